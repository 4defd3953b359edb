"""A chat as the traffic tells it: what the bot sent, and what reached it.

Where no driver shows what a person sees, this stands in its place. It is what the platform says that it
shows: a platform that accepts a message and shows another is not found out by it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conformance.bots.sanity import sane_results
from conformance.bots.seeing import Seen
from conformance.bots.traffic import Passed, Traffic

__all__ = ["Transcript"]

_Message = dict[str, Any]
_NEW = ("message", "channel_post", "business_message")
_CHANGED = ("edited_message", "edited_channel_post", "edited_business_message")
_QUERIES = {"press_button": "callback_query", "inline_query": "inline_query"}
_SHOWN = ("text", "caption", "reply_markup")
_MEDIA = frozenset({
    *("photo", "document", "video", "audio", "voice", "animation", "sticker", "poll", "invoice"),
    *("location", "venue", "contact", "dice", "game", "videonote"),
})  # fmt: skip


class Transcript:
    """Every chat of one bot; reads on in the traffic whenever it is asked."""

    def __init__(self, traffic: Traffic) -> None:
        self._traffic = traffic
        self._position = 0
        self._chats: dict[Any, dict[int, _Message]] = {}
        self._answers: dict[str, _Message] = {}
        self._unnumbered = 0

    def messages(self, chat_id: int) -> Sequence[Seen]:
        """The chat as it stands now, the oldest first."""
        self._read_on()
        return [dict(message) for message in self._chats.get(chat_id, {}).values()]

    def answer(self, query_id: str) -> Seen | None:
        """What a query was answered with; None while it is not."""
        self._read_on()
        return self._answers.get(query_id)

    def query(self, kind: str, user_id: int, position: int) -> str:
        """The id of the query that this person's act has begun since; empty until it reaches the bot."""
        name = _QUERIES.get(kind, "")
        for update in self._traffic.updates(position):
            query = update.get(name)
            sender = query.get("from") if isinstance(query, dict) else None
            if isinstance(query, dict) and isinstance(sender, dict) and sender.get("id") == user_id:
                return str(query.get("id", ""))
        return ""

    def _read_on(self) -> None:
        for passed in self._traffic.since(self._position):
            self._position += 1
            for update in passed.updates:
                self._take(update)
            if passed.is_delivery or passed.answer.ok:
                self._apply(passed)

    def _take(self, update: Mapping[str, Any]) -> None:
        for name in (*_NEW, *_CHANGED):
            if isinstance(message := update.get(name), dict):
                self._put(message)

    def _put(self, message: Mapping[str, Any], **shown: Any) -> None:
        place, number = message.get("chat"), message.get("message_id")
        chat = place.get("id") if isinstance(place, dict) else None
        if isinstance(chat, int | str) and isinstance(number, int):
            self._chats.setdefault(chat, {})[number] = {**shown, **message}

    def _apply(self, passed: Passed) -> None:
        """Does what an accepted call does."""
        method, params, result = passed.method, _read(passed.call.params), passed.answer.result
        if method in _WITH_EFFECTS:
            _WITH_EFFECTS[method](self, params)
        elif method.startswith("editmessage") and not isinstance(result, dict):
            self._edit(params)
        elif method.startswith(("send", "edit", "forward", "copymessage", "stoppoll")):
            results = result if isinstance(result, list) else [result]
            for one in results:
                self._sent(method, params, one if isinstance(one, dict) else {})

    def _sent(self, method: str, params: Mapping[str, Any], result: Mapping[str, Any]) -> None:
        """A message of the bot's: as the platform answers it, and else as it was asked for."""
        if method.startswith("sendchataction"):
            return
        self._unnumbered += "message_id" not in result
        asked = {name: params[name] for name in _SHOWN if name in params}
        media = method.removeprefix("send")
        if media in _MEDIA:
            asked[media] = {"title": params["title"]} if "title" in params else {}
        if method.startswith("copy"):
            asked = {**self._copied(params), **asked}
        place = {"chat": {"id": _number(params.get("chat_id"))}, "message_id": -self._unnumbered}
        given = {name: value for name, value in result.items() if value is not None}
        sender = given.get("from")
        known = sender if isinstance(sender, dict) else {}
        self._put({**asked, **place, **given, "from": {**known, "is_bot": True}})

    def _copied(self, params: Mapping[str, Any]) -> Mapping[str, Any]:
        chat = self._chats.get(_number(params.get("from_chat_id")), {})
        found = chat.get(_number(params.get("message_id")), {})
        own = {"message_id", "chat", "from", "date", "reply_markup"}
        return {name: value for name, value in found.items() if name not in own}

    def _edit(self, params: Mapping[str, Any]) -> None:
        """An edit whose answer is not the message."""
        chat = self._chats.get(_number(params.get("chat_id")), {})
        message = chat.get(_number(params.get("message_id")))
        if message is not None:
            kept = {name: value for name, value in message.items() if name != "reply_markup"}
            changed = {name: params[name] for name in _SHOWN if name in params}
            chat[message["message_id"]] = {**kept, **changed}

    def _delete(self, params: Mapping[str, Any]) -> None:
        chat = self._chats.get(_number(params.get("chat_id")), {})
        numbers = params.get("message_ids", [params.get("message_id")])
        for number in numbers if isinstance(numbers, list) else ():
            chat.pop(_number(number), None)

    def _answer_press(self, params: Mapping[str, Any]) -> None:
        query_id = str(params.get("callback_query_id"))
        alert = str(params.get("show_alert", "")).lower() in {"true", "1"}
        text = str(params.get("text") or "")
        self._answers[query_id] = {**params, "text": text, "show_alert": alert, "query_id": query_id}

    def _answer_inline(self, params: Mapping[str, Any]) -> None:
        query_id = str(params.get("inline_query_id"))
        results = sane_results(params.get("results"))
        self._answers[query_id] = {**params, "results": results, "query_id": query_id}


_WITH_EFFECTS: Mapping[str, Callable[[Transcript, Mapping[str, Any]], None]] = {
    "deletemessage": Transcript._delete,  # noqa: SLF001 - its own table
    "deletemessages": Transcript._delete,  # noqa: SLF001
    "answercallbackquery": Transcript._answer_press,  # noqa: SLF001
    "answerinlinequery": Transcript._answer_inline,  # noqa: SLF001
}


def _read(params: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters with their values, where forms carry JSON as text."""
    return {name: _value(name, value) for name, value in params.items()}


def _value(name: str, value: Any) -> Any:
    if name not in {"reply_markup", "results", "message_ids"} or not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _number(value: Any) -> Any:
    """An id as the number that it is, where a form carries it as text."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return str(value)
