"""The command as a person runs it: exit codes, sentences, and what is left in the report."""

import http.server
import json
import os
import subprocess
import sys
import threading

import pytest

from conformance.platforms.third_party.telegram_test_api import TelegramTestApi, Unavailable, install
from conformance.report import read

TOKEN = "123456789:" + "A" * 35


@pytest.fixture
def run(tmp_path):
    def command(*arguments, token=""):
        done = subprocess.run(
            [sys.executable, "-m", "conformance.cli", "run", *arguments],
            cwd=tmp_path,
            env={**os.environ, "CONFORMANCE_TOKEN": token, "COLUMNS": "100"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return command


@pytest.fixture
def report(tmp_path):
    return lambda: read(tmp_path / "conformance-report" / "report.ndjson")


@pytest.fixture
def served():
    """A server that gives one answer to everything."""
    servers = []

    def serve(status, content_type, body):
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                self.rfile.read(int(self.headers.get("content-length") or 0))
                self.send_response(status)
                self.send_header("content-type", content_type)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield serve
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_tests_of_the_folder_are_not_asked(run, tmp_path):
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "conftest.py").write_text("import no_such_package")

    assert 0 == run("--platform=embedded", "--only=transport.*").returncode


def test_the_reference_has_full_marks(run, report, tmp_path):
    done = run("--platform=embedded")

    assert done.returncode == 0, done.stdout
    score = report().score
    assert (score.fidelity, score.untested_percent) == (100, 0)
    assert "Fidelity  100 %" in done.stdout
    assert (tmp_path / "conformance-report" / "report.html").stat().st_size > 10_000


def test_two_workers_find_the_same(run, report):
    done = run("--platform=embedded", "-n", "2")

    assert done.returncode == 0, done.stdout
    assert report().score.fidelity == 100


def test_a_mutant_loses_and_the_run_says_so(run, report):
    done = run("--platform=mutant:no_chat_instance", "--only", "keyboards.*")

    assert done.returncode == 1
    failed = {one.id for one in report().verdicts if one.outcome == "fail"}
    assert "keyboards.chat-instance" in failed
    assert "--only keyboards.chat-instance" in done.stdout


def test_one_step_is_judged_again_by_its_line(run, report):
    done = run("--platform=mutant:drops_date", "--only", "shop-aiogram/5")

    assert done.returncode == 1
    assert [one.id for one in report().verdicts if one.kind == "step"] == ["shop-aiogram/5"]
    assert "again      conformance run --platform mutant:drops_date --only shop-aiogram/5" in done.stdout


def test_sessions_play_by_webhook_too(run, report):
    done = run("--platform=embedded", "--delivery=webhook", "--overlap", "--only", "echo-*")

    assert done.returncode == 0, done.stdout
    assert {one.outcome for one in report().verdicts} == {"pass"}


def test_nothing_there(run, report):
    done = run("--platform=http://127.0.0.1:9", token=TOKEN)

    assert done.returncode == 3
    assert "does not answer" in done.stderr
    assert [one.id for one in report().verdicts] == ["smoke"]


def test_nothing_there_and_a_driver(run):
    done = run("--platform=http://127.0.0.1:9", "--driver=sandbox")

    assert done.returncode == 3
    assert "does not answer" in done.stderr


def test_a_driver_that_does_not_fit(run, served):
    done = run(f"--platform={served(200, 'text/html', b'<h1>Welcome</h1>')}", "--driver=sandbox")

    assert done.returncode == 2
    assert "'sandbox' cannot make a bot" in done.stderr


def test_a_page_in_html(run, served):
    done = run(f"--platform={served(200, 'text/html', b'<!DOCTYPE html><h1>Welcome</h1>')}", token=TOKEN)

    assert done.returncode == 11
    assert "an HTML page" in done.stderr


def test_a_wrong_token(run, served):
    body = json.dumps({"ok": False, "error_code": 401, "description": "Unauthorized"}).encode()

    done = run(f"--platform={served(401, 'application/json', body)}", token=TOKEN)

    assert done.returncode == 10
    assert TOKEN not in done.stdout + done.stderr


def test_no_token(run, served):
    done = run(f"--platform={served(200, 'application/json', b'{}')}")

    assert done.returncode == 10
    assert "CONFORMANCE_TOKEN" in done.stderr


def test_an_unknown_platform(run):
    done = run("--platform=whatsup")

    assert done.returncode == 14
    assert "'embedded'" in done.stderr


def test_an_unknown_version(run):
    done = run("--platform=embedded", "--bot-api=99.9")

    assert done.returncode == 2
    assert "99.9" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("broken.yaml", b"version: 1\ninteractions: [", 12),
        ("junk.yaml", bytes(range(256)) * 8, 12),
        ("future.yaml", b"version: 1\nconformance: {format: 99, name: x}\ninteractions: []\n", 13),
        ("list.json", b"[1, 2]", 12),
    ],
)
def test_a_cassette_that_cannot_be_read_costs_nothing_else(run, report, tmp_path, name, content, code):
    (tmp_path / name).write_bytes(content)
    (tmp_path / "steps.json").write_text(
        json.dumps([{"method": "getMe", "status": 200, "response": {"ok": True, "result": {}}}])
    )

    done = run("--platform=embedded", "steps.json", name)

    assert done.returncode == code, done.stdout
    assert name in done.stdout
    assert [one.outcome for one in report().verdicts] == ["pass", "error"]


