"""What a line makes a person do, as a kind of act with its details."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conformance.bots.conversation import Line
from conformance.bots.seeing import Seen, buttons, of_bot, saying

__all__ = ["Impossible", "act_of"]

_Act = tuple[str, Mapping[str, Any]]
_Chat = Sequence[Seen]


class Impossible(Exception):
    """A person could not do this; the message says why."""


def act_of(line: Line, chat: _Chat, notice: Seen | None) -> _Act:
    """The act, in a chat as it stands now; ``notice`` is what the last query was answered with.

    Raises Impossible.
    """
    match line.verb:
        case "chooses":
            return _choose(line.text, notice)
        case "presses":
            return _press(line.text, chat)
        case "sends":
            return f"send_{line.kind}", _send(line, chat)
    kind, details = _DOINGS[line.verb]
    return kind, details(line, chat)


def _nothing(_: Line, __: _Chat) -> Mapping[str, Any]:
    return {}


def _start(line: Line, _: _Chat) -> Mapping[str, Any]:
    return {"payload": line.text} if line.text else {}


def _knock(line: Line, _: _Chat) -> Mapping[str, Any]:
    return {"invite_link": line.text}


def _say(line: Line, chat: _Chat) -> Mapping[str, Any]:
    return {"text": line.text, **_reply(line, chat)}


def _edit(line: Line, chat: _Chat) -> Mapping[str, Any]:
    return {"message_id": _meant(line, chat)["message_id"], "text": line.text}


def _share(line: Line, _: _Chat) -> Mapping[str, Any]:
    return {"phone_number": line.text, "first_name": "من"}


def _send(line: Line, chat: _Chat) -> Mapping[str, Any]:
    given = {"content": line.content, "caption": line.text, "file_name": line.file_name}
    return {name: value for name, value in given.items() if value} | dict(_reply(line, chat))


def _point(line: Line, _: _Chat) -> Mapping[str, Any]:
    return line.order


def _vote(line: Line, chat: _Chat) -> Mapping[str, Any]:
    for message in reversed(chat):
        options = [one["text"] for one in message.get("poll", {}).get("options", ())]
        if line.text in options:
            return {"message_id": message["message_id"], "option_ids": [options.index(line.text)]}
    raise Impossible("no poll has such an answer")


def _pay(line: Line, chat: _Chat) -> Mapping[str, Any]:
    for message in reversed(chat):
        if message.get("invoice", {}).get("title") == line.text:
            return {"message_id": message["message_id"], **line.order}
    raise Impossible("there is no such invoice")


def _react(line: Line, chat: _Chat) -> Mapping[str, Any]:
    chosen = [{"type": "emoji", "emoji": line.text}]
    return {"message_id": _meant(line, chat)["message_id"], "reactions": chosen}


def _ask(line: Line, _: _Chat) -> Mapping[str, Any]:
    return {"query": line.text}


def _choose(title: str, notice: Seen | None) -> _Act:
    results = (notice or {}).get("results", ())
    found = next((result for result in results if result.get("title") == title), None)
    if found is None or notice is None:
        raise Impossible("no such result is offered")
    return "choose_result", {"inline_query_id": notice["query_id"], "result_id": found["id"]}


def _press(label: str, chat: _Chat) -> _Act:
    """The latest button with this label; one of the keyboard sends its own text."""
    for message in reversed(of_bot(chat)):
        for button in buttons(message, "inline_keyboard"):
            if button["text"] == label and "callback_data" in button:
                return "press_button", {"message_id": message["message_id"], "data": button["callback_data"]}
    if any(button["text"] == label for button in _keyboard(chat)):
        return "send_text", {"text": label}
    raise Impossible("there is no such button to press")


def _keyboard(chat: _Chat) -> Sequence[Mapping[str, Any]]:
    """The buttons of the keyboard that stands below the chat: the latest one that was not removed."""
    for message in reversed(of_bot(chat)):
        markup = message.get("reply_markup", {})
        if markup.get("remove_keyboard"):
            return []
        if "keyboard" in markup:
            return buttons(message, "keyboard")
    return []


def _reply(line: Line, chat: _Chat) -> Mapping[str, Any]:
    """What is said in reply to a message of a topic is said in that topic."""
    if not line.to:
        return {}
    message = _meant(line, chat)
    topic = {"message_thread_id": message["message_thread_id"]} if "is_topic_message" in message else {}
    return {"reply_to_message_id": message["message_id"], **topic}


def _meant(line: Line, chat: _Chat) -> Seen:
    message = saying(chat, line.to)
    if message is None:
        raise Impossible(f"no message says {line.to!r}")
    return message


_DOINGS: Mapping[str, tuple[str, Callable[[Line, _Chat], Mapping[str, Any]]]] = {
    "starts": ("start", _start),
    "says": ("send_text", _say),
    "edits": ("edit_text", _edit),
    "shares": ("send_contact", _share),
    "points": ("send_location", _point),
    "votes": ("vote", _vote),
    "pays": ("pay", _pay),
    "reacts": ("react", _react),
    "asks": ("inline_query", _ask),
    "follows": ("start", _start),
    "knocks": ("join_by_link", _knock),
    "joins": ("join", _nothing),
    "leaves": ("leave", _nothing),
    "blocks": ("block", _nothing),
}
