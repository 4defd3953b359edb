"""Requests spelt by hand, and what comes of them."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from conformance.suite.ground import Caller

__all__ = ["FORM", "JSON", "encoded", "said", "spelt", "written"]

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"


def spelt(content: str | bytes = b"", kind: str = FORM, query: str = "", **headers: str) -> dict[str, Any]:
    """A request with that body of that content type, and that query."""
    body = content.encode() if isinstance(content, str) else content
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"query": query, "content": body, "headers": {**({"content-type": kind} if kind else {}), **told}}


def encoded(*pairs: tuple[str, Any]) -> str:
    """Pairs as a form or a query has them, in that order."""
    return urlencode(pairs)


def written(params: Mapping[str, Any], **how: Any) -> str:
    """An object as JSON, with the letters as they are."""
    return json.dumps(params, **{"ensure_ascii": False, **how})


def said(caller: Caller, **request: Any) -> str:
    """The text of the message that sendMessage makes of a request spelt by hand."""
    text: str = caller.accepted("sendMessage", spelt=spelt(**request))["text"]
    return text
