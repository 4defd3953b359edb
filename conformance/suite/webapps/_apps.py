"""Web apps that a person opens, and how their data are proven."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.suite.ground import Caller, NotPlayable, User

__all__ = ["APP", "button", "launched", "login_mark", "told", "web_app_mark", "who"]

APP = "https://example.com/shop"
_TITLE = "فروشگاه"


def button(**kind: Any) -> dict[str, Any]:
    return {"text": _TITLE, **kind}


def launched(user: User, source: str, **details: Any) -> dict[str, str]:
    """The initData of an app that the person opens. Raises NotPlayable where nobody tells."""
    url = user.done("open_web_app", source=source, **details).get("url", "")
    data = dict(parse_qsl(urlsplit(str(url)).fragment, keep_blank_values=True)).get("tgWebAppData", "")
    if not data:
        raise NotPlayable("The driver does not tell with which data the web app was opened.")
    return dict(parse_qsl(data, keep_blank_values=True))


def told(caller: Caller, user: User) -> dict[str, str]:
    """The initData of an app behind a button under a message."""
    markup = {"inline_keyboard": [[button(web_app={"url": APP})]]}
    given = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    sent = caller.given("sendMessage", given)
    return launched(user, "button", message_id=sent["message_id"], text=_TITLE)


def who(data: Mapping[str, str]) -> dict[str, Any]:
    """The WebAppUser of initData."""
    user: dict[str, Any] = json.loads(data["user"])
    return user


def web_app_mark(token: str, data: Mapping[str, str]) -> str:
    """What the hash of initData must be, as documented under Validating data received via the Mini App."""
    return _mark(hmac.digest(b"WebAppData", token.encode(), "sha256"), data)


def login_mark(token: str, data: Mapping[str, str]) -> str:
    """What the hash of a login must be, as documented under Checking authorization."""
    return _mark(hashlib.sha256(token.encode()).digest(), data)


def _mark(key: bytes, data: Mapping[str, str]) -> str:
    checked = "\n".join(f"{name}={data[name]}" for name in sorted(data) if name != "hash")
    return hmac.new(key, checked.encode(), hashlib.sha256).hexdigest()
