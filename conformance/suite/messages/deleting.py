"""Deleting: one's own and others' messages, one and many."""

from conformance.suite.clause import captured, clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import is_gone, place, refused, sent
from conformance.verdict import Consequence

_DELETE = documented("Bot API, deleteMessage")
_MANY = documented("Bot API, deleteMessages")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_GONE = 2_000_000_000


def _theirs(caller: Caller, user: User) -> dict[str, int]:
    text = user.says(user.marker())
    return place(caller.awaited("message", lambda message: message.get("text") == text)["message"])


@clause("messages.deleted-is-gone", "#deletemessage", _DELETE, since="3.0", method="deleteMessage")
def deletedis_gone(caller: Caller, user: User) -> None:
    """A deleted message is no longer there to be answered, and its neighbours are."""
    first, second = sent(caller, user), sent(caller, user)
    caller.accepted("deleteMessage", place(first))
    assert (is_gone(caller, **place(first)), is_gone(caller, **place(second))) == (True, False)


@clause(
    "messages.delete-missing-refused",
    "#deletemessage",
    _SERVER,
    captured("public recording: jarhill0__pawt__test_message__test_delete"),
    since="3.0",
    method="deleteMessage",
    features=("err_text_match",),
)
def delete_missing_refused(caller: Caller, user: User) -> None:
    """Deleting a message that is not there is refused with 400 and Telegram's words."""
    got = refused(caller, "deleteMessage", {"chat_id": user.chat_id, "message_id": _GONE})
    assert got == (400, "Bad Request: message to delete not found")


@clause(
    "messages.delete-unnamed-refused",
    "#deletemessage",
    _SERVER,
    since="3.0",
    consequence=Consequence.COSMETIC,
    method="deleteMessage",
)
def delete_unnamed_refused(caller: Caller, user: User) -> None:
    """Deleting without a message_id is refused with 400 and Telegram's words."""
    got = refused(caller, "deleteMessage", {"chat_id": user.chat_id})
    assert got == (400, "Bad Request: message identifier is not specified")


@clause(
    "messages.delete-persons",
    "#deletemessage",
    documented("Bot API, deleteMessage: bots can delete incoming messages in private chats"),
    since="3.0",
    needs=("send_text",),
    method="deleteMessage",
)
def delete_persons(caller: Caller, user: User) -> None:
    """The bot can delete what a person wrote to it in private."""
    theirs = _theirs(caller, user)
    caller.accepted("deleteMessage", theirs)
    assert is_gone(caller, **theirs)


@clause(
    "messages.delete-in-group",
    "#deletemessage",
    documented("Bot API, deleteMessage: an administrator of a group can delete any message there"),
    since="3.0",
    needs=("send_text",),
    method="deleteMessage",
)
def delete_in_group(caller: Caller, group: Group) -> None:
    """As an administrator the bot can delete what a member of the group wrote."""
    theirs = _theirs(caller, group.member)
    caller.accepted("deleteMessage", theirs)
    assert is_gone(caller, **theirs)


@clause(
    "messages.edit-deleted-refused",
    "#deletemessage",
    _SERVER,
    since="3.0",
    method="deleteMessage",
    stands_on=("editMessageText",),
    features=("err_text_match",),
)
def edit_deleted_refused(caller: Caller, user: User) -> None:
    """A deleted message cannot be edited: 400 and Telegram's words."""
    first = sent(caller, user)
    caller.accepted("deleteMessage", place(first))
    got = refused(caller, "editMessageText", {**place(first), "text": user.marker()})
    assert got == (400, "Bad Request: message to edit not found")


@clause(
    "messages.delete-many",
    "#deletemessages",
    _MANY,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="deleteMessages",
)
def delete_many(caller: Caller, user: User) -> None:
    """deleteMessages deletes every message that it names."""
    ids = [sent(caller, user)["message_id"] for _ in range(2)]
    assert caller.accepted("deleteMessages", {"chat_id": user.chat_id, "message_ids": ids}) is True
    assert [is_gone(caller, user.chat_id, one) for one in ids] == [True, True]


@clause(
    "messages.delete-many-skips-missing",
    "#deletemessages",
    documented("Bot API, deleteMessages: messages that can't be found are skipped"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="deleteMessages",
)
def delete_many_skips_missing(caller: Caller, user: User) -> None:
    """deleteMessages deletes what is there, and succeeds where some is not."""
    first = sent(caller, user)["message_id"]
    params = {"chat_id": user.chat_id, "message_ids": [first, _GONE]}
    caller.accepted("deleteMessages", params)
    assert is_gone(caller, user.chat_id, first)


@clause(
    "messages.delete-too-many-refused",
    "#deletemessages",
    _MANY,
    _SERVER,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="deleteMessages",
)
def delete_too_many_refused(caller: Caller, user: User) -> None:
    """deleteMessages of 101 messages is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "message_ids": list(range(_GONE, _GONE + 101))}
    got = refused(caller, "deleteMessages", params)
    assert got == (400, "Bad Request: too many message identifiers specified")


@clause(
    "messages.delete-none-refused",
    "#deletemessages",
    _SERVER,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="deleteMessages",
)
def delete_none_refused(caller: Caller, user: User) -> None:
    """deleteMessages of no messages is refused with 400 and Telegram's words."""
    got = refused(caller, "deleteMessages", {"chat_id": user.chat_id, "message_ids": []})
    assert got == (400, "Bad Request: message identifiers are not specified")
