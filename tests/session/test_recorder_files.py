"""Files of 50 MB pass through the recorder, and neither its memory nor the cassette holds them."""

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from vcr.serialize import deserialize
from vcr.serializers import yamlserializer

from conformance.session.cassette import load
from conformance.session.recording.kept import HEAD
from conformance.wire import decode

from .recorder_stage import TOKEN

MB = 1024 * 1024
SIZE = 50 * MB
PIECE = bytes(range(256)) * 256
MOST_MEMORY = 8 * MB  # that a file of any length may take

CHILD = """
import sys, resource
from conformance.session.cassette import Meta
from conformance.session.recorder import Recorder
with Recorder(sys.argv[1], '127.0.0.1:0', sys.argv[2], Meta('test')) as recorder:
    print(recorder.url, flush=True)
    for _ in sys.stdin:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024, flush=True)
"""


class Files(ThreadingHTTPServer):
    """Takes files and gives them, in pieces."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        self.taken: list[tuple[int, str]] = []


class _Handler(BaseHTTPRequestHandler):
    server: Any
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        size = int(self.path.rsplit("/", 1)[-1])
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(size))
        self.end_headers()
        for _ in range(0, size, len(PIECE)):
            self.wfile.write(PIECE)

    def do_POST(self) -> None:
        length, digest = int(self.headers["content-length"]), hashlib.sha256()
        left = length
        while left:
            piece = self.rfile.read(min(left, len(PIECE)))
            digest.update(piece)
            left -= len(piece)
        self.server.taken.append((length, digest.hexdigest()))
        self.send_response(200)
        self.send_header("Content-Length", "25")
        self.end_headers()
        self.wfile.write(b'{"ok":true,"result":true}')

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def recorder(upstream: str, path: Path) -> Iterator[tuple[str, Any]]:
    """In a process of its own; the second value asks for the most memory that it ever held."""
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, upstream, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
    ) as child:
        assert child.stdin
        assert child.stdout
        ask, hear = child.stdin, child.stdout

        def most() -> int:
            ask.write("\n")
            ask.flush()
            return int(hear.readline())

        yield hear.readline().strip(), most


@pytest.fixture
def files() -> Iterator[Files]:
    with Files() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def multipart(size: int) -> Iterator[bytes]:
    yield b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n5\r\n'
    yield b'--b\r\nContent-Disposition: form-data; name="document"; filename="a.bin"\r\n\r\n'
    for _ in range(0, size, len(PIECE)):
        yield PIECE
    yield b"\r\n--b--\r\n"


def upload(url: str, size: int) -> None:
    length = sum(len(piece) for piece in multipart(0)) + size
    headers = {"content-type": "multipart/form-data; boundary=b", "content-length": str(length)}
    answer = httpx.post(
        f"{url}/bot{TOKEN}/sendDocument", content=multipart(size), headers=headers, timeout=60
    )
    assert answer.json()["ok"]


def download(url: str, size: int) -> str:
    digest = hashlib.sha256()
    with httpx.stream("GET", f"{url}/file/bot{TOKEN}/{size}", timeout=60) as answer:
        for piece in answer.iter_raw():
            digest.update(piece)
    return digest.hexdigest()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in kilobytes on Linux alone")
def test_a_large_upload_reaches_upstream_whole_and_is_never_held(files, tmp_path):
    with recorder(files.url, tmp_path / "a.yaml") as (url, most):
        upload(url, MB)
        before = most()
        upload(url, SIZE)
        grown = most() - before

    whole = hashlib.sha256(b"".join(multipart(SIZE))).hexdigest()
    assert files.taken[-1][1] == whole
    assert grown < MOST_MEMORY


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told in kilobytes on Linux alone")
def test_a_large_download_reaches_the_bot_whole_and_is_never_held(files, tmp_path):
    with recorder(files.url, tmp_path / "a.yaml") as (url, most):
        download(url, MB)
        before = most()
        digest = download(url, SIZE)
        grown = most() - before

    assert digest == hashlib.sha256(PIECE * (SIZE // len(PIECE))).hexdigest()
    assert grown < MOST_MEMORY


def test_the_cassette_has_the_head_of_a_large_file_and_what_is_known_of_it(files, tmp_path):
    with recorder(files.url, tmp_path / "a.yaml") as (url, _):
        upload(url, 2 * MB)
        download(url, 2 * MB)

    digest = hashlib.sha256(PIECE * (2 * MB // len(PIECE))).hexdigest()
    up, down = load(tmp_path / "a.yaml").interactions
    assert [(one.of, one.part, one.size, one.sha256) for one in (*up.cut, *down.cut)] == [
        ("request", "document", 2 * MB, digest),
        ("response", None, 2 * MB, digest),
    ]
    call = decode(up.method, up.uri, up.request_headers, up.request_body)
    assert (call.params["chat_id"], call.files["document"].filename) == ("5", "a.bin")
    assert PIECE[:HEAD].startswith(call.files["document"].content)
    assert (tmp_path / "a.yaml").stat().st_size < 100_000


def test_vcrpy_reads_what_was_cut(files, tmp_path):
    with recorder(files.url, tmp_path / "a.yaml") as (url, _):
        upload(url, 2 * MB)
        download(url, 2 * MB)

    requests, responses = deserialize((tmp_path / "a.yaml").read_text(), yamlserializer)

    assert [request.method for request in requests] == ["POST", "GET"]
    assert PIECE[:HEAD].startswith(responses[1]["body"]["string"])
