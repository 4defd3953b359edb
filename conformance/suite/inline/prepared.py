"""Messages that the bot prepares or sends for a web app and for guests."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NotPlayable, User
from conformance.suite.inline._inline import article
from conformance.verdict import Consequence

_PREPARED = documented("Bot API, savePreparedInlineMessage")
_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
_QUERY_ID = observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: QUERY_ID_INVALID")


@clause(
    "inline.message-prepared",
    "#savepreparedinlinemessage",
    _PREPARED,
    since="8.0",
    method="savePreparedInlineMessage",
)
def message_prepared(caller: Caller, user: User) -> None:
    """A message that is prepared for a person has an id, and a date until which it is good."""
    params = {"user_id": user.id, "result": article(), "allow_user_chats": True}
    prepared = caller.ask("savePreparedInlineMessage", params)
    assert prepared["id"]
    assert prepared["expiration_date"] > time.time() - 86_400


@clause(
    "inline.prepared-message-sent",
    "#savepreparedinlinemessage",
    _PREPARED,
    since="8.0",
    needs=("send_prepared_message",),
    method="savePreparedInlineMessage",
)
def prepared_message_sent(caller: Caller, group: Group) -> None:
    """A prepared message is sent by the person into a chat that it is for, by way of the bot."""
    text = User.marker("آماده")
    params = {"user_id": group.member.id, "result": article(text=text), "allow_group_chats": True}
    prepared = caller.accepted("savePreparedInlineMessage", params)
    group.member.act("send_prepared_message", prepared_message_id=prepared["id"])
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert (message["from"]["id"], "via_bot" in message) == (group.member.id, True)


@clause(
    "inline.prepared-for-no-chat-refused",
    "#savepreparedinlinemessage",
    _PREPARED,
    observed("the server asks for at least one kind of chat"),
    since="8.0",
    consequence=Consequence.COSMETIC,
    method="savePreparedInlineMessage",
)
def prepared_for_no_chat_refused(caller: Caller, user: User) -> None:
    """A prepared message that is for no kind of chat is refused with 400."""
    params = {"user_id": user.id, "result": article()}
    assert caller.refusal("savePreparedInlineMessage", params).error_code == 400


@clause(
    "inline.web-app-answered",
    "#answerwebappquery",
    documented("Bot API, answerWebAppQuery"),
    since="6.0",
    needs=("open_web_app",),
    method="answerWebAppQuery",
    features=("web_app_button",),
)
def web_app_answered(caller: Caller, user: User) -> None:
    """The answer to a web app is sent on behalf of the person who has opened it."""
    markup = {"inline_keyboard": [[{"text": "فروشگاه", "web_app": {"url": "https://example.com/app"}}]]}
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    shown = caller.accepted("sendMessage", params)
    opened = user.done("open_web_app", source="button", message_id=shown["message_id"], text="فروشگاه")
    if "web_app_query_id" not in opened:
        raise NotPlayable("The driver does not tell which query the web app may answer.")
    text = user.marker("سفارش")
    caller.ask(
        "answerWebAppQuery", {"web_app_query_id": opened["web_app_query_id"], "result": article(text=text)}
    )
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert message["from"]["id"] == user.id


@clause(
    "inline.unknown-web-app-query-refused",
    "#answerwebappquery",
    _QUERY_ID,
    since="6.0",
    consequence=Consequence.DEGRADES,
    method="answerWebAppQuery",
)
def unknown_web_app_query_refused(caller: Caller) -> None:
    """Answering a web app that is not open is refused with 400 and Telegram's words."""
    refusal = caller.refusal("answerWebAppQuery", {"web_app_query_id": "1", "result": article()})
    assert (refusal.error_code, refusal.description) == (400, _TOO_OLD)


@clause(
    "inline.unknown-guest-query-refused",
    "#answerguestquery",
    documented("Bot API, answerGuestQuery"),
    since="10.0",
    consequence=Consequence.DEGRADES,
    method="answerGuestQuery",
)
def unknown_guest_query_refused(caller: Caller) -> None:
    """Answering a guest query that there is not is refused with 400."""
    refusal = caller.refusal("answerGuestQuery", {"guest_query_id": "1", "result": article()})
    assert refusal.error_code == 400
