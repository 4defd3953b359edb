"""Commands of a bot: whose list is whose, and which of them a person sees."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from conformance.reference.state import Bot, Chat, User

__all__ = ["Audience", "Commands", "commands_for"]

_List = list[Mapping[str, Any]]


class Audience(NamedTuple):
    """Who a list is for: a scope, with its chat and its person, and a language."""

    scope: str
    chat_id: int = 0
    user_id: int = 0
    language: str = ""


class Commands:
    """One bot's lists; none of them is empty."""

    def __init__(self) -> None:
        self._lists: dict[Audience, _List] = {}

    def put(self, audience: Audience, commands: _List) -> None:
        self._lists.pop(audience, None)
        if commands:
            self._lists[audience] = commands

    def of(self, audience: Audience) -> _List:
        """That very list, whatever people see in its place."""
        return self._lists.get(audience, [])


def commands_for(bot: Bot, chat: Chat, user: User) -> _List:
    """The list that the person sees in the chat: the first there is, the narrowest being looked for first."""
    lists, language = bot.part(Commands), user.language_code or ""
    for audience in _audiences(chat, user.id):
        for wanted in (audience._replace(language=language[:2]), audience):
            if found := lists.of(wanted):
                return found
    return []


def _audiences(chat: Chat, user_id: int) -> Iterator[Audience]:
    """Source: the documentation of BotCommandScope, "Determining list of commands"."""
    if chat.kind == "private":
        yield Audience("chat", chat.id)
        yield Audience("all_private_chats")
    else:
        leads = chat.member(user_id).leads
        yield Audience("chat_member", chat.id, user_id)
        if leads:
            yield Audience("chat_administrators", chat.id)
        yield Audience("chat", chat.id)
        if leads:
            yield Audience("all_chat_administrators")
        yield Audience("all_group_chats")
    yield Audience("default")
