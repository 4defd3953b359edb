"""A bot speaks Telegram's form to the recorder, whatever form its platform has."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from conformance.session.cassette import Meta, load
from conformance.session.recorder import Recorder
from conformance.wire import Address

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def upstream() -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    """Its URL, and the paths and tokens in headers that it was asked with."""
    asked: list[tuple[str, str | None]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length") or 0))
            asked.append((self.path, self.headers.get("x-token")))
            body = json.dumps({"ok": True, "result": True}).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST  # noqa: N815 - http.server's own names

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        server.shutdown()


def ask(path: Path, address: Address, *calls: str) -> None:
    with Recorder(address, "127.0.0.1:0", path, Meta("a")) as recorder:
        for call in calls:
            assert httpx.post(f"{recorder.url}{call}", data={"a": "b"}, trust_env=False).status_code == 200


def test_calls_and_files_go_on_in_the_platforms_own_form(upstream, tmp_path: Path) -> None:
    url, asked = upstream
    address = Address(f"{url}/api/{{method}}?auth={{token}}", f"{url}/store/{{token}}/{{path}}")

    ask(tmp_path / "a.yaml", address, f"/bot{TOKEN}/getMe?x=1", f"/file/bot{TOKEN}/photos/1.jpg")

    assert [(f"/api/getMe?auth={TOKEN}&x=1", None), (f"/store/{TOKEN}/photos/1.jpg", None)] == asked


def test_a_token_in_a_header_is_sent_and_not_recorded(upstream, tmp_path: Path) -> None:
    url, asked = upstream
    address = Address(f"{url}/{{method}}", f"{url}/{{path}}", (("X-Token", "{token}"),))

    ask(tmp_path / "a.yaml", address, f"/bot{TOKEN}/getMe")

    assert [("/getMe", TOKEN)] == asked
    assert "x-token" not in (tmp_path / "a.yaml").read_text().lower()


def test_a_cassette_has_telegrams_form_all_the_same(upstream, tmp_path: Path) -> None:
    url, _ = upstream

    ask(
        tmp_path / "a.yaml",
        Address(f"{url}/{{token}}/x/{{method}}", f"{url}/{{path}}"),
        f"/bot{TOKEN}/getMe?x=1",
    )

    (one,) = load(tmp_path / "a.yaml").interactions
    assert (True, True) == ("/bot" in one.uri, one.uri.endswith("/getMe?x=1"))


def test_what_is_under_way_is_told(upstream, tmp_path: Path) -> None:
    url, _ = upstream
    told = []
    with Recorder(Address.parse(url), "127.0.0.1:0", tmp_path / "a.yaml", Meta("a")) as recorder:
        recorder.log.on_begin = lambda method: told.append(f"begins {method}")
        recorder.log.on_end = lambda method: told.append(f"ends {method}")

        httpx.post(f"{recorder.url}/bot{TOKEN}/SendMessage", trust_env=False)

    assert ["begins sendmessage", "ends sendmessage"] == told
