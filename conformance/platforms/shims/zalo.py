"""Zalo behind the Bot API: numbers for its strings, seconds for its milliseconds, messages for its events.

It has no keyboards, no edits, no uploads; a keyboard that a bot sends is left out.
"""

import time
from collections.abc import Mapping
from typing import Any

from conformance.platforms.profile import Profile
from conformance.platforms.shims.ids import Numbers
from conformance.platforms.shims.native import NativeWire
from conformance.platforms.shims.shim import Happening, Shim, absent
from conformance.platforms.shims.telegram_shaped import integer, opened
from conformance.platforms.shims.texts import found, read
from conformance.reference.calls.errors import bad_request
from conformance.wire import Call

__all__ = ["Zalo"]

_MODES = {"html", "markdown"}
_MEDIA = {"sendphoto": ("sendPhoto", "photo"), "sendvoice": ("sendVoice", "voice_url")}
_BATCH = 100


class Zalo(Shim):
    """Reads one event after the other, as each call brings one."""

    def __init__(self, profile: Profile, native: NativeWire) -> None:
        super().__init__(profile, native)
        self._ids = Numbers()
        self._chats: dict[int, dict[str, Any]] = {}
        self._bots: dict[str, dict[str, Any]] = {}

    async def call(self, token: str, call: Call) -> Any:
        match call.method.lower():
            case "getme":
                return await self._me(token)
            case "sendmessage":
                return await self._text(token, call.params)
            case "sendphoto" | "sendvoice" as method:
                return await self._media(token, *_MEDIA[method], call)
            case "sendsticker":
                return await self._sent(token, "sendSticker", call.params, sticker=call.params.get("sticker"))
            case "sendchataction":
                action = call.params.get("action")
                await self._ask(token, "sendChatAction", chat_id=self._chat(call.params), action=action)
                return True
        raise absent()

    async def updates(self, token: str, seconds: float) -> list[Happening]:
        came: list[Happening] = []
        while len(came) < _BATCH:
            wait = 0 if came else int(seconds)
            event = opened(await self.native.ask(token, "getUpdates", {"timeout": wait}, seconds))
            if not event:
                break
            came.append(("message", self._message(event["message"])))
        return came

    async def _me(self, token: str) -> dict[str, Any]:
        me = await self._ask(token, "getMe")
        name = me["account_name"]
        self._bots[token] = {
            "id": self._ids.number(me["id"]),
            "is_bot": True,
            "first_name": name,
            "username": name,
        }
        return {**self._bots[token], "can_join_groups": me["can_join_groups"]}

    async def _text(self, token: str, params: Mapping[str, Any]) -> dict[str, Any]:
        text, entities = read(params)
        mode = str(params.get("parse_mode", "")).lower()
        marked = {"parse_mode": mode, "text": params["text"]} if mode in _MODES else {"text": text}
        sent = await self._sent(token, "sendMessage", params, **marked)
        shown = entities if mode in _MODES else found(text)
        return {**sent, "text": text, **({"entities": shown} if shown else {})}

    async def _media(self, token: str, method: str, name: str, call: Call) -> dict[str, Any]:
        given = call.params.get(method.removeprefix("send").lower(), "")
        if "://" not in given:
            raise bad_request(f"{self.profile.title} takes media by URL alone")
        caption = {"caption": call.params["caption"]} if "caption" in call.params else {}
        sent = await self._sent(token, method, call.params, **{name: given}, **caption)
        return {**sent, **caption}

    async def _sent(self, token: str, method: str, params: Mapping[str, Any], **given: Any) -> dict[str, Any]:
        chat = integer(params, "chat_id")
        result = await self._ask(token, method, chat_id=self._chat(params), **given)
        usual = {"id": chat, "type": "private" if chat > 0 else "group"}
        bot = self._bots.get(token) or await self._me(token)
        return {
            "message_id": self._ids.number(result["message_id"]),
            "from": {name: bot[name] for name in ("id", "is_bot", "first_name", "username")},
            "chat": self._chats.get(chat, usual),
            "date": int(result.get("date", time.time())),
        }

    def _chat(self, params: Mapping[str, Any]) -> str:
        chat = integer(params, "chat_id")
        text = self._ids.text(chat)
        return f"-{text}" if chat < 0 and text.isdecimal() else text

    async def _ask(self, token: str, method: str, **params: Any) -> Any:
        return opened(await self.native.ask(token, method, params))

    def _message(self, native: Mapping[str, Any]) -> dict[str, Any]:
        sender, where = native["from"], native["chat"]
        is_private = where["chat_type"] == "PRIVATE"
        name = {"first_name": sender["display_name"]} if is_private else {}
        sign = -1 if where["id"].startswith("-") else 1
        chat = self._ids.number(where["id"].removeprefix("-"), sign)
        self._chats[chat] = {"id": chat, "type": "private" if is_private else "group", **name}
        message = {
            "message_id": self._ids.number(native["message_id"]),
            "from": {
                "id": self._ids.number(sender["id"]),
                "is_bot": sender["is_bot"],
                "first_name": sender["display_name"],
            },
            "chat": self._chats[chat],
            "date": native["date"] // 1000,
        }
        message |= {key: native[key] for key in ("text", "caption") if key in native}
        entities = found(native.get("text", ""))
        return {**message, **({"entities": entities} if entities else {})}
