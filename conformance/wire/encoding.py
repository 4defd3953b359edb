"""Writes a call as an HTTP request, in the form in which its client would."""

import json
from typing import Any

import httpx

from conformance.wire.call import Call, Form, Spelled

__all__ = ["encode", "parts_of", "text_of"]

# Fixed, so that the same call is the same request again.
_BOUNDARY = "7d9f1c3b5a8e4f60b2d4c6e8a0f1e3d5"


def text_of(value: Any) -> str:
    """A parameter as clients write it where the form has only text."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parts_of(call: Call) -> dict[str, Any]:
    """The parameters in the terms of httpx: its argument's name, and what to give."""
    if isinstance(call, Spelled):
        query = {"params": call.query} if call.query else {}
        return {**query, "headers": dict(call.headers), "content": call.content}
    if call.form is Form.JSON:
        return {"json": dict(call.params)}
    texts = {name: text_of(value) for name, value in call.params.items()}
    match call.form:
        case Form.QUERY:
            return {"params": texts}
        case Form.MULTIPART:
            # Fields are parts without a file name, so that the body is multipart without files too.
            parts: list[tuple[str, Any]] = [(name, (None, text)) for name, text in texts.items()]
            for name, upload in call.files.items():
                parts.append((name, (upload.filename, upload.content, upload.content_type)))
            return {"files": parts}
        case _:
            return {"data": texts}


def encode(call: Call, url: str) -> tuple[str, dict[str, str], bytes]:
    """Address, headers and body of the request that makes a call at this URL."""
    multipart = {"content-type": f"multipart/form-data; boundary={_BOUNDARY}"}
    headers = multipart if call.form is Form.MULTIPART else {}
    request = httpx.Request(call.verb, url, headers=headers, **parts_of(call))
    told = {
        name: request.headers[name] for name in ("content-type", "content-length") if name in request.headers
    }
    return str(request.url), told, request.read()
