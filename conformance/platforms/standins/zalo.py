"""Zalo's dialect: Telegram's addresses and envelope, other objects within.

An update has no id, and to read it is to confirm it. What an empty poll returns is not published:
here, an envelope without a result.
"""

import json
import time
from collections.abc import Mapping
from typing import Any

from conformance.platforms.profile import Method
from conformance.platforms.standins.dialect import Native, reply
from conformance.platforms.standins.telegram_shaped import TelegramShaped
from conformance.reference.calls.errors import ApiError
from conformance.reference.server.dispatch import Answer, Desk
from conformance.wire import Call

__all__ = ["Zalo"]

_KINDS = ("photo", "sticker", "voice")


class Zalo(TelegramShaped):
    """Ids are strings, a message's date is in milliseconds, and what sends returns two fields."""

    async def serve(self, request: Native, desk: Desk) -> Answer:
        answer = await super().serve(request, desk)
        if request.method == "getUpdates" and answer.status == 200:
            await self._confirm(request, desk)
        return answer

    def asked(self, request: Native) -> Call:
        call = super().asked(request)
        if call.method == "getUpdates":
            return Call("getUpdates", {**call.params, "limit": "1"}, verb=call.verb)
        if call.method == "setWebhook":
            self._check_secret(str(call.params.get("secret_token", "")))
        return call

    def result(self, method: Method, value: Any) -> Any:
        match method.name:
            case "getMe":
                return {
                    "id": str(value["id"]),
                    "account_name": value.get("username", ""),
                    "can_join_groups": value["can_join_groups"],
                }
            case "getUpdates":
                return event_of(value[0]) if value else None
            case "setWebhook" | "deleteWebhook" | "getWebhookInfo":
                url = value.get("url", "") if isinstance(value, dict) else ""
                return {"url": url, "updated_at": int(time.time() * 1000)}
        if isinstance(value, dict) and "message_id" in value:
            return {"message_id": str(value["message_id"]), "date": value["date"]}
        return value

    def answered(self, request: Native, answer: Answer) -> Answer:
        answer = super().answered(request, answer)
        body = json.loads(answer.body)
        if body.get("ok") and body.get("result", ...) is None:
            return Answer(answer.status, reply(200, {"ok": True}).body)
        return answer

    def kinds(self) -> frozenset[str]:
        return frozenset({"message"})

    def delivery(self, text: str) -> str:
        return json.dumps({"ok": True, "result": event_of(json.loads(text))}, ensure_ascii=False)

    async def _confirm(self, request: Native, desk: Desk) -> None:
        """Forgets the update that was just read."""
        inbox = desk.bot(request.token).inbox
        for update in inbox.first(1):
            inbox.take(update.id)

    def _check_secret(self, secret: str) -> None:
        shortest, longest = (self.profile.limits[f"secret_token_{end}"] for end in ("min", "max"))
        if not shortest <= len(secret) <= longest:
            raise ApiError(400, f"Bad Request: secret_token must have {shortest} to {longest} characters")


def event_of(update: Mapping[str, Any]) -> dict[str, Any]:
    """An update of the Bot API as an event."""
    message = update["message"]
    kind = "text" if "text" in message else next((kind for kind in _KINDS if kind in message), "unsupported")
    shown = {"photo": "image"}.get(kind, kind)
    return {"event_name": f"message.{shown}.received", "message": _message(message)}


def _message(message: Mapping[str, Any]) -> dict[str, Any]:
    sender, chat = message.get("from", {}), message["chat"]
    names = (sender.get(name) for name in ("first_name", "last_name"))
    known = {name: message[name] for name in ("text", "caption") if name in message}
    return {
        "message_id": str(message["message_id"]),
        "date": message["date"] * 1000,
        "from": {
            "id": str(sender.get("id", "")),
            "display_name": " ".join(filter(None, names)),
            "is_bot": sender.get("is_bot", False),
        },
        "chat": {"id": str(chat["id"]), "chat_type": "PRIVATE" if chat["type"] == "private" else "GROUP"},
        **known,
    }
