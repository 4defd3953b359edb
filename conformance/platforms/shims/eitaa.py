"""Eitaa behind the Bot API: its path, and one method for every kind of file.

A public chat is told as a channel, which is what it mostly is. Nothing comes from there.
"""

from typing import Any

from conformance.platforms.shims.shim import Shim, absent
from conformance.platforms.shims.telegram_shaped import opened, reply_id
from conformance.platforms.shims.texts import read, value_of
from conformance.reference.calls.errors import bad_request
from conformance.wire import Call

__all__ = ["Eitaa"]

_FILES = ("document", "photo", "video", "audio", "voice", "animation")


class Eitaa(Shim):
    """Sends; formatting is left out, as there is none."""

    has_updates = False

    async def call(self, token: str, call: Call) -> Any:
        method = call.method.lower()
        kind = method.removeprefix("send")
        if method == "getme":
            return opened(await self.native.ask(token, "getMe", {}))
        if method == "sendmessage":
            text, _ = read(call.params)
            sent = opened(await self.native.ask(token, "sendMessage", {**_usual(call), "text": text}))
            return {**_message(sent), "text": text}
        if method == f"send{kind}" and kind in _FILES:
            return await self._file(token, kind, call)
        if method == "deletemessage":
            given = {name: value_of(call.params, name) for name in ("chat_id", "message_id")}
            return opened(await self.native.ask(token, "deleteMessage", given))
        raise absent()

    async def _file(self, token: str, kind: str, call: Call) -> dict[str, Any]:
        name = str(call.params.get(kind, "")).removeprefix("attach://") or kind
        if name not in call.files:
            raise bad_request(f"{self.profile.title} takes uploads alone")
        caption, _ = read(call.params, "caption", "caption_entities")
        shown = {"caption": caption} if caption else {}
        fields = {key: str(value) for key, value in (_usual(call) | shown).items()}
        url = self.native.address.call(token, "sendFile")
        sent = opened(await self.native.send_file(url, token, "file", call.files[name], fields))
        return {**_message(sent), **shown}


def _usual(call: Call) -> dict[str, Any]:
    chat = str(call.params.get("chat_id", "")).removeprefix("@")  # usernames go without
    told: dict[str, Any] = {"chat_id": chat}
    if (below := reply_id(call.params)) is not None:
        told["reply_to_message_id"] = below
    if value_of(call.params, "disable_notification"):
        told["disable_notification"] = 1
    return told


def _message(sent: dict[str, Any]) -> dict[str, Any]:
    chat = sent["chat"]
    return {**sent, "chat": {**chat, "type": {"public": "channel"}.get(chat["type"], chat["type"])}}
