"""Bots that a bot manages, and bots that are called in as guests."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.platforms.drivers import Bot
from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, NotPlayable, User, switched
from conformance.verdict import Consequence
from conformance.wire import Call

_CREATE = ("create_managed_bot",)
_TOKEN, _REPLACE = "getManagedBotToken", "replaceManagedBotToken"
_ACCESS, _RESTRICT = "getManagedBotAccessSettings", "setManagedBotAccessSettings"


def _clause(id_: str, method: str, since: str = "9.6", **how: Any) -> Declaration:
    given: dict[str, Any] = {"consequence": Consequence.DEGRADES, "needs": _CREATE, **how}
    return clause(
        id_, f"#{method.lower()}", documented(f"Bot API, {method}"), since=since, method=method, **given
    )


@contextmanager
def _made(caller: Caller, user: User) -> Iterator[dict[str, Any]]:
    """What the bot is told of a new bot that it is to manage."""
    ask = {"text": "ربات تازه", "request_managed_bot": {"request_id": 3}}
    with switched(caller, user, "can_manage_bots"):
        given = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": {"keyboard": [[ask]]}}
        caller.given("sendMessage", given)
        name = f"c{secrets.token_hex(6)}_bot"
        user.act("create_managed_bot", request_id=3, name="فروشگاه", username=name)
        update = caller.awaited("managed_bot", lambda seen: seen["bot"].get("username") == name)
        yield update["managed_bot"]


def _answers(user: User, token: str) -> bool:
    """Whether a token is some bot's."""
    with user.platform.client(Bot(token)) as client:
        return client.send(Call("getMe")).answer.ok


@_clause("accounts.managed-bot-is-told", "getUpdates", update="managed_bot")
def managed_bot_is_told(caller: Caller, user: User) -> None:
    """A bot that a person has made for the bot to manage is told of: who made it, and which it is."""
    with _made(caller, user) as told:
        caller.whole("managed_bot", caller.validator.type("ManagedBotUpdated", told))
        assert (told["user"]["id"], told["bot"]["is_bot"]) == (user.id, True)


@_clause("accounts.managed-token", _TOKEN)
def managed_token(caller: Caller, user: User) -> None:
    """The token of a managed bot is that bot's."""
    with _made(caller, user) as told:
        token = caller.ask(_TOKEN, {"user_id": told["bot"]["id"]})
        with user.platform.client(Bot(token)) as client:
            assert client.send(Call("getMe")).answer.result["id"] == told["bot"]["id"]


@_clause("accounts.replaced-token", _REPLACE, stands_on=(_TOKEN,))
def replaced_token(caller: Caller, user: User) -> None:
    """A managed bot's token that was replaced is nobody's any more; the new one is the bot's."""
    with _made(caller, user) as told:
        person = {"user_id": told["bot"]["id"]}
        old = caller.given(_TOKEN, person)
        new = caller.ask(_REPLACE, person)
        assert [_answers(user, token) for token in (old, new)] == [False, True]


@_clause("accounts.access-is-everyones", _ACCESS, "10.0")
def access_is_everyones(caller: Caller, user: User) -> None:
    """A managed bot can be used by everyone until that is restricted."""
    with _made(caller, user) as told:
        assert caller.ask(_ACCESS, {"user_id": told["bot"]["id"]})["is_access_restricted"] is False


@_clause("accounts.access-restricted", _RESTRICT, "10.0", stands_on=(_ACCESS,))
def access_restricted(caller: Caller, user: User, other: User) -> None:
    """A managed bot whose use is restricted is for its owner and the people who were added."""
    with _made(caller, user) as told:
        bot = {"user_id": told["bot"]["id"]}
        given = {**bot, "is_access_restricted": True, "added_user_ids": [other.id]}
        assert caller.ask(_RESTRICT, given) is True
        access = caller.given(_ACCESS, bot)
    assert access["is_access_restricted"] is True
    assert [person["id"] for person in access["added_users"]] == [other.id]


@_clause("accounts.token-of-another-refused", _TOKEN, needs=())
def token_of_another_refused(caller: Caller, user: User) -> None:
    """The token of what is no managed bot of its own is not given to a bot: 400 or 403."""
    assert caller.refusal(_TOKEN, {"user_id": user.id}).error_code in {400, 403}


@_clause("accounts.token-of-another-not-replaced", _REPLACE, needs=())
def token_of_another_not_replaced(caller: Caller, user: User) -> None:
    """The token of what is no managed bot of its own is not replaced by a bot: 400 or 403."""
    assert caller.refusal(_REPLACE, {"user_id": user.id}).error_code in {400, 403}


@contextmanager
def _called(caller: Caller, user: User, new_group: Any) -> Iterator[dict[str, Any]]:
    """The message in which a person calls the bot into a chat where it is not."""
    name = caller.given("getMe").get("username")
    if not name:
        raise NotPlayable("The bot has no username to be called by.")
    with switched(caller, user, "supports_guest_queries"):
        chat_id, text = new_group(bot_status="left").chat_id, user.marker(f"@{name} سلام")
        user.at(chat_id).act("call_guest", text=text)
        update = caller.awaited("guest_message", lambda seen: seen.get("text") == text)
        yield update["guest_message"]


@_clause("accounts.guest-call-arrives", "getUpdates", "10.0", needs=("call_guest",), update="guest_message")
def guest_call_arrives(caller: Caller, user: User, new_group: Any) -> None:
    """A person who calls the bot into a chat where it is not sends it the message, with a query to answer."""
    with _called(caller, user, new_group) as message:
        caller.whole("guest_message", caller.validator.type("Message", message))
        assert message["from"]["id"] == user.id
        assert message["guest_query_id"]


@_clause("accounts.guest-answers-once", "answerGuestQuery", "10.0", needs=("call_guest",))
def guest_answers_once(caller: Caller, user: User, new_group: Any) -> None:
    """A guest query is answered once, with a message that has an inline id; a second answer is refused."""
    content = {"message_text": user.marker("پاسخ")}
    result = {"type": "article", "id": "1", "title": "پاسخ", "input_message_content": content}
    with _called(caller, user, new_group) as message:
        given = {"guest_query_id": message["guest_query_id"], "result": result}
        assert caller.ask("answerGuestQuery", given)["inline_message_id"]
        assert caller.refusal("answerGuestQuery", given).error_code == 400


@_clause(
    "accounts.guest-edits-its-answer",
    "editMessageText",
    "10.0",
    needs=("call_guest",),
    stands_on=("answerGuestQuery",),
)
def guest_edits_its_answer(caller: Caller, user: User, new_group: Any) -> None:
    """A guest's answer is edited by its inline id."""
    content = {"message_text": user.marker("پاسخ")}
    result = {"type": "article", "id": "1", "title": "پاسخ", "input_message_content": content}
    with _called(caller, user, new_group) as message:
        given = {"guest_query_id": message["guest_query_id"], "result": result}
        name = caller.given("answerGuestQuery", given)["inline_message_id"]
        assert caller.ask("editMessageText", {"inline_message_id": name, "text": user.marker("تازه")}) is True