@pytest.fixture
def emulator(tmp_path_factory):
    try:
        with TelegramTestApi(install(npm_folder(tmp_path_factory))) as candidate:
            yield candidate
    except Unavailable as reason:
        pytest.skip(str(reason))


def test_telegram_test_api_is_judged_truly(run, report, emulator):
    """Known by hand of the emulator: what it keeps and what it breaks; see the facts beside its driver.

    Without webhooks, as a delivery that fails ends it.
    """
    allowed = [f"--allow={effect}" for effect in ("profile", "members", "money")]

    done = run(f"--platform={emulator.url}", "--driver=telegram-test-api", "--only=*.*", *allowed)

    outcomes = {one.id: one.outcome.value for one in report().verdicts}
    assert done.returncode == 1
    assert {outcomes[id_] for id_ in KEPT} == {"pass"}
    assert {outcomes[id_] for id_ in BROKEN} == {"fail"}
    assert outcomes["files.photo-uploaded"] == "unsupported"


def test_what_was_judged_outlives_the_platform(run, report, emulator):
    """The emulator ends itself where a webhook answers anything but 200 or 204."""
    done = run(f"--platform={emulator.url}", "--driver=telegram-test-api", "--only=webhooks.*")

    ended = {one.id: one.outcome.value for one in report().verdicts}
    assert (done.returncode, emulator.wait(5)) == (3, 1)
    assert f"{emulator.url} does not answer" in done.stdout + done.stderr
    assert ended["webhooks.update-is-posted"] == "pass"


KEPT = ("transport.form", "transport.json", "messages.ids-rise", "updates.message-arrives")
BROKEN = (
    "identity.bot-is-a-bot",  # getMe has no is_bot
    "messages.date-in-seconds",  # milliseconds
    "updates.repeated-until-confirmed",  # read once, gone
    "updates.long-poll-waits",
    "transport.refusal-in-envelope",  # {"message": …} with status 500
    "keyboards.chat-instance",
    "messages.edit-text",  # result is null
)


def npm_folder(factory):
    from pathlib import Path

    named = os.environ.get("CONFORMANCE_NPM_DIR")
    return Path(named) if named else factory.mktemp("npm")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--only", "keybords.*"], "Nothing is called 'keybords.*'"),
        (["--only", "updates.ofset-confirms"], "did you mean updates.offset-confirms?"),
        (["--only", "shop-aiogrom/5"], "did you mean shop-aiogram?"),
        (["--retries", "-1"], "cannot be less than none"),
        (["--rate", "fast"], "invalid float value"),
        (["no-such.yaml"], "There is no file no-such.yaml"),
    ],
)
def test_what_cannot_be_meant_is_said(run, arguments, said):
    done = run("--platform=embedded", *arguments)

    assert done.returncode == 2
    assert said in done.stderr
