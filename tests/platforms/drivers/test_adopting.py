"""What a vendor adopts: the command, the page, the description of the door, and the template."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from conformance.cli import main

ROOT = Path(__file__).parents[3]
TEMPLATE = ROOT / "docs" / "driver-template"


@pytest.fixture(scope="module")
def script():
    spec = importlib.util.spec_from_file_location("drivers_page", ROOT / "scripts" / "drivers_page.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_lists_the_acts_of_today(script):
    written = (ROOT / "docs" / "drivers.md").read_text("utf-8")

    assert written == script.page(written), "run scripts/drivers_page.py"


def test_the_description_of_the_door_is_that_of_today(script):
    written = (ROOT / "docs" / "sandbox-openapi.json").read_text("utf-8")

    assert written == script.openapi(), "run scripts/drivers_page.py"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder of packages with the template in it, as an installer lays it out."""
    folder = tmp_path_factory.mktemp("site")
    project = tomllib.loads((TEMPLATE / "pyproject.toml").read_text("utf-8"))["project"]
    about = folder / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Name: {project['name']}\nVersion: {project['version']}\n", "utf-8")
    groups = project["entry-points"].items()
    lines = [f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in points.items()) for group, points in groups]
    (about / "entry_points.txt").write_text("".join(lines), "utf-8")
    shutil.copy(TEMPLATE / "example_driver.py", folder)
    return folder


def ran(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))},
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )


def test_the_template_is_found_by_its_entry_point_and_keeps_the_protocol(installed, reference):
    done = ran(installed, "conformance.cli", "driver", "example", "--platform", reference.url)

    assert (0, "") == (done.returncode, done.stderr)
    assert "2 of 2 acts that example declares can be tried" in done.stdout
    assert "All of these were tried, and are kept." in done.stdout


def test_the_templates_own_test_passes(installed):
    done = ran(installed, "pytest", "-q", "-p", "no:cacheprovider", str(TEMPLATE / "tests"))

    assert 0 == done.returncode, done.stdout


def test_the_command_says_what_it_cannot_tell_of(reference, capsys):
    assert 0 == main(["driver", "sandbox", "--platform", reference.url])

    said = capsys.readouterr().out
    assert "acts that sandbox declares can be tried by this check." in said
    assert "Cannot be tried, and so not known to be kept: add_members" in said


def test_a_driver_that_plays_nobody_proves_nothing(capsys):
    assert 1 == main(["driver", "none", "--platform", "http://127.0.0.1:9"])
    assert "0 of 0 acts" in capsys.readouterr().out


def test_where_nothing_answers_nothing_is_said_to_be_kept(capsys):
    assert 1 == main(["driver", "sandbox", "--platform", "http://127.0.0.1:9"])

    said = capsys.readouterr().out
    assert "NOT KEPT  the stage cannot be set" in said
    assert "are kept" not in said
