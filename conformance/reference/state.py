"""What the platform knows: its bots, people, chats and messages."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

from conformance.reference.behaviour import Behaviour
from conformance.reference.files import Files
from conformance.reference.ids import Counter, Identities
from conformance.reference.keyboards import Markup
from conformance.reference.updates import Inbox

__all__ = ["Bot", "CallbackQuery", "Chat", "Message", "Platform", "User"]

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class User:
    """A person or a bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    is_bot: bool = False

    def view(self) -> dict[str, Any]:
        """The User object."""
        view = {"id": self.id, "is_bot": self.is_bot, **self.names()}
        if self.language_code is not None:
            view["language_code"] = self.language_code
        return view

    def names(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {key: value for key, value in names.items() if value is not None}


class Message(NamedTuple):
    """One message as it is now; an edit makes another with the same id."""

    chat: "Chat"
    id: int
    sender: User | None
    date: int
    content: _Json
    markup: Markup | None = None
    reply_to: "Message | None" = None
    origin: _Json = MappingProxyType({})  # the fields that say where a forward comes from
    edit_date: int | None = None

    def view(self, *, nested: bool = False) -> dict[str, Any]:
        """The Message object, its keys in Telegram's order; a nested one has no reply of its own."""
        chat, sender = self.chat, self.sender
        view: dict[str, Any] = {"message_id": self.id}
        if sender is None:
            view["sender_chat"] = chat.view
        else:
            view["from"] = chat.bot.view if sender.is_bot else sender.view()
        view["chat"] = chat.view
        view["date"] = self.date
        if self.edit_date is not None:
            view["edit_date"] = self.edit_date
        if self.origin:
            view.update(self.origin)
        if self.reply_to is not None and not nested:
            current = chat.messages.get(self.reply_to.id)
            if current is not None:
                view["reply_to_message"] = current.view(nested=True)
        view.update(self.content)
        if self.markup is not None and self.markup.inline:
            view["reply_markup"] = self.markup.view
        return view

    def seen(self) -> dict[str, Any]:
        """The message as the person sees it: with a reply keyboard too."""
        markup = {} if self.markup is None else {"reply_markup": self.markup.view}
        return self.view() | markup


class Chat:
    """One chat as one bot's account sees it."""

    __slots__ = (
        "blocked",
        "bot",
        "id",
        "instance",
        "kind",
        "members",
        "messages",
        "numbers",
        "opened",
        "view",
    )

    def __init__(
        self, bot: "Bot", chat_id: int, kind: str, view: _Json, numbers: Counter, instance: str
    ) -> None:
        self.bot = bot
        self.id = chat_id
        self.kind = kind
        self.view = view
        self.numbers = numbers
        self.instance = instance
        self.messages: dict[int, Message] = {}
        self.members: set[int] = set()
        self.opened = True
        self.blocked = False


@dataclass(frozen=True, slots=True)
class CallbackQuery:
    """A pressed button that waits for its answer."""

    id: str
    user: User
    message: Message
    date: float


class Bot:
    """A bot's account."""

    def __init__(self, user: User, token: str, inbox: Inbox) -> None:
        self.user = user
        self.token = token
        self.view = user.view()
        self.inbox = inbox
        self.chats: dict[int, Chat] = {}
        # Private chats and basic groups number their messages by account, not by chat.
        self.numbers = Counter()
        self.queries: dict[str, CallbackQuery] = {}
        self.commands: dict[str, list[_Json]] = {}


class Platform:
    """Everything there is, in memory."""

    def __init__(
        self,
        behaviour: Behaviour | None = None,
        seed: int | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.behaviour = behaviour or Behaviour()
        self.ids = Identities(seed)
        self.clock = clock
        self.files = Files(self.ids)
        self.bots: dict[str, Bot] = {}
        self.users: dict[int, User] = {}
        self.answers: dict[str, _Json | None] = {}  # what answerCallbackQuery showed, by query

    def new_bot(self, first_name: str, username: str | None = None) -> Bot:
        bot_id = self.ids.bot()
        user = User(bot_id, first_name, username=username or f"conformance_{bot_id}_bot", is_bot=True)
        bot = Bot(user, self.ids.token(bot_id), Inbox(self.ids.update(), self.clock))
        self.bots[bot.token] = bot
        return bot

    def new_user(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
    ) -> User:
        user = User(self.ids.user(), first_name, last_name, username, language_code)
        self.users[user.id] = user
        return user

    def open_private(self, bot: Bot, user: User) -> Chat:
        """The private chat of the two, from now on open to the bot."""
        chat = bot.chats.get(user.id)
        if chat is None:
            view = {"id": user.id, **user.names(), "type": "private"}
            chat = Chat(bot, user.id, "private", view, bot.numbers, self.ids.chat_instance())
            chat.members.add(user.id)
            bot.chats[user.id] = chat
        return chat

    def new_group(self, bot: Bot, kind: str, title: str, members: list[int]) -> Chat:
        chat_id = self.ids.group() if kind == "group" else self.ids.channel()
        view: dict[str, Any] = {"id": chat_id, "title": title, "type": kind}
        if kind == "group":
            view["all_members_are_administrators"] = False
        numbers = bot.numbers if kind == "group" else Counter()
        chat = Chat(bot, chat_id, kind, view, numbers, self.ids.chat_instance())
        chat.members.update(members)
        bot.chats[chat_id] = chat
        return chat

    def person(self, user_id: int) -> dict[str, Any] | None:
        """The User object of a person or a bot."""
        user = self.users.get(user_id) or next(
            (bot.user for bot in self.bots.values() if bot.user.id == user_id), None
        )
        return user.view() if user else None

    def now(self) -> int:
        return int(self.clock())
