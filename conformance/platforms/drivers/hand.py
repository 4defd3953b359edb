"""A person at hand plays one user: is told what to do in the chat with the bot, and does it there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NoReturn

from conformance.platforms.drivers.protocol import Act, Bot, DriverError, Human

__all__ = ["HandDriver"]

_KINDS = "photo audio document video animation voice video_note sticker".split()  # noqa: SIM905 - read as a list
_SENTENCES: Mapping[str, str] = {
    "send_text": "Write: {text}",
    "send_contact": "Share your own contact",
    "send_location": "Share a place",
    "edit_text": "Change that message of yours to: {text}",
    "press_button": "Press the button {label!r}",
    "inline_query": "Type the bot's name, and then: {query}",
    "choose_result": "Choose the result {result_id!r}",
    "pay": "Pay the invoice",
    "block": "Block the bot",
    "unblock": "Let the bot write again",
    **{f"send_{kind}": f"Send a {kind.replace('_', ' ')}, with the words: {{caption}}" for kind in _KINDS},
}


class HandDriver:
    """Asks the person whose private chat with the bot has the id ``chat``.

    ``labels`` are the words on buttons by their data: a person sees no data. ``ask`` shows a
    sentence and returns when it is done; it raises EOFError where nobody is there.
    """

    name = "hand"
    acts = frozenset(_SENTENCES)

    def __init__(self, chat: int, labels: Mapping[str, str], ask: Callable[[str], object]) -> None:
        self._chat = chat
        self._labels = labels
        self._ask = ask
        self._played: Human | None = None

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> None:
        del first_name, username

    def new_human(self, like: Human) -> Human:
        if self._played is not None:
            raise DriverError("one person is at hand, who plays somebody else already")
        self._played = replace(like, id=self._chat)
        return self._played

    def open_chat(self, bot: Bot, human: Human) -> int:
        del bot
        return human.id

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        self._refuse(f"a {kind} {title!r} must be made by hand", bot, members)

    def act(self, bot: Bot, act: Act) -> None:
        del bot
        details = {"caption": "(none)", **act.details}
        details["label"] = self._labels.get(str(details.get("data")), details.get("data"))
        reply = " (as a reply)" if "reply_to_message_id" in details else ""
        try:
            self._ask(_SENTENCES[act.kind].format_map(details) + reply)
        except EOFError as error:
            raise DriverError("nobody is at hand") from error

    def close(self) -> None:
        """Nothing is held."""

    def _refuse(self, reason: str, *_: object) -> NoReturn:
        raise DriverError(reason)
