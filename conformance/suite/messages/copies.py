"""Copies: messages sent again without a word of where they were."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.media import picture
from conformance.suite.ground.sending import place, refused, seen, sent
from conformance.verdict import Consequence, Level

_COPY = documented("Bot API, copyMessage")
_MANY = documented("Bot API, copyMessages")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_GONE = 2_000_000_000


def _from(message: dict[str, Any], to: int, **more: Any) -> dict[str, Any]:
    here = place(message)
    return {"chat_id": to, "from_chat_id": here["chat_id"], "message_id": here["message_id"], **more}


def _photo(caller: Caller, user: User) -> dict[str, Any]:
    params = {"chat_id": user.chat_id, "caption": "<b>گل</b> سرخ", "parse_mode": "HTML"}
    message: dict[str, Any] = caller.given("sendPhoto", params, files={"photo": picture()})
    return message


def _copied(caller: Caller, message: dict[str, Any], to: int, **more: Any) -> dict[str, Any]:
    made = caller.accepted("copyMessage", _from(message, to, **more))
    return seen(caller, to, made["message_id"])


@clause("messages.copy-gives-id", "#copymessage", _COPY, since="5.0", method="copyMessage")
def copy_gives_id(caller: Caller, user: User) -> None:
    """copyMessage gives the MessageId of a new message."""
    first = sent(caller, user)
    made = caller.ask("copyMessage", _from(first, user.chat_id))
    assert made["message_id"] > first["message_id"]


@clause("messages.copy-is-the-bots", "#copymessage", _COPY, since="5.0", method="copyMessage")
def copy_is_the_bots(caller: Caller, user: User, group: Group) -> None:
    """A copy has the text and formatting of the message, and no word of where that was."""
    first = sent(caller, user, text="<b>گل</b> سرخ", parse_mode="HTML")
    copy = _copied(caller, first, group.chat_id)
    assert (copy["text"], [entity["type"] for entity in copy["entities"]]) == ("گل سرخ", ["bold"])
    assert "forward_origin" not in copy


@clause(
    "messages.copy-of-persons",
    "#copymessage",
    _COPY,
    since="5.0",
    needs=("send_text",),
    method="copyMessage",
)
def copy_of_persons(caller: Caller, user: User, group: Group) -> None:
    """A copy of a person's message is from the bot."""
    text = user.says(user.marker())
    first = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    copy = _copied(caller, first, group.chat_id)
    assert (copy["text"], copy["from"]["is_bot"]) == (text, True)


@clause(
    "messages.copy-keeps-caption",
    "#copymessage",
    documented("Bot API, copyMessage: the original caption is kept where none is given"),
    since="5.0",
    method="copyMessage",
    stands_on=("sendPhoto",),
)
def copy_keeps_caption(caller: Caller, user: User) -> None:
    """A copied photo keeps its caption and the formatting of it."""
    copy = _copied(caller, _photo(caller, user), user.chat_id)
    assert (copy["caption"], copy["caption_entities"][0]["type"]) == ("گل سرخ", "bold")


@clause(
    "messages.copy-with-caption",
    "#copymessage",
    _COPY,
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="copyMessage",
    stands_on=("sendPhoto",),
)
def copy_with_caption(caller: Caller, user: User) -> None:
    """A caption given to copyMessage takes the place of the first."""
    copy = _copied(caller, _photo(caller, user), user.chat_id, caption="تازه")
    assert (copy["caption"], copy.get("caption_entities")) == ("تازه", None)


@clause(
    "messages.copy-without-caption",
    "#copymessage",
    observed("an empty caption is one that is given"),
    level=Level.OBSERVED,
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="copyMessage",
    stands_on=("sendPhoto",),
)
def copy_without_caption(caller: Caller, user: User) -> None:
    """An empty caption given to copyMessage takes the caption away."""
    copy = _copied(caller, _photo(caller, user), user.chat_id, caption="")
    assert (bool(copy["photo"]), "caption" in copy) == (True, False)


@clause(
    "messages.copy-with-keyboard",
    "#copymessage",
    _COPY,
    since="5.0",
    method="copyMessage",
    features=("inline_keyboard",),
)
def copy_with_keyboard(caller: Caller, user: User) -> None:
    """A copy carries the inline keyboard that it was given."""
    markup = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}
    assert _copied(caller, sent(caller, user), user.chat_id, reply_markup=markup)["reply_markup"] == markup


@clause(
    "messages.copy-missing-refused",
    "#copymessage",
    _SERVER,
    since="5.0",
    method="copyMessage",
    features=("err_text_match",),
)
def copy_missing_refused(caller: Caller, user: User) -> None:
    """Copying a message that is not there is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_id": _GONE}
    got = refused(caller, "copyMessage", params)
    assert got == (400, "Bad Request: message to copy not found")


@clause(
    "messages.copy-many",
    "#copymessages",
    _MANY,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="copyMessages",
)
def copy_many(caller: Caller, user: User) -> None:
    """copyMessages gives a MessageId for each message, in the order of the messages."""
    firsts = [sent(caller, user) for _ in range(2)]
    ids = [first["message_id"] for first in firsts]
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": ids}
    made = [one["message_id"] for one in caller.ask("copyMessages", params)]
    texts = [seen(caller, user.chat_id, one)["text"] for one in made]
    assert texts == [first["text"] for first in firsts]


@clause(
    "messages.copy-many-without-captions",
    "#copymessages",
    _MANY,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="copyMessages",
    stands_on=("sendPhoto",),
)
def copy_many_without_captions(caller: Caller, user: User) -> None:
    """copyMessages with remove_caption copies a photo without its caption."""
    ids = [_photo(caller, user)["message_id"]]
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": ids}
    (made,) = caller.accepted("copyMessages", {**params, "remove_caption": True})
    copy = seen(caller, user.chat_id, made["message_id"])
    assert (bool(copy["photo"]), "caption" in copy) == (True, False)


@clause(
    "messages.copy-none-refused",
    "#copymessages",
    _SERVER,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="copyMessages",
)
def copy_none_refused(caller: Caller, user: User) -> None:
    """copyMessages of no messages is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": []}
    got = refused(caller, "copyMessages", params)
    assert got == (400, "Bad Request: message identifiers are not specified")
