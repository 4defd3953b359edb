"""Which acts there are; each is a function of a scene and the act's details."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import jsonschema_rs

from conformance.reference.calls.errors import ApiError
from conformance.reference.chats.hearing import announce, tell
from conformance.reference.chats.speaking import Silenced, speaker
from conformance.reference.formatting import check_length
from conformance.reference.state import Bot, Chat, Message, Platform, User

__all__ = ["ACTS", "ID", "NUMBER", "STRING", "TEXT", "Act", "Details", "Refused", "Scene", "act", "perform"]

Details = Mapping[str, Any]
Schema = Mapping[str, Any]

STRING: Schema = {"type": "string"}
TEXT: Schema = {"type": "string", "minLength": 1}
ID: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}

# Where any message of a person's may go, and for which of their channels they may speak.
_PLACE: Mapping[str, Schema] = {"reply_to_message_id": ID, "message_thread_id": ID, "sender_chat_id": ID}


class Refused(ValueError):
    """The act cannot be done; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One person in one chat, as one bot knows them."""

    platform: Platform
    bot: Bot
    user: User
    chat: Chat

    def post(self, content: Mapping[str, Any], details: Details, **rest: Any) -> dict[str, Any]:
        """The person's message, in reply to another if the details say so; every bot there hears of it."""
        reply_to = details.get("reply_to_message_id")
        if reply_to is not None and reply_to not in self.chat.messages:
            raise Refused("there is no such message to reply to")
        try:
            check_length(content)
            sender, named = speaker(self.platform, self.chat, self.user, content, details)
        except Silenced as error:
            raise Refused(str(error)) from None
        except ApiError as error:
            raise Refused(error.description) from None
        extra = {**named, **rest.pop("extra", {})}
        message = self.platform.post(
            self.chat, sender, content, reply_to=reply_to, **({"extra": extra} if extra else {}), **rest
        )
        return self.heard(message)

    def heard(self, message: Message, *, edited: bool = False) -> dict[str, Any]:
        told = announce(self.platform, message, edited=edited)
        return {"update_id": told.get(self.bot.token), "message_id": message.id}

    def tell(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        """An update for this bot alone."""
        return {"update_id": tell(self.platform, self.bot, kind, value)}

    def message(self, details: Details) -> Message:
        message = self.chat.messages.get(details["message_id"])
        if message is None:
            raise Refused("there is no such message")
        return message


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that people do, and what must be said of it."""

    kind: str
    summary: str
    do: Callable[[Scene, Details], dict[str, Any]]
    required: Mapping[str, Schema]
    optional: Mapping[str, Schema]
    outside: bool  # a person who is not in the chat can do it
    judges: Mapping[str, Any] = field(repr=False, compare=False, default_factory=dict)

    def check(self, details: Details) -> None:
        """Raises Refused where the details are not what the act needs."""
        if not all(self._fits(name, details.get(name)) for name in self.required):
            raise Refused(
                f"{' and '.join(self.required)} {'is' if len(self.required) == 1 else 'are'} needed"
            )
        for name in self.optional:
            if name in details and not self._fits(name, details[name]):
                raise Refused(f"{name} is not what it must be: {dict(self.optional[name])}")

    def _fits(self, name: str, value: Any) -> bool:
        return bool(self.judges[name].is_valid(value))


ACTS: dict[str, Act] = {}


def act(
    kind: str,
    summary: str,
    *,
    required: Mapping[str, Schema] | None = None,
    optional: Mapping[str, Schema] | None = None,
    posts: bool = False,
    outside: bool = False,
) -> Callable[[Callable[[Scene, Details], dict[str, Any]]], Callable[[Scene, Details], dict[str, Any]]]:
    """Registers a function as the act of that kind.

    ``required`` and ``optional`` give the details' JSON Schemas by name; one that ``posts`` a
    message can also say what it replies to, in which topic, and in whose name. A person who does
    one from ``outside`` need not be in the chat, and the bot's private chat opens for it.
    """

    def register(
        do: Callable[[Scene, Details], dict[str, Any]],
    ) -> Callable[[Scene, Details], dict[str, Any]]:
        needed, others = dict(required or {}), {**(_PLACE if posts else {}), **(optional or {})}
        judges = {
            name: jsonschema_rs.Draft202012Validator(dict(schema))
            for name, schema in (needed | others).items()
        }
        ACTS[kind] = Act(kind, summary, do, needed, others, outside, judges)
        return do

    return register


def perform(
    platform: Platform, bot: Bot, kind: str, user_id: int, chat_id: int, details: Details
) -> dict[str, Any]:
    """Does it. Raises Refused where a person could not."""
    wanted = ACTS.get(kind)
    if wanted is None:
        raise Refused(f"no act is called {kind!r}: there are {', '.join(sorted(ACTS))}")
    user = platform.users.get(user_id)
    if user is None:
        raise Refused("there is no such user")
    chat = bot.chats.get(chat_id) or platform.chats.get(chat_id)
    if chat is None and wanted.outside and chat_id == user_id:
        chat = platform.open_private(bot, user)
    if chat is None:
        raise Refused("there is no such chat")
    if not wanted.outside and not chat.has(user_id):
        raise Refused("the user is not in the chat")
    # What the act does not know of is not looked at, and null says nothing.
    said = {name: value for name, value in details.items() if value is not None and name in wanted.judges}
    wanted.check(said)
    return wanted.do(Scene(platform, bot, user, chat), said)
