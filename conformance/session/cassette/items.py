"""An exchange as a cassette's item, and back."""

import base64
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from conformance.session.cassette.model import CALL, Bot, Cut, Interaction, Meta

__all__ = ["interaction_of", "item_of", "meta_of"]


def item_of(interaction: Interaction) -> dict[str, Any]:
    """The timing comes last: its line ends an item, so that a torn one is known by its absence."""
    directed = {} if interaction.direction == CALL else {"direction": interaction.direction}
    cut = {"cut": [asdict(one) for one in interaction.cut]} if interaction.cut else {}
    return {
        "request": {
            "method": interaction.method,
            "uri": interaction.uri,
            "body": _readable(interaction.request_body),
            "headers": {name: [value] for name, value in interaction.request_headers.items()},
        },
        "response": {
            "status": {"code": interaction.status, "message": interaction.reason},
            "headers": {name: [value] for name, value in interaction.response_headers.items()},
            "body": {"string": _readable(interaction.response_body)},
        },
        "conformance": directed
        | cut
        | {"started_at": interaction.started_at or 0.0, "elapsed_ms": interaction.elapsed_ms or 0.0},
    }


def interaction_of(item: Mapping[str, Any]) -> Interaction:
    """The exchange in an item that the schema allows."""
    request, response, ours = item["request"], item["response"], item.get("conformance") or {}
    early = "status_code" in response
    status = {"code": response["status_code"]} if early else response["status"]
    body = response["content"] if early else response["body"]
    return Interaction(
        request["method"],
        request["uri"],
        _headers(request.get("headers")),
        _bytes(request.get("body")),
        status["code"],
        status.get("message") or "",
        _headers(response.get("headers")),
        _bytes(body),
        ours.get("started_at"),
        ours.get("elapsed_ms"),
        ours.get("direction", CALL),
        tuple(Cut(**one) for one in ours.get("cut") or ()),
    )


def meta_of(data: Mapping[str, Any]) -> Meta:
    known = {name: value for name, value in data.items() if name not in {"format", "bot"}}
    return Meta(**known, bot=Bot(**data.get("bot", {})))


def _readable(body: bytes) -> str | bytes:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def _headers(data: Mapping[str, Any] | None) -> dict[str, str]:
    return {
        str(name).lower(): ", ".join(value) if isinstance(value, (list, tuple)) else str(value or "")
        for name, value in (data or {}).items()
    }


def _bytes(body: Any) -> bytes:
    if isinstance(body, Mapping):
        return (
            base64.b64decode(body["base64_string"]) if "base64_string" in body else _bytes(body.get("string"))
        )
    if isinstance(body, (list, tuple)):
        return b"".join(_bytes(part) for part in body)
    return body if isinstance(body, bytes) else str(body or "").encode()
