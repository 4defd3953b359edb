"""Everything there is: bots, people, chats, files, and what time it is."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.behaviour import Behaviour
from conformance.reference.files import Files
from conformance.reference.state.bots import Bot, Switches
from conformance.reference.state.chats import Chat, Member, group_view
from conformance.reference.state.clock import Clock, Schedule
from conformance.reference.state.faces import Talk
from conformance.reference.state.flood import Flood
from conformance.reference.state.ids import Counter, Identities
from conformance.reference.state.messages import Message
from conformance.reference.state.parts import Parted
from conformance.reference.state.passing import Passing
from conformance.reference.state.people import User
from conformance.reference.state.rights import full_rights
from conformance.reference.state.updates import Inbox
from conformance.reference.state.web import Web

__all__ = ["Platform", "Taken"]

_Json = Mapping[str, Any]


class Taken(ValueError):
    """An id is somebody's already."""


class Platform(Parted):
    """The whole state, in memory. It pickles whole: that is what a snapshot is."""

    def __init__(
        self, behaviour: Behaviour | None = None, seed: int | None = None, clock: Clock | None = None
    ) -> None:
        self._parts = None
        self.behaviour = behaviour or Behaviour()
        self.ids = Identities(seed)
        self.clock = clock or Clock()
        self.moment = self.clock.read()
        self.schedule = Schedule()
        self.flood: Flood | None = None
        self.files = Files()
        self.bots: dict[str, Bot] = {}  # by token
        self.accounts: dict[int, Bot] = {}  # the same by id
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}  # groups and channels
        self.seats: dict[int, set[int]] = {}  # in which of them somebody is or was
        self.names: dict[str, int] = {}  # whose a username is, in lower case
        self.answers: Passing[str, _Json] = Passing()  # what answers to queries showed, by query

    # -- time ---------------------------------------------------------------------------------

    def enter(self, moment: float | None = None) -> None:
        """Begins a call or an act, within which time stands still; what was due has happened in its time."""
        now = self.clock.read() if moment is None else moment
        while due := self.schedule.due(now):
            self.moment, happening, details = due
            happening(self, *details)
        self.moment = now

    def now(self) -> int:
        return int(self.moment)

    def later(self, seconds: float, happening: Callable[..., None], *details: Any) -> None:
        """Has ``happening(platform, *details)`` done once so many seconds have passed."""
        self.schedule.at(self.moment + max(seconds, 0.0), happening, *details)

    # -- who there is -------------------------------------------------------------------------

    def new_bot(
        self,
        first_name: str,
        username: str | None = None,
        token: str | None = None,
        switches: Switches | None = None,
    ) -> Bot:
        """Raises Taken, and ValueError where the token has no bot's id in front."""
        if token is None:
            bot_id = self.ids.bot()
            token = self.ids.token(bot_id)
        else:
            bot_id = self._claimed(int(token.partition(":")[0]))
        username = username or f"conformance_{bot_id}_bot"
        self._name(username, bot_id)
        user = User(bot_id, first_name, username=username, is_bot=True)
        bot = Bot(user, token, Inbox(self.ids.update(), self), switches or Switches(), self.moment)
        self.bots[token] = self.accounts[bot_id] = bot
        return bot

    def new_user(
        self,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        user_id: int | None = None,
        is_premium: bool = False,
    ) -> User:
        """Raises Taken."""
        user_id = self.ids.user() if user_id is None else self._claimed(user_id)
        if username is not None:
            self._name(username, user_id)
        user = User(user_id, first_name, last_name, username, language_code, is_premium=is_premium)
        self.users[user.id] = user
        return user

    def rename(self, bot: Bot, **names: Any) -> None:
        """Changes fields of the bot's User."""
        bot.user = replace(bot.user, **names)
        bot.view = bot.user.view()

    def open_private(self, bot: Bot, user: User) -> Chat:
        """The private chat of the two, from now on open to the bot."""
        chat = bot.chats.get(user.id)
        if chat is None:
            view = {"id": user.id, **user.names(), "type": "private"}
            chat = Chat(user.id, "private", view, bot.numbers, self.ids.chat_instance())
            chat.bot = bot
            bot.chats[user.id] = chat
        return chat

    def new_group(
        self,
        kind: str,
        title: str,
        members: Iterable[Member] = (),
        *,
        chat_id: int | None = None,
        username: str | None = None,
        is_forum: bool = False,
    ) -> Chat:
        """A group, supergroup or channel with those in it. Raises Taken."""
        if chat_id is None:
            chat_id = self.ids.group() if kind == "group" else self.ids.channel()
        else:
            chat_id = self._claimed(chat_id)
        if username is not None and kind != "group":
            self._name(username, chat_id)
        view = group_view(chat_id, kind, title, username, is_forum=is_forum)
        chat = Chat(chat_id, kind, view, Counter(), self.ids.chat_instance())
        self.chats[chat_id] = chat
        for member in members:
            self.seat(chat, member)
        return chat

    def seat(self, chat: Chat, member: Member) -> None:
        """Keeps a membership; a bot knows every chat that it has ever been in."""
        bot = self.accounts.get(member.user_id)
        chat.seat(member, is_bot=bot is not None)
        self.seats.setdefault(member.user_id, set()).add(chat.id)
        if bot is not None:
            bot.chats[chat.id] = chat

    def administrator(self, chat: Chat, user_id: int, rights: Iterable[str] | None = None) -> Member:
        """A membership with those rights, or with all there are but appointing others."""
        given = full_rights(chat.kind) if rights is None else frozenset(rights)
        return Member(user_id, "administrator", given)

    # -- looking up ---------------------------------------------------------------------------

    def account(self, user_id: int) -> User | None:
        """A person or a bot."""
        bot = self.accounts.get(user_id)
        return self.users.get(user_id) if bot is None else bot.user

    def person(self, user_id: int) -> dict[str, Any] | None:
        """The User object of a person or a bot."""
        user = self.account(user_id)
        return user.view() if user else None

    def named(self, username: str) -> int | None:
        """Whose the username is, with or without the @."""
        return self.names.get(username.removeprefix("@").lower())

    def has_page(self, url: str) -> bool:
        """Whether the world's web has a page for people there, of which a link shows a preview."""
        web = self.peek(Web)
        page = None if web is None else web.at(url)[1]
        return page is not None and page.kind == "text/html"

    def next_number(self, chat: Chat) -> int:
        """The id of the chat's next message.

        A basic group's messages are numbered by account: where several bots are in one, the number
        is one that none of them has used.
        """
        if chat.kind != "group":
            return chat.numbers.next()
        counters = [self.accounts[user_id].numbers for user_id in chat.bots]
        number = max((counter.last for counter in [*counters, chat.numbers]), default=0) + 1
        for counter in [*counters, chat.numbers]:
            counter.last = number
        return number

    def post(self, chat: Chat, sender: User | None, content: _Json, **rest: Any) -> Message:
        """Puts a new message into the chat; who hears of it is another matter."""
        if sender is not None and sender.is_bot and len(chat.bots) > 1:
            chat.part(Talk).last_bot = sender.id
        return chat.keep(Message(chat, self.next_number(chat), sender, self.now(), content, **rest))

    def _claimed(self, id_: int) -> int:
        if id_ in self.users or id_ in self.accounts or id_ in self.chats:
            raise Taken(f"the id {id_} is taken")
        self.ids.take(abs(id_))
        return id_

    def _name(self, username: str, owner: int) -> None:
        """Leads the name to its newest owner.

        Sessions that are replayed one after the other bring the same people along each time.
        """
        self.names[username.lower()] = owner
