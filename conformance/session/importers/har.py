"""HTTP archives (HAR 1.2), as browsers and proxies export them."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from conformance.session.cassette import Interaction
from conformance.session.importers.bodies import from_base64, moment, text_bytes, told_length

__all__ = ["read"]


def read(path: Path) -> Iterator[Interaction]:
    """The entries that were answered, in the order of their answers."""
    entries = json.loads(path.read_bytes())["log"]["entries"]
    found = [_interaction(entry) for entry in entries if entry["response"].get("status", 0) >= 100]
    yield from sorted(found, key=lambda one: (one.started_at or 0.0) + (one.elapsed_ms or 0.0) / 1000)


def _interaction(entry: Mapping[str, Any]) -> Interaction:
    request, response = entry["request"], entry["response"]
    asked, answered = _headers(request), _headers(response)
    return Interaction(
        request["method"],
        request["url"],
        asked,
        _posted(request, asked),
        response["status"],
        response.get("statusText") or "",
        answered,
        _content(response.get("content") or {}, answered),
        moment(entry.get("startedDateTime")),
        round(float(entry.get("time") or 0.0), 3),
    )


def _headers(message: Mapping[str, Any]) -> dict[str, str]:
    return {one["name"].lower(): one["value"] for one in message.get("headers") or ()}


def _posted(request: Mapping[str, Any], headers: dict[str, str]) -> bytes:
    posted = request.get("postData") or {}
    headers.setdefault("content-type", posted.get("mimeType") or "")
    if posted.get("encoding") == "base64":
        return from_base64(posted.get("text") or "")
    if posted.get("text"):
        return text_bytes(posted["text"], told_length(headers))
    if "urlencoded" in headers["content-type"]:
        return urlencode([(one["name"], one.get("value", "")) for one in posted.get("params") or ()]).encode()
    return b""


def _content(content: Mapping[str, Any], headers: dict[str, str]) -> bytes:
    """The body, which an archive shows opened, whatever the headers say of its encoding."""
    headers.pop("content-encoding", None)
    text = content.get("text") or ""
    return from_base64(text) if content.get("encoding") == "base64" else text_bytes(text, content.get("size"))
