"""The recorder before an upstream that speaks HTTPS, straight and through a proxy."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest

from conformance.session.cassette import Meta, load
from conformance.session.recorder import Recorder

from .recorder_stage import TOKEN

pytestmark = pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made by openssl")


class _Answering(BaseHTTPRequestHandler):
    """Answers calls; as a proxy it opens tunnels to the server that it was given."""

    server: Any
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("Content-Length", "25")
        self.end_headers()
        self.wfile.write(b'{"ok":true,"result":true}')

    def do_CONNECT(self) -> None:
        self.server.asked.append((self.path, self.headers.get("proxy-authorization")))
        self.send_response(200)
        self.end_headers()
        with socket.create_connection(self.server.behind) as far:
            back = threading.Thread(target=_copy, args=(far, self.connection))
            back.start()
            _copy(self.connection, far)
            back.join()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


def serving(server: ThreadingHTTPServer) -> threading.Thread:
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    return thread


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    files = folder / "cert.pem", folder / "key.pem"
    made = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    names = ["-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]
    command = ["openssl", "req", *made, *names, "-out", str(files[0]), "-keyout", str(files[1])]
    subprocess.run(command, check=True, capture_output=True)
    return files


@pytest.fixture
def upstream(certificate: tuple[Path, Path]) -> Iterator[ThreadingHTTPServer]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as server:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = serving(server)
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def trusted(certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))


def ask(url: str, path: Path, **how: str) -> tuple[httpx.Response, int]:
    with Recorder(url, "127.0.0.1:0", path, Meta("a"), **how) as recorder:
        answer = httpx.post(f"{recorder.url}/bot{TOKEN}/getMe", trust_env=False)
    return answer, len(load(path).interactions)


@pytest.mark.usefixtures("trusted")
def test_an_upstream_with_https_is_recorded(upstream, tmp_path):
    answer, recorded = ask(f"https://localhost:{upstream.server_port}", tmp_path / "a.yaml")

    assert (answer.json()["ok"], recorded) == (True, 1)


def test_a_certificate_that_nobody_vouches_for_is_refused(upstream, tmp_path):
    answer, recorded = ask(f"https://localhost:{upstream.server_port}", tmp_path / "a.yaml")

    assert (answer.status_code, recorded) == (502, 0)
    assert "no secure connection: " in answer.json()["description"]


@pytest.mark.usefixtures("trusted")
def test_an_upstream_with_https_is_reached_through_a_proxy(upstream, tmp_path):
    with ThreadingHTTPServer(("127.0.0.1", 0), _Answering) as proxy:
        proxy.behind, proxy.asked = upstream.server_address, []  # type: ignore[attr-defined]  # notes on it
        thread = serving(proxy)
        way = f"http://me:secret@127.0.0.1:{proxy.server_port}"
        answer, recorded = ask(f"https://localhost:{upstream.server_port}", tmp_path / "a.yaml", proxy=way)
        proxy.shutdown()
        thread.join()

    assert (answer.json()["ok"], recorded) == (True, 1)
    assert proxy.asked == [(f"localhost:{upstream.server_port}", "Basic bWU6c2VjcmV0")]  # type: ignore[attr-defined]  # see above


def test_a_proxy_that_is_not_there_is_said(upstream, tmp_path):
    url = f"https://localhost:{upstream.server_port}"

    answer, recorded = ask(url, tmp_path / "a.yaml", proxy="http://127.0.0.1:9")

    assert (answer.status_code, recorded) == (502, 0)
    assert "connection refused" in answer.json()["description"]
