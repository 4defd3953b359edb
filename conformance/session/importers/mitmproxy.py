"""Flows as mitmproxy and mitmdump save them (``-w FILE``), of version 4 and later."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from conformance.session.cassette import Interaction
from conformance.session.importers.tnetstrings import CutOff, read_all

__all__ = ["read"]


def read(path: Path) -> Iterator[Interaction]:
    """The HTTP flows that were answered; one that was cut off as it was written ends the file."""
    with path.open("rb") as file, suppress(CutOff):
        for flow in read_all(file, {"request", "response"}):
            if flow.get("request") and flow.get("response"):
                yield _interaction(flow["request"], flow["response"])


def _interaction(request: Mapping[str, Any], response: Mapping[str, Any]) -> Interaction:
    started, ended = request["timestamp_start"], response.get("timestamp_end")
    host, path = _text(request["host"]), _text(request["path"])
    return Interaction(
        _text(request["method"]),
        f"{_text(request['scheme'])}://{host}:{request['port']}{path}",
        _headers(request["headers"]),
        request.get("content") or b"",
        response["status_code"],
        _text(response.get("reason") or b""),
        _headers(response["headers"]),
        response.get("content") or b"",
        round(started, 6),
        round(((ended or started) - started) * 1000, 3),
    )


def _headers(pairs: list[list[Any]]) -> dict[str, str]:
    return {_text(name).lower(): _text(value) for name, value in pairs}


def _text(value: bytes | str) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value
