"""Cassettes of Ruby's VCR and of betamax, which took its format over: ``http_interactions``."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.session.cassette import Interaction
from conformance.session.cassette.parsing import parse
from conformance.session.importers.bodies import from_base64, moment, text_bytes, told_length

__all__ = ["read"]


def read(path: Path) -> Iterator[Interaction]:
    """The recorded interactions, in the order of the file; their times are known to the second alone."""
    for one in parse(path.read_bytes(), path)["http_interactions"]:
        yield _interaction(one)


def _interaction(one: Mapping[str, Any]) -> Interaction:
    request, response = one["request"], one["response"]
    asked, answered = _headers(request), _headers(response)
    status = response["status"]
    return Interaction(
        str(request["method"]).lstrip(":").upper(),
        request["uri"],
        asked,
        _body(request.get("body"), asked),
        int(status["code"]),
        status.get("message") or "",
        answered,
        _body(response.get("body"), answered),
        moment(one.get("recorded_at")),
        0.0,
    )


def _headers(message: Mapping[str, Any]) -> dict[str, str]:
    return {
        name.lower(): ", ".join(map(str, value)) if isinstance(value, list) else str(value)
        for name, value in (message.get("headers") or {}).items()
    }


def _body(body: Any, headers: Mapping[str, str]) -> bytes:
    if not isinstance(body, Mapping):
        body = {"string": body}
    if "base64_string" in body:
        return from_base64(body["base64_string"])
    content = body.get("string") or ""
    return content if isinstance(content, bytes) else text_bytes(str(content), told_length(headers))
