import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conformance.bots.child import Bounds, Child

PYTHON = (sys.executable, "-c")
NODE = (shutil.which("node") or "node", "-e")
OPEN = "import socket; socket.create_connection(({host!r}, {port}), 5); print('connected')"
OPEN_NODE = "require('net').connect({port}, {host!r}, () => (console.log('connected'), process.exit()))"


def run(*command: str, bounds: Bounds | None = None, **environment: str) -> tuple[int | None, str]:
    """Its exit code and what it said, once it has ended by itself."""
    with Child(command, environment, bounds or Bounds(())) as child:
        wait(lambda: not child.runs)
        return child.exit_code, child.log()


def wait(until: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not until():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def number_in(path: Path) -> int:
    wait(lambda: path.exists() and path.read_text().strip().isdigit())
    return int(path.read_text())


def test_a_program_says_how_it_ended() -> None:
    assert run(*PYTHON, "print('a'); raise SystemExit(3)") == (3, "a\n")


def test_a_program_that_is_not_there_is_told() -> None:
    assert run("/no/such/bot") == (127, "/no/such/bot cannot be started: No such file or directory\n")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not count data so")
def test_a_bot_that_takes_too_much_memory_is_refused_it() -> None:
    code, log = run(*PYTHON, "x = bytearray(10**9)", bounds=Bounds((), memory=300 * 1024**2))

    assert (code, "MemoryError" in log) == (1, True)


def test_a_bot_that_takes_too_long_is_ended() -> None:
    assert run(*PYTHON, "import time; time.sleep(600)", bounds=Bounds((), seconds=0.3))[0] == 124


def test_a_bot_that_does_not_heed_the_request_to_end_is_ended_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("conformance.bots.child._END_SECONDS", 0.5)
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf'); time.sleep(600)"

    with Child((*PYTHON, deaf), {}, Bounds(())) as child:
        wait(lambda: "deaf" in child.log())

    assert not child.runs


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_what_a_bot_has_started_ends_with_it(tmp_path: Path) -> None:
    child_of_bot = f"echo $$ > {tmp_path}/pid; sleep 600"

    with Child(("sh", "-c", f"sh -c '{child_of_bot}' & wait"), {}, Bounds(())):
        pid = number_in(tmp_path / "pid")

    wait(lambda: not alive(pid))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
def test_no_bot_outlives_a_harness_that_is_killed(tmp_path: Path) -> None:
    bot = f"echo $$ > {tmp_path}/pid; sleep 600"
    harness = (
        "import time; from conformance.bots.child import *\n"
        f"with Child(('sh', '-c', {bot!r}), {{}}, Bounds(())): time.sleep(600)"
    )
    started = subprocess.Popen([sys.executable, "-c", harness])
    pid = number_in(tmp_path / "pid")

    os.kill(started.pid, signal.SIGKILL)
    started.wait()

    wait(lambda: not alive(pid))


@pytest.mark.parametrize(("command", "code"), [(PYTHON, OPEN), (NODE, OPEN_NODE)], ids=["python", "node"])
def test_a_bot_reaches_the_places_that_it_may_and_no_others(command: tuple[str, ...], code: str) -> None:
    if not shutil.which(command[0]):
        pytest.skip("node is not installed")
    with socket.create_server(("127.0.0.1", 0)) as open_to_it, socket.create_server(("127.0.0.1", 0)) as shut:
        reach, other = open_to_it.getsockname()[1], shut.getsockname()[1]
        bounds = Bounds((f"127.0.0.1:{reach}",))

        allowed = run(*command, code.format(host="127.0.0.1", port=reach), bounds=bounds)
        refused = run(*command, code.format(host="127.0.0.1", port=other), bounds=bounds)

    assert allowed == (0, "connected\n")
    assert (refused[0], f"conformance: this bot may not reach 127.0.0.1:{other}" in refused[1]) == (1, True)


@pytest.mark.parametrize("command", [PYTHON, NODE], ids=["python", "node"])
def test_a_bot_may_not_even_ask_where_another_host_is(command: tuple[str, ...]) -> None:
    if not shutil.which(command[0]):
        pytest.skip("node is not installed")
    code = OPEN if command is PYTHON else OPEN_NODE

    log = run(*command, code.format(host="telegram.invalid", port=443), bounds=Bounds(("127.0.0.1:1",)))[1]

    assert "conformance: this bot may not reach telegram.invalid" in log


def test_a_bot_has_neither_our_token_nor_a_way_around_by_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONFORMANCE_TOKEN", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")

    code = "import os; print(os.environ.get('CONFORMANCE_TOKEN'), os.environ.get('HTTPS_PROXY'))"

    assert run(*PYTHON, code) == (0, "None None\n")


def test_a_sitecustomize_of_the_environment_still_runs(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('theirs')")

    assert run(*PYTHON, "print('bot')", bounds=Bounds(("127.0.0.1:1",)), PYTHONPATH=str(tmp_path)) == (
        0,
        "theirs\nbot\n",
    )
