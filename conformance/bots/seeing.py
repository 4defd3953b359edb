"""What a person sees of a chat, and whether it is what a line says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conformance.bots.conversation import Line, quoted

__all__ = ["Seen", "buttons", "ending", "is_true", "labels", "of_bot", "saying", "told", "words"]

Seen = Mapping[str, Any]  # a Message of the Bot API, as the person sees it


def is_true(line: Line, chat: Sequence[Seen], before: Mapping[int, Seen], notice: Seen | None) -> bool:
    """Whether what the line expects is there. ``before`` is the chat as it was before the last act."""
    match line.verb:
        case "hears":
            fits = notice is not None and line.text in (notice.get("text") or "")
            return fits and (line.alert is None or bool(notice and notice.get("show_alert")) == line.alert)
        case "gets":
            return notice is not None and _fits_titles(line, notice.get("results", ()))
        case "misses":
            return not any(line.text in words(message) for message in chat)
    return any(
        before.get(message["message_id"]) != message and _shows(line, message, before)
        for message in of_bot(chat)
    )


def of_bot(chat: Sequence[Seen]) -> list[Seen]:
    """The bot's messages, those among them that a person has sent by way of it."""
    return [
        message
        for message in chat
        if message.get("from", {}).get("is_bot") or "via_bot" in message or "from" not in message
    ]


def saying(chat: Sequence[Seen], text: str) -> Seen | None:
    """The latest message with these words."""
    return next((message for message in reversed(chat) if text in words(message)), None)


def words(message: Seen) -> str:
    """What is to be read in a message."""
    game_or_invoice = message.get("invoice") or message.get("game") or {}
    parts = (
        message.get("text") or message.get("caption"),
        message.get("poll", {}).get("question"),
        game_or_invoice.get("title"),
        message.get("document", {}).get("file_name"),
    )
    return "\n".join(part for part in parts if part)


def buttons(message: Seen, kind: str) -> list[Mapping[str, Any]]:
    rows = message.get("reply_markup", {}).get(kind, [])
    return [{"text": button} if isinstance(button, str) else button for row in rows for button in row]


def labels(message: Seen) -> list[str]:
    return [button["text"] for kind in ("inline_keyboard", "keyboard") for button in buttons(message, kind)]


def ending(chat: Sequence[Seen]) -> str:
    """The last messages, for somebody who asks why a line did not come true."""
    return "\n".join(f"  {_spoken(message)}" for message in chat[-4:]) or "  nothing"


def _shows(line: Line, message: Seen, before: Mapping[int, Seen]) -> bool:
    return (
        all(text in words(message) for text in (line.text, *line.also))
        and set(labels(message)).issuperset(line.buttons)
        and (not line.has or line.has in message)
        and line.edited in {None, message["message_id"] in before}
    )


def _fits_titles(line: Line, results: Sequence[Seen]) -> bool:
    titles = {result.get("title") for result in results}
    return titles.issuperset(line.also) if line.also else not results


def told(message: Seen) -> str:
    """One message in one line: what kind it is of, its words, its buttons."""
    media = [f"[{kind}]" for kind in _kinds(message)]
    shown = [f"({', '.join(names)})"] if (names := labels(message)) else []
    return " ".join([*media, quoted(words(message)), *shown])


def _spoken(message: Seen) -> str:
    return f"{'bot' if message.get('from', {}).get('is_bot') else 'person'}: {told(message)}"


def _kinds(message: Seen) -> Iterator[str]:
    """Which media it has, or what it says of the chat."""
    known = {
        "message_id",
        "from",
        "sender_chat",
        "chat",
        "date",
        "edit_date",
        "text",
        "entities",
        "reply_markup",
    }
    yield from (name for name in message if name not in known and not name.startswith(("caption", "reply")))
