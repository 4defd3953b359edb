"""What web apps and websites are told of the person, signed so that the bot knows it for true."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

__all__ = ["init_data", "launched", "login_data"]

VERSION = "9.6"
PLATFORM = "web"

_Fields = Mapping[str, Any]


def init_data(token: str, fields: _Fields) -> str:
    """The query string of ``Telegram.WebApp.initData``.

    There is no ``signature`` for third parties: only Telegram's own key could make one that they believe.
    """
    texts = {name: value if isinstance(value, str) else _json(value) for name, value in fields.items()}
    key = hmac.digest(b"WebAppData", token.encode(), "sha256")
    return _query({**texts, "hash": _mark(key, texts)})


def login_data(token: str, fields: _Fields) -> str:
    """The query string that a website gets from whoever logs in."""
    texts = {name: str(value) for name, value in fields.items()}
    key = hashlib.sha256(token.encode()).digest()
    return _query({**texts, "hash": _mark(key, texts)})


def launched(url: str, data: str) -> str:
    """The address that an app opens for a web app."""
    parameters = {"tgWebAppData": data, "tgWebAppVersion": VERSION, "tgWebAppPlatform": PLATFORM}
    before, mark, own = url.partition("#")
    return (
        f"{before}#{own}{'&' if own else ''}{_query(parameters)}" if mark else f"{url}#{_query(parameters)}"
    )


def _mark(key: bytes, texts: Mapping[str, str]) -> str:
    checked = "\n".join(f"{name}={texts[name]}" for name in sorted(texts))
    return hmac.new(key, checked.encode(), hashlib.sha256).hexdigest()


def _json(value: Any) -> str:
    """As Telegram's servers write it, strokes escaped."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("/", "\\/")


def _query(parameters: Mapping[str, str]) -> str:
    return urlencode(parameters, quote_via=quote, safe="")
