"""Leaves a platform as it was found, as far as a bot can."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from conformance.errors import TargetUnreachable
from conformance.wire import Call, Client, Form

__all__ = ["Traces"]

_BATCH = 100  # Source: Bot API, deleteMessages
_SENDING = ("send", "copy", "forward")


@dataclass(slots=True)
class Traces:
    """The messages that the bot has sent, by chat."""

    sent: dict[Any, dict[Any, None]] = field(default_factory=dict)

    def note(self, method: str, params: Mapping[str, Any], result: Any) -> None:
        """Notes the messages that a call made."""
        if not method.lower().startswith(_SENDING):
            return
        for one in result if isinstance(result, list) else [result]:
            if isinstance(one, dict) and isinstance(one.get("message_id"), int):
                chat = one.get("chat")
                place = chat.get("id") if isinstance(chat, dict) else params.get("chat_id")
                self.sent.setdefault(place, {})[one["message_id"]] = None

    def remove(self, client: Client) -> None:
        """Deletes them; what cannot be deleted stays."""
        with suppress(TargetUnreachable):
            for call in self._calls():
                client.send(call)
        self.sent.clear()

    def _calls(self) -> Iterator[Call]:
        for chat, known in self.sent.items():
            ids = list(known)
            for start in range(0, len(ids), _BATCH):
                batch = {"chat_id": chat, "message_ids": ids[start : start + _BATCH]}
                yield Call("deleteMessages", batch, form=Form.JSON)
