"""What a person does in a chat with a bot, and what they must then see: written down, and played."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

__all__ = [
    "Line",
    "Outcome",
    "Person",
    "hears",
    "misses",
    "play",
    "presses",
    "says",
    "sees",
    "sends",
    "shares",
]

_Seen = Mapping[str, Any]  # a Message of the Bot API, as the person sees it


class Person(Protocol):
    """Somebody in a private chat with the bot."""

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        """Does it, and returns what is known of it, such as ``callback_query_id``."""

    def chat(self) -> Sequence[_Seen]:
        """The messages of the chat, as they stand now."""

    def notice(self, query_id: str) -> _Seen | None:
        """What a pressed button was answered with; None while it is not."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a script: ``verb`` is the name of the function that made it."""

    verb: str
    text: str = ""
    also: tuple[str, ...] = ()
    buttons: tuple[str, ...] = ()
    photo: bool | None = None
    document: bool | None = None
    edited: bool | None = None
    alert: bool | None = None
    content: bytes = b""

    def __str__(self) -> str:
        given = {
            name: getattr(self, name) for name in ("also", "buttons", "photo", "document", "edited", "alert")
        }
        rest = "".join(f", {name}={value!r}" for name, value in given.items() if value not in {None, ()})
        return f"{self.verb}({self.text!r}{rest})"


@dataclass(frozen=True, slots=True)
class Outcome:
    """How far a script came; ``failure`` is empty where it came to its end."""

    played: int
    failure: str = ""


def says(text: str) -> Line:
    """Writes a message."""
    return Line("says", text)


def presses(label: str) -> Line:
    """Presses the button with these words: below a message, or in the keyboard."""
    return Line("presses", label)


def shares(phone_number: str) -> Line:
    """Sends their own contact."""
    return Line("shares", phone_number)


def sends(content: bytes, caption: str = "") -> Line:
    """Sends a picture."""
    return Line("sends", caption, content=content)


def sees(
    text: str,
    *also: str,
    buttons: Iterable[str] = (),
    photo: bool | None = None,
    document: bool | None = None,
    edited: bool | None = None,
) -> Line:
    """A message of the bot that is new since the last act, or edited since, says and shows all this."""
    return Line("sees", text, also, tuple(buttons), photo, document, edited)


def misses(text: str) -> Line:
    """No message of the bot says this any longer."""
    return Line("misses", text)


def hears(text: str = "", *, alert: bool | None = None) -> Line:
    """The last button that was pressed is answered with this notice."""
    return Line("hears", text, alert=alert)


class _Impossible(Exception):
    """A person could not do this; the message says why."""


def play(script: Iterable[Line], person: Person, patience: float = 10.0) -> Outcome:
    """Plays a script to its end, or to the first line that does not come true within ``patience`` seconds."""
    before: Mapping[int, _Seen] = {}
    query_id = ""
    number = 0
    for number, line in enumerate(script, start=1):
        if line.verb in {"sees", "misses", "hears"}:
            if not _comes_true(line, person, before, query_id, patience):
                return Outcome(number - 1, _failure(number, line, person, f"not within {patience:g} s"))
            continue
        chat = person.chat()
        before = {message["message_id"]: message for message in chat}
        try:
            kind, details = _act(line, chat)
        except _Impossible as error:
            return Outcome(number - 1, _failure(number, line, person, str(error)))
        query_id = str(person.act(kind, details).get("callback_query_id", ""))
    return Outcome(number)


def _comes_true(
    line: Line, person: Person, before: Mapping[int, _Seen], query_id: str, patience: float
) -> bool:
    deadline = time.monotonic() + patience
    while not _is_true(line, person, before, query_id):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def _is_true(line: Line, person: Person, before: Mapping[int, _Seen], query_id: str) -> bool:
    match line.verb:
        case "hears":
            notice = person.notice(query_id)
            fits = notice is not None and line.text in (notice.get("text") or "")
            return fits and (line.alert is None or bool(notice and notice.get("show_alert")) == line.alert)
        case "misses":
            return not any(line.text in _words(message) for message in _of_bot(person.chat()))
    return any(
        before.get(message["message_id"]) != message and _shows(line, message, before)
        for message in _of_bot(person.chat())
    )


def _shows(line: Line, message: _Seen, before: Mapping[int, _Seen]) -> bool:
    labels = set(_labels(message))
    return (
        all(text in _words(message) for text in (line.text, *line.also))
        and labels.issuperset(line.buttons)
        and line.photo in {None, "photo" in message}
        and line.document in {None, "document" in message}
        and line.edited in {None, message["message_id"] in before}
    )


def _act(line: Line, chat: Sequence[_Seen]) -> tuple[str, Mapping[str, Any]]:
    match line.verb:
        case "says":
            return "send_text", {"text": line.text}
        case "shares":
            return "send_contact", {"phone_number": line.text, "first_name": "من"}
        case "sends":
            caption = {"caption": line.text} if line.text else {}
            return "send_photo", {"content": line.content, **caption}
    return _press(line.text, chat)


def _press(label: str, chat: Sequence[_Seen]) -> tuple[str, Mapping[str, Any]]:
    """The latest button with this label; one of the keyboard sends its own text."""
    for message in reversed(_of_bot(chat)):
        for button in _rows(message, "inline_keyboard"):
            if button["text"] == label and "callback_data" in button:
                return "press_button", {"message_id": message["message_id"], "data": button["callback_data"]}
    if any(button["text"] == label for button in _keyboard(chat)):
        return "send_text", {"text": label}
    raise _Impossible("there is no such button to press")


def _keyboard(chat: Sequence[_Seen]) -> Sequence[Mapping[str, Any]]:
    """The buttons of the keyboard that stands below the chat: the latest one that was not removed."""
    for message in reversed(_of_bot(chat)):
        markup = message.get("reply_markup", {})
        if markup.get("remove_keyboard"):
            return []
        if "keyboard" in markup:
            return _rows(message, "keyboard")
    return []


def _rows(message: _Seen, kind: str) -> list[Mapping[str, Any]]:
    rows = message.get("reply_markup", {}).get(kind, [])
    return [{"text": button} if isinstance(button, str) else button for row in rows for button in row]


def _labels(message: _Seen) -> list[str]:
    return [button["text"] for kind in ("inline_keyboard", "keyboard") for button in _rows(message, kind)]


def _words(message: _Seen) -> str:
    return str(message.get("text") or message.get("caption") or "")


def _of_bot(chat: Sequence[_Seen]) -> list[_Seen]:
    return [message for message in chat if message.get("from", {}).get("is_bot")]


def _failure(number: int, line: Line, person: Person, why: str) -> str:
    shown = "\n".join(f"  {_shown(message)}" for message in person.chat()[-4:])
    return f"Line {number}, {line}: {why}. The chat ends with:\n{shown or '  nothing'}"


def _shown(message: _Seen) -> str:
    who = "bot" if message.get("from", {}).get("is_bot") else "person"
    photo = "[photo] " if "photo" in message else ""
    return f"{who}: {photo}{_words(message)!r} {_labels(message) or ''}".rstrip()
