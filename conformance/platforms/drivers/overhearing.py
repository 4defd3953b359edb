"""What a bot showed to people, overheard in its calls: so that a button can be named by its label."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.wire import Address, Call, Client, Exchange, Limits, Throttle

__all__ = ["Overheard", "OverheardClient"]


@dataclass(slots=True)
class Overheard:
    """The messages of a bot by chat and number: their texts, and their buttons by data."""

    _texts: dict[tuple[Any, Any], str] = field(default_factory=dict)
    _labels: dict[tuple[Any, Any], dict[str, str]] = field(default_factory=dict)

    def hear(self, exchange: Exchange) -> None:
        result, params = exchange.answer.result, exchange.call.params
        if not exchange.answer.ok or not isinstance(result, dict) or "message_id" not in result:
            return
        chat = result.get("chat")
        place = (str(chat["id"] if isinstance(chat, dict) else params.get("chat_id")), result["message_id"])
        text = result.get("text") or result.get("caption") or params.get("text")
        if isinstance(text, str):
            self._texts[place] = text
        shown = result.get("reply_markup") or params.get("reply_markup")
        self._labels[place] = _buttons(shown)

    def text(self, chat_id: int, message_id: Any) -> str:
        return self._texts.get((str(chat_id), message_id), "")

    def label(self, chat_id: int, message_id: Any, data: Any) -> str:
        return self._labels.get((str(chat_id), message_id), {}).get(str(data), "")


class OverheardClient(Client):
    """A client that lets somebody listen."""

    def __init__(
        self,
        address: Address,
        token: str,
        limits: Limits,
        throttle: Throttle,
        listener: Callable[[Exchange], None],
    ) -> None:
        super().__init__(address, token, limits, throttle)
        self._listener = listener

    def send(self, call: Call, *, patience: float = 0.0) -> Exchange:
        exchange = super().send(call, patience=patience)
        self._listener(exchange)
        return exchange


def _buttons(markup: Any) -> dict[str, str]:
    if isinstance(markup, str):
        try:
            markup = json.loads(markup)
        except ValueError:
            return {}
    rows = markup.get("inline_keyboard") if isinstance(markup, Mapping) else None
    found = [button for row in rows or () if isinstance(row, list) for button in row]
    return {
        str(one["callback_data"]): str(one.get("text", ""))
        for one in found
        if isinstance(one, dict) and "callback_data" in one
    }
