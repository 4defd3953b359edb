"""Web apps that people have opened, and how each tells of the person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.apps.signing import init_data, login_data
from conformance.reference.state import Bot, Chat, Platform, User
from conformance.reference.state.passing import Passing

__all__ = ["Opened", "WebApps", "login_of", "opened_from_link", "opened_to_answer"]

ANSWERABLE_SECONDS = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Opened:
    """A web app that can have a message sent for the person."""

    user: User
    chat: Chat


class WebApps(Passing[str, Opened]):
    """One bot's open web apps, by the query that each can answer once."""


def opened_to_answer(platform: Platform, bot: Bot, user: User, chat: Chat) -> tuple[str, str]:
    """The id of a new query, and the initData that tells the app of it."""
    query_id = platform.ids.text(24)
    now = platform.moment
    bot.part(WebApps).keep(query_id, Opened(user, chat), now, now + ANSWERABLE_SECONDS)
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
