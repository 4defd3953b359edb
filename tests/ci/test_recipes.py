"""The recipes for a vendor's CI: their shell steps are run as they stand, on the embedded platform.

`pip install` is stood in for, as the package under test is here already; the Dockerfile's line is run whole.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CI = ROOT / "docs" / "ci"
BIN = Path(sys.executable).parent
# Two areas and two sessions, so that a test of a recipe is no run of the suite.
PART = ("--only=transport.*", "--only=echo-grammy")
PYTHON = f"""#!/bin/sh
case "$*" in
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && ln -sf "{BIN}/conformance" "$3/bin/" ;;
    "-m pip install "*) ;;
    *) exec "{sys.executable}" "$@" ;;
esac
"""


@pytest.fixture
def shell(tmp_path):
    """Runs a script in an empty folder, as a CI does."""
    commands = tmp_path / "commands"
    commands.mkdir()
    for name in ("python", "python3"):
        (commands / name).write_text(PYTHON)
        (commands / name).chmod(0o755)
    (commands / "pip").write_text("#!/bin/sh\n")
    (commands / "pip").chmod(0o755)
    (commands / "conformance").symlink_to(BIN / "conformance")
    folder = tmp_path / "checkout"
    folder.mkdir()

    def run(script, *arguments, **variables):
        given = {"GITHUB_STEP_SUMMARY": "summary.md", "GITHUB_OUTPUT": "output", "CONFORMANCE_TOKEN": ""}
        path = f"{commands}:/usr/bin:/bin"
        return subprocess.run(
            ["/bin/bash", "-euo", "pipefail", "-c", script, "bash", *arguments],
            cwd=folder,
            env={"PATH": path, "HOME": os.environ["HOME"], **given, **variables},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    run.folder = folder
    return run


def loaded(name):
    return yaml.safe_load((CI / name).read_text("utf-8"))


def judge_step():
    (step,) = (step for step in loaded("github-action/action.yml")["runs"]["steps"] if step.get("id"))
    return step


def test_the_action_judges_and_writes_the_summary(shell):
    done = shell(judge_step()["run"], PLATFORM="embedded", DRIVER="", OLDER="", ARGUMENTS="\n".join(PART))

    assert (0, "exit-code=0\n") == (done.returncode, (shell.folder / "output").read_text()), done.stdout
    assert "Fidelity" in (shell.folder / "summary.md").read_text("utf-8")
    assert (shell.folder / "conformance-report" / "report.junit.xml").is_file()


def test_the_action_fails_with_the_exit_code_of_the_run(shell):
    arguments = "\n".join((*PART, "--floor=fidelity=100"))

    done = shell(judge_step()["run"], PLATFORM="embedded", DRIVER="", OLDER="none", ARGUMENTS=arguments)

    assert (1, "exit-code=1\n") == (done.returncode, (shell.folder / "output").read_text())
    assert "below its floor of 100 %" in done.stdout


def test_what_the_action_is_given_is_never_a_command(shell):
    harm = "--only=$(touch harm)"

    shell(judge_step()["run"], PLATFORM="embedded", DRIVER="", OLDER="", ARGUMENTS=harm)

    assert not (shell.folder / "harm").exists()


def test_every_input_that_the_action_uses_is_one_of_its_own():
    text = (CI / "github-action" / "action.yml").read_text("utf-8")

    used = set(re.findall(r"inputs\.([\w-]+)", text))

    assert loaded("github-action/action.yml")["inputs"].keys() == used
    assert not any("${{" in step["run"] for step in loaded("github-action/action.yml")["runs"]["steps"])


def test_the_workflow_gives_the_action_what_it_takes():
    action = loaded("github-action/action.yml")["inputs"]
    steps = loaded("github-workflow.yml")["jobs"]["conformance"]["steps"]

    (given,) = (step["with"] for step in steps if step.get("uses") == "./.github/actions/conformance")

    assert given.keys() <= action.keys()
    assert {name for name, one in action.items() if one.get("required")} <= given.keys()


def test_the_step_of_the_workflow_that_keeps_the_history_works(shell, whole_report):
    steps = loaded("github-workflow.yml")["jobs"]["conformance"]["steps"]
    (script,) = (step["run"] for step in steps if "run" in step)
    (shell.folder / "conformance-report").mkdir()
    (shell.folder / "conformance-report" / "report.ndjson").write_bytes(whole_report.read_bytes())

    done = shell(script)

    assert 0 == done.returncode, done.stderr
    assert (shell.folder / "conformance-report" / "history.svg").is_file()


def test_gitlabs_script_judges(shell):
    job = loaded("gitlab-ci.yml")["conformance"]
    script = "\n".join(job["script"]).replace("conformance run", f"conformance run {shlex.join(PART)}")

    done = shell(script, PLATFORM="embedded", **job["variables"])

    assert 0 == done.returncode, done.stdout + done.stderr
    assert (shell.folder / job["artifacts"]["reports"]["junit"]).is_file()


def test_the_plain_script_hands_on_the_exit_code_and_keeps_no_bad_run(shell):
    script = f'sh {CI / "conformance.sh"} "$@"'

    done = shell(script, *PART, "--floor=fidelity=100", PLATFORM="embedded")

    assert 1 == done.returncode, done.stderr
    assert not (shell.folder / "last").exists()


def test_the_plain_script_says_what_it_lacks(shell):
    done = shell(f"sh {CI / 'conformance.sh'}")

    assert 0 != done.returncode
    assert "Set PLATFORM" in done.stderr


@pytest.mark.parametrize("name", ["conformance.sh", "nightly.sh"])
def test_the_scripts_are_of_the_plainest_shell(name):
    done = subprocess.run(["/bin/sh", "-n", str(CI / name)], capture_output=True, text=True, check=False)

    assert (0, "") == (done.returncode, done.stderr)


def test_the_dockerfiles_line_works_in_a_fresh_environment(tmp_path):
    instructions = [
        line.partition(" ")[::2]
        for line in (CI / "Dockerfile").read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    assert ["FROM", "ARG", "RUN", "ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD"] == [
        name for name, _ in instructions
    ]
    (line,) = (rest for name, rest in instructions if name == "RUN")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "fresh")], check=True)
    path = f"{tmp_path / 'fresh' / 'bin'}:{os.environ['PATH']}"

    made = subprocess.run(
        ["/bin/sh", "-c", line],
        env={**os.environ, "PATH": path, "PACKAGE": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    if "No matching distribution found for" in made.stderr:
        pytest.skip("No package index can be reached from here.")
    assert 0 == made.returncode, made.stderr
    shown = subprocess.run([str(tmp_path / "fresh/bin/conformance"), "--version"], check=False)
    assert 0 == shown.returncode
