"""Replies and quotes, in the same chat and across chats."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import refused, sent
from conformance.verdict import Consequence, Level

_REPLY = documented("Bot API, ReplyParameters")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_GONE = 2_000_000_000
_NOT_FOUND = (400, "Bad Request: message to be replied not found")


def _answered(caller: Caller, user: User, **reply: Any) -> dict[str, Any]:
    return sent(caller, user, reply_parameters=reply)


@clause(
    "messages.reply-to-missing-refused",
    "#replyparameters",
    _SERVER,
    since="7.0",
    method="sendMessage",
    features=("reply_to", "err_text_match"),
)
def reply_to_missing_refused(caller: Caller, user: User) -> None:
    """A reply to a message that is not there is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_parameters": {"message_id": _GONE}}
    assert refused(caller, "sendMessage", params) == _NOT_FOUND


@clause(
    "messages.reply-to-missing-allowed",
    "#replyparameters",
    _REPLY,
    since="7.0",
    method="sendMessage",
    features=("reply_to",),
)
def reply_to_missing_allowed(caller: Caller, user: User) -> None:
    """With allow_sending_without_reply a reply is one where its message is there, and else is none."""
    there = sent(caller, user)["message_id"]
    reply, other = (
        _answered(caller, user, message_id=one, allow_sending_without_reply=True) for one in (there, _GONE)
    )
    assert ("reply_to_message" in reply, "reply_to_message" in other) == (True, False)


@clause(
    "messages.reply-the-old-way",
    "#sendmessage",
    observed("servers still read reply_to_message_id, which bots older than 7.0 send"),
    level=Level.OBSERVED,
    since="1.0",
    method="sendMessage",
    features=("reply_to",),
)
def reply_the_old_way(caller: Caller, user: User) -> None:
    """reply_to_message_id makes a reply as reply_parameters does."""
    first = sent(caller, user)
    message = sent(caller, user, reply_to_message_id=first["message_id"])
    assert message["reply_to_message"]["message_id"] == first["message_id"]


@clause(
    "messages.reply-shows-text",
    "#message",
    documented("Bot API, Message"),
    since="7.0",
    method="sendMessage",
    features=("reply_to", "reads.reply_to_message"),
)
def reply_shows_text(caller: Caller, user: User) -> None:
    """The reply_to_message of a reply is the whole message with its text, chat and date."""
    first = sent(caller, user)
    shown = _answered(caller, user, message_id=first["message_id"])["reply_to_message"]
    assert (shown["text"], shown.get("date")) == (first["text"], first.get("date"))
    assert shown["chat"]["id"] == user.chat_id


@clause(
    "messages.replies-do-not-nest",
    "#message",
    documented("Bot API, Message: reply_to_message has no further reply_to_message"),
    since="7.0",
    level=Level.MUST,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("reply_to",),
)
def replies_do_not_nest(caller: Caller, user: User) -> None:
    """The message in reply_to_message does not show what it answers itself."""
    first = sent(caller, user)
    second = _answered(caller, user, message_id=first["message_id"])
    third = _answered(caller, user, message_id=second["message_id"])
    assert third["reply_to_message"]["message_id"] == second["message_id"]
    assert "reply_to_message" not in third["reply_to_message"]


@clause(
    "messages.reply-parameters-broken-refused",
    "#sendmessage",
    _SERVER,
    since="7.0",
    method="sendMessage",
    features=("reply_to",),
)
def reply_parameters_broken_refused(caller: Caller, user: User) -> None:
    """reply_parameters that are no JSON are refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_parameters": "junk"}
    assert refused(caller, "sendMessage", params) == (
        400,
        "Bad Request: can't parse reply parameters JSON object",
    )


@clause(
    "messages.person-replies",
    "#message",
    documented("Bot API, Message"),
    needs=("send_text",),
    method="getUpdates",
    features=("reads.reply_to_message",),
)
def person_replies(caller: Caller, user: User) -> None:
    """A person's reply reaches the bot with the bot's own message that it answers."""
    first = sent(caller, user)
    text = user.says(user.marker("پاسخ"), reply_to_message_id=first["message_id"])
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    shown = message["reply_to_message"]
    assert (shown["message_id"], shown["text"]) == (first["message_id"], first["text"])


@clause(
    "messages.reply-to-person",
    "#replyparameters",
    _REPLY,
    since="7.0",
    needs=("send_text",),
    method="sendMessage",
    features=("reply_to",),
)
def reply_to_person(caller: Caller, user: User) -> None:
    """The bot's reply to a person's message shows that message, from that person."""
    text = user.says(user.marker("پرسش"))
    asked = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    shown = _answered(caller, user, message_id=asked["message_id"])["reply_to_message"]
    assert (shown["text"], shown["from"]["id"]) == (text, user.id)


@clause(
    "messages.quote",
    "#textquote",
    documented("Bot API, TextQuote"),
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def quote(caller: Caller, user: User) -> None:
    """A quote of a part of the answered text comes with that text and its place."""
    first = sent(caller, user, text="🌷 یکی بود، یکی نبود")
    message = _answered(caller, user, message_id=first["message_id"], quote="یکی نبود", quote_position=12)
    assert (message["quote"]["text"], message["quote"]["position"]) == ("یکی نبود", 12)


@clause(
    "messages.quote-formatted",
    "#replyparameters",
    _REPLY,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def quote_formatted(caller: Caller, user: User) -> None:
    """A quote keeps the bold text of what it quotes, given by quote_parse_mode."""
    first = sent(caller, user, text="<b>گل</b> سرخ", parse_mode="HTML")
    reply = {"message_id": first["message_id"], "quote": "<b>گل</b>", "quote_parse_mode": "HTML"}
    (entity,) = _answered(caller, user, **reply)["quote"]["entities"]
    assert (entity["type"], entity["offset"], entity["length"]) == ("bold", 0, 2)


@clause(
    "messages.quote-foreign-refused",
    "#replyparameters",
    _REPLY,
    observed("TDLib's error text"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def quote_foreign_refused(caller: Caller, user: User) -> None:
    """A quote that is no part of the answered text is refused with 400."""
    first = sent(caller, user)
    reply = {"message_id": first["message_id"], "quote": "نه از این متن"}
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_parameters": reply}
    assert caller.refusal("sendMessage", params).error_code == 400


@clause(
    "messages.reply-across-chats",
    "#externalreplyinfo",
    documented("Bot API, ExternalReplyInfo"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def reply_across_chats(caller: Caller, user: User, group: Group) -> None:
    """A reply to a message of another chat has an external_reply with its origin, and no reply_to_message."""
    first = sent(caller, group.owner)
    message = _answered(caller, user, chat_id=group.chat_id, message_id=first["message_id"])
    assert message["external_reply"]["origin"]["type"] == "user"
    assert "reply_to_message" not in message
