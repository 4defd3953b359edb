"""Web apps that people have opened, and how each tells of the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.signing import init_data, login_data
from conformance.reference.state import Bot, Chat, Platform, User

__all__ = ["Opened", "WebApps", "login_of", "opened_from_link", "opened_to_answer"]

ANSWERABLE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A web app that can have a message sent for the person."""

    user: User
    chat: Chat
    until: float


class WebApps:
    """One bot's open web apps, by the query that each can answer."""

    def __init__(self) -> None:
        self.opened: dict[str, Opened] = {}

    def take(self, query_id: str, moment: float) -> Opened | None:
        """The one that waits for an answer, once."""
        opened = self.opened.pop(query_id, None)
        return opened if opened is not None and opened.until >= moment else None


def opened_to_answer(platform: Platform, bot: Bot, user: User, chat: Chat) -> tuple[str, str]:
    """The id of a new query, and the initData that tells the app of it."""
    query_id = platform.ids.text(24)
    until = platform.moment + ANSWERABLE_SECONDS
    bot.part(WebApps).opened[query_id] = Opened(user, chat, until)
    fields = {"query_id": query_id, "user": _person(bot, user), "auth_date": str(platform.now())}
    return query_id, init_data(bot.token, fields)


def opened_from_link(platform: Platform, bot: Bot, user: User, chat: Chat, parameter: str) -> str:
    """The initData of an app that a link opens: it says in what kind of chat the link was."""
    fields: dict[str, Any] = {
        "user": _person(bot, user),
        "chat_instance": chat.instance,
        "chat_type": "sender" if chat.kind == "private" else chat.kind,
    }
    if parameter:
        fields["start_param"] = parameter
    return init_data(bot.token, {**fields, "auth_date": str(platform.now())})


def login_of(platform: Platform, bot: Bot, user: User) -> str:
    """The query string that tells a website who has logged in."""
    fields: Mapping[str, Any] = {"id": user.id, **user.names(), "auth_date": platform.now()}
    return login_data(bot.token, fields)


def _person(bot: Bot, user: User) -> dict[str, Any]:
    """A WebAppUser; the last name is there even where there is none."""
    view: dict[str, Any] = {"id": user.id, "first_name": user.first_name, "last_name": user.last_name or ""}
    if user.username is not None:
        view["username"] = user.username
    if user.language_code is not None:
        view["language_code"] = user.language_code
    if user.is_premium:
        view["is_premium"] = True
    if user.id in bot.chats:
        view["allows_write_to_pm"] = True
    return view
