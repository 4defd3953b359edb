"""How calls are refused, and chats made for it."""

from typing import Any

from conformance.platforms.drivers import Human
from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.verdict import Evidence

__all__ = ["SERVER", "TABLES", "passer_by", "refuses", "sending"]

SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
TABLES = observed("tables of errors that client libraries and communities keep")


def refuses(id_: str, method: str, *evidence: Evidence, **how: Any) -> Declaration:
    """A clause about how a method is refused."""
    given = evidence or (documented(f"Bot API, {method}"), SERVER)
    how["features"] = (*how.get("features", ()), "err_text_match")
    return clause(id_, f"#{method.lower()}", *given, method=method, **how)


def sending(caller: Caller, chat_id: Any, **params: Any) -> tuple[int | None, str | None]:
    """How a text is refused in a chat."""
    refusal = caller.refusal("sendMessage", {"chat_id": chat_id, "text": User.marker(), **params})
    return refusal.error_code, refusal.description


def passer_by(user: User, *, opens: bool) -> User:
    """A person whom no other check knows; one who opens the bot's chat, or who never did."""
    driver = user.platform.driver
    human = driver.new_human(Human(0, "رهگذر"))
    chat_id = driver.open_chat(user.bot, human) if opens else human.id
    return User(user.platform, user.bot, chat_id, human)
