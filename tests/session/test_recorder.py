import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from conformance.errors import UsageError
from conformance.session.cassette import Meta, load
from conformance.session.recorder import Recorder

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
META = Meta("test")


class Upstream(ThreadingHTTPServer):
    """Answers each call with what it was sent; misbehaves where a method is named so."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Echo)
        self.released, self.polled, self.abandoned = (threading.Event() for _ in range(3))
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class _Echo(BaseHTTPRequestHandler):
    server: Any
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer = json.dumps(
            {"ok": True, "result": [self.command, self.path, headers, body.decode("latin-1")]}
        ).encode()
        encoding = []
        match self.path.rsplit("/", 1)[-1]:
            case "vanish":
                self.close_connection = True
                return
            case "getUpdates":
                self.server.polled.set()
                self.server.released.wait(30)
            case "neverAnswered":
                self.server.polled.set()
                self.connection.recv(1)  # returns when the other side hangs up
                self.server.abandoned.set()
                self.close_connection = True
                return
            case "zip":
                answer, encoding = gzip.compress(answer), [("Content-Encoding", "gzip")]
            case "hide":
                answer = TOKEN.replace(":", "%5Cu003a").encode()
        self.send_response(200)
        for name, value in [
            ("Content-Type", "application/json"),
            ("Content-Length", str(len(answer))),
            *encoding,
        ]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def recorder(upstream: Upstream, tmp_path: Path) -> Iterator[Recorder]:
    with Recorder(upstream.url, "127.0.0.1:0", tmp_path / "a.yaml", META) as recorder:
        yield recorder


def call(recorder: Recorder, method: str, **how: Any) -> httpx.Response:
    return httpx.post(f"{recorder.url}/bot{TOKEN}/{method}", timeout=30, trust_env=False, **how)


def recorded(tmp_path: Path) -> tuple[str, ...]:
    return tuple(one.uri.rsplit("/", 1)[-1] for one in load(tmp_path / "a.yaml").interactions)


def test_method_path_headers_and_body_go_upstream_unchanged(recorder: Recorder) -> None:
    answer = call(
        recorder, "x?a=%41", content=b"\x00\xff", headers={"X-Mine": "1", "Accept-Encoding": "br, gzip"}
    )

    verb, path, headers, body = answer.json()["result"]
    assert (verb, path, body) == ("POST", f"/bot{TOKEN}/x?a=%41", "\x00\xff")
    assert {"x-mine": "1", "accept-encoding": "gzip", "content-length": "2"}.items() <= headers.items()


def test_an_exchange_is_on_file_before_the_bot_has_its_answer(recorder: Recorder, tmp_path: Path) -> None:
    call(recorder, "sendMessage", data={"text": "سلام"})

    (one,) = load(tmp_path / "a.yaml").interactions
    assert one.uri == "http://bot-api.invalid/botTOKEN/sendMessage"
    assert one.request_body == b"text=%D8%B3%D9%84%D8%A7%D9%85"
    assert (one.status, one.reason) == (200, "OK")
    assert TOKEN not in (tmp_path / "a.yaml").read_text()


def test_a_poll_waits_and_is_recorded_when_it_completes(
    recorder: Recorder, upstream: Upstream, tmp_path: Path
) -> None:
    poll = threading.Thread(target=call, args=(recorder, "getUpdates"))
    poll.start()
    upstream.polled.wait(30)
    call(recorder, "sendMessage")
    upstream.released.set()
    poll.join()

    assert recorded(tmp_path) == ("sendMessage", "getUpdates")


def test_a_compressed_answer_reaches_the_bot_as_it_is_and_the_file_readable(
    recorder: Recorder, tmp_path: Path
) -> None:
    answer = call(recorder, "zip")

    (one,) = load(tmp_path / "a.yaml").interactions
    assert answer.headers["content-encoding"] == "gzip"
    assert len(one.response_body) == int(one.response_headers["content-length"])
    assert b"TOKEN....." in one.response_body


def test_a_lost_upstream_is_a_502_in_the_envelope_and_recording_goes_on(
    recorder: Recorder, tmp_path: Path
) -> None:
    lost = call(recorder, "vanish")
    call(recorder, "getMe")

    assert (lost.status_code, lost.json()["ok"], lost.json()["error_code"]) == (502, False, 502)
    assert recorded(tmp_path) == ("getMe",)
    assert recorder.problems == ["vanish had no answer from upstream (the connection was closed)."]


def test_nobody_upstream_is_a_502_as_well(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = held.getsockname()[1]
    with Recorder(f"http://127.0.0.1:{port}", "127.0.0.1:0", tmp_path / "a.yaml", META) as recorder:
        assert call(recorder, "getMe").json()["error_code"] == 502

    assert recorded(tmp_path) == ()


def test_what_cannot_be_scrubbed_reaches_the_bot_and_not_the_file(recorder: Recorder, tmp_path: Path) -> None:
    assert call(recorder, "hide").status_code == 200

    assert recorded(tmp_path) == ()
    assert "a secret is left in the answer" in recorder.problems[0]


def test_a_poll_that_its_bot_gave_up_is_given_up_upstream_too(recorder: Recorder, upstream: Upstream) -> None:
    with socket.create_connection(httpx.URL(recorder.url).netloc.decode().split(":")) as bot:
        bot.sendall(b"POST /bot1/neverAnswered HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        assert upstream.polled.wait(30)

    assert upstream.abandoned.wait(30)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_killed_recorder_leaves_what_was_answered(upstream: Upstream, tmp_path: Path) -> None:
    command = ["-m", "tests_recorder_child", upstream.url, str(tmp_path / "a.yaml")]
    (tmp_path / "tests_recorder_child.py").write_text(
        "import sys, threading\n"
        "from conformance.session.cassette import Meta\n"
        "from conformance.session.recorder import Recorder\n"
        "with Recorder(sys.argv[1], '127.0.0.1:0', sys.argv[2], Meta('test')) as recorder:\n"
        "    print(recorder.url, flush=True)\n"
        "    threading.Event().wait()\n"
    )
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[2])])
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": path}
    ) as child:
        assert child.stdout
        url = child.stdout.readline().strip()
        with httpx.Client(trust_env=False) as client:
            for number in range(5):
                client.post(f"{url}/bot{TOKEN}/call{number}")
        child.kill()

    assert recorded(tmp_path) == tuple(f"call{number}" for number in range(5))


@pytest.mark.parametrize(
    ("upstream_url", "listen"),
    [("ftp://a.invalid", "127.0.0.1:0"), ("nonsense", "127.0.0.1:0"), ("http://a.invalid", "here")],
)
def test_addresses_that_cannot_be_meant_are_refused(upstream_url: str, listen: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Recorder(upstream_url, listen, tmp_path / "a.yaml", META)
