"""Whatever becomes of the recorder or its disk, what was answered is on file and the file loads."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from vcr.persisters.filesystem import FilesystemPersister
from vcr.serializers import yamlserializer

from conformance.session.cassette import load

from .recorder_stage import TOKEN

resource = pytest.importorskip("resource", reason="the limits of a process are asked of a Unix")

CHILD = """
import sys, threading
from conformance.session.cassette import Meta
from conformance.session.recorder import Recorder
with Recorder(sys.argv[1], '127.0.0.1:0', sys.argv[2], Meta('test')) as recorder:
    recorder.log.on_problem = lambda sentence: print(sentence, flush=True)
    print(recorder.url, flush=True)
    threading.Event().wait()
"""
BOTS = 4


class _Echo(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = b'{"ok":true,"result":"' + self.rfile.read(int(self.headers["content-length"])) + b'"}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Echo) as server:
        server.daemon_threads = True
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()


@contextmanager
def recorder(upstream: str, path: Path, largest: int | None = None) -> Iterator["subprocess.Popen[str]"]:
    """In a process of its own, which may not write files larger than so many bytes."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, upstream, str(path)], stdout=subprocess.PIPE, text=True, env=env
    ) as child:
        assert child.stdout
        child.url = child.stdout.readline().strip()  # type: ignore[attr-defined]  # a note on it
        if largest is not None:
            limit(child, largest)
        try:
            yield child
        finally:
            child.kill()


def limit(child: "subprocess.Popen[str]", largest: int) -> None:
    _, hard = resource.prlimit(child.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(child.pid, resource.RLIMIT_FSIZE, (largest, hard))


def busy(url: str, number: int, answered: list[str]) -> None:
    """A bot that calls until nobody answers."""
    with httpx.Client(trust_env=False) as client:
        for count in range(10_000):
            name = f"call{number}x{count}"
            try:
                client.post(f"{url}/bot{TOKEN}/{name}", content=b"x" * (count % 40 * 100))
            except httpx.HTTPError:
                return
            answered.append(name)


def recorded(path: Path) -> list[str]:
    return [one.uri.rsplit("/", 1)[-1] for one in load(path).interactions]


@pytest.mark.parametrize("moment", [0.1, 0.17, 0.26, 0.34, 0.45])
def test_a_kill_at_any_moment_loses_nothing_that_was_answered(upstream, tmp_path, moment):
    answered: list[list[str]] = [[] for _ in range(BOTS)]
    with recorder(upstream, tmp_path / "a.yaml") as child:
        bots = [threading.Thread(target=busy, args=(child.url, each, answered[each])) for each in range(BOTS)]
        for bot in bots:
            bot.start()
        time.sleep(moment)
        child.kill()
    for bot in bots:
        bot.join()

    on_file = recorded(tmp_path / "a.yaml")
    assert {name for names in answered for name in names} <= set(on_file)
    assert len(on_file) == len(set(on_file))
    assert len(on_file) <= sum(len(names) for names in answered) + BOTS


@pytest.mark.parametrize("torn", range(1, 400, 57))
def test_a_file_torn_in_its_last_exchange_has_all_the_others(upstream, tmp_path, torn):
    with recorder(upstream, tmp_path / "a.yaml") as child:
        for number in range(3):
            httpx.post(f"{child.url}/bot{TOKEN}/call{number}", content=b"x")
    whole = (tmp_path / "a.yaml").read_bytes()

    (tmp_path / "a.yaml").write_bytes(whole[:-torn])

    assert recorded(tmp_path / "a.yaml") == ["call0", "call1"]


def test_a_killed_recording_loads_in_vcrpy(upstream, tmp_path):
    with recorder(upstream, tmp_path / "a.yaml") as child:
        httpx.post(f"{child.url}/bot{TOKEN}/getMe", content=b"x")
        child.kill()

    requests, _ = FilesystemPersister.load_cassette(tmp_path / "a.yaml", yamlserializer)

    assert [request.path for request in requests] == ["/botTOKEN/getMe"]


def test_a_full_disk_is_said_and_the_bot_sees_what_upstream_gives(upstream, tmp_path):
    with recorder(upstream, tmp_path / "a.yaml", largest=4000) as child:
        answers = [httpx.post(f"{child.url}/bot{TOKEN}/call{n}", content=b"x" * 500).json() for n in range(6)]
        problem = child.stdout.readline()
        limit(child, 1_000_000)
        httpx.post(f"{child.url}/bot{TOKEN}/later", content=b"x")

    assert answers == [{"ok": True, "result": "x" * 500}] * 6
    assert problem == "The cassette cannot be written (File too large): exchanges are missing from it.\n"
    names = recorded(tmp_path / "a.yaml")
    assert names == [*(f"call{number}" for number in range(len(names) - 1)), "later"]
    assert 1 < len(names) < 7
