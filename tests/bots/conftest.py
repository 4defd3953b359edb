"""A platform in front of which one fault stands."""

import http.server
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from typing import Any

import httpx
import pytest

from conformance.bots.pieces import PIECES
from conformance.bots.trying import tried
from conformance.platforms import open_platform, resolve
from conformance.reference.process import ReferenceProcess
from conformance.verdict import Verdict

Ask = Callable[[], Any]
Fault = Callable[[str, Ask], Any]  # of a method and what asks for its answer: the answer that it gives


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    upstream: httpx.Client
    fault: Fault

    def do_GET(self) -> None:
        self.pass_on()

    def do_POST(self) -> None:
        self.pass_on()

    def pass_on(self) -> None:
        content = self.rfile.read(int(self.headers.get("content-length") or 0))
        kind = {"content-type": self.headers.get("content-type") or ""}

        def ask() -> Any:
            return self.upstream.request(self.command, self.path, content=content, headers=kind).json()

        called = (
            self.path.partition("?")[0].rpartition("/")[2].lower() if self.path.startswith("/bot") else ""
        )
        answer = type(self).fault(called, ask) if called else ask()
        body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        failed = isinstance(answer, dict) and answer.get("ok") is False
        self.send_response(answer["error_code"] if failed else 200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        with suppress(BrokenPipeError):
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def faulty() -> Iterator[Callable[[Fault], str]]:
    """The URL of a reference platform whose answers pass through a fault."""
    with ExitStack() as stack:

        def served(fault: Fault) -> str:
            platform = stack.enter_context(ReferenceProcess())
            upstream = stack.enter_context(httpx.Client(base_url=platform.url, timeout=60, trust_env=False))
            handler = type("Faulty", (Handler,), {"upstream": upstream, "fault": staticmethod(fault)})
            server = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler))
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
            stack.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield served


@pytest.fixture
def verdict(
    faulty: Callable[[Fault], str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Fault], Verdict]:
    """The verdict on a bot, on a platform with that fault."""
    monkeypatch.setattr("conformance.bots.trying._PATIENCE", 1.5)
    monkeypatch.setattr("conformance.bots.running._HANDSHAKE_SECONDS", 5.0)

    def judged(name: str, fault: Fault) -> Verdict:
        with open_platform(resolve(faulty(fault), driver="sandbox")) as platform:
            return tried(name, PIECES[name], platform)

    return judged


def lacks(method: str) -> Fault:
    refusal = {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    return lambda called, ask: refusal if called == method else ask()


def refuses(method: str, description: str) -> Fault:
    refusal = {"ok": False, "error_code": 400, "description": description}
    return lambda called, ask: refusal if called == method else ask()


def breaks(method: str) -> Fault:
    return lambda called, ask: b"<html>Bad gateway</html>" if called == method else ask()


def stands_still(method: str) -> Fault:
    def fault(called: str, ask: Ask) -> Any:
        if called == method:
            time.sleep(5)
        return ask()

    return fault


def drops(method: str, field: str) -> Fault:
    def fault(called: str, ask: Ask) -> Any:
        answer = ask()
        if called == method and answer["ok"]:
            answer["result"].pop(field, None)
        return answer

    return fault


def withholds(kind: str) -> Fault:
    """An update of that kind never comes."""

    def fault(called: str, ask: Ask) -> Any:
        answer = ask()
        if called == "getupdates" and answer["ok"]:
            answer["result"] = [update for update in answer["result"] if kind not in update]
            time.sleep(0.05)
        return answer

    return fault


def strips(kind: str, field: str) -> Fault:
    """An update comes without something."""

    def fault(called: str, ask: Ask) -> Any:
        answer = ask()
        for update in answer["result"] if called == "getupdates" and answer["ok"] else ():
            update.get(kind, {}).pop(field, None)
        return answer

    return fault


@pytest.fixture
def faults() -> Mapping[str, Callable[..., Fault]]:
    """Each is one thing that a platform does wrong."""
    return {one.__name__: one for one in (lacks, refuses, drops, withholds, strips, stands_still, breaks)}
