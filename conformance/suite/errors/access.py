"""Errors: chats that are closed to the bot."""

from typing import Any

from conformance.suite.clause import Declaration, documented
from conformance.suite.errors._refusals import SERVER, TABLES, passer_by, refuses, sending
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import place, sent
from conformance.verdict import Consequence, Level

_BLOCK = ("block", "unblock")
_BLOCKED = (403, "Forbidden: bot was blocked by the user")


def _access(id_: str, **how: Any) -> Declaration:
    return refuses(id_, how.pop("method", "sendMessage"), SERVER, TABLES, **how)


@_access("errors.blocked", needs=_BLOCK, features=("err_blocked",))
def blocked(caller: Caller, user: User) -> None:
    """Writing to a person who has blocked the bot is refused with 403 and Telegram's words."""
    user.act("block")
    try:
        assert sending(caller, user.chat_id) == _BLOCKED
    finally:
        user.act("unblock")


@_access(
    "errors.blocked-for-actions",
    needs=_BLOCK,
    features=("err_blocked",),
    method="sendChatAction",
    consequence=Consequence.DEGRADES,
)
def blocked_for_actions(caller: Caller, user: User) -> None:
    """A chat action for a person who has blocked the bot is refused as a message is."""
    user.act("block")
    try:
        refusal = caller.refusal("sendChatAction", {"chat_id": user.chat_id, "action": "typing"})
        assert (refusal.error_code, refusal.description) == _BLOCKED
    finally:
        user.act("unblock")


@_access("errors.unblocked", needs=_BLOCK, features=("err_blocked",))
def unblocked(caller: Caller, user: User) -> None:
    """A person who unblocks the bot can be written to again."""
    user.act("block")
    try:
        assert sending(caller, user.chat_id)[0] == 403
    finally:
        user.act("unblock")
    assert sent(caller, user)["chat"]["id"] == user.chat_id


@_access("errors.blocked-by-one", needs=_BLOCK, features=("err_blocked",))
def blocked_by_one(caller: Caller, user: User, other: User) -> None:
    """One person's block closes that person's chat alone."""
    user.act("block")
    try:
        assert sending(caller, user.chat_id)[0] == 403
        assert sent(caller, other)["chat"]["id"] == other.chat_id
    finally:
        user.act("unblock")


@_access("errors.deleted-account", needs=("delete_account",))
def deleted_account(caller: Caller, user: User) -> None:
    """Writing to a person whose account is deleted is refused with 403 and Telegram's words."""
    gone = passer_by(user, opens=True)
    gone.act("delete_account")
    assert sending(caller, gone.chat_id) == (403, "Forbidden: user is deactivated")


@_access("errors.stranger", needs=("send_text",), level=Level.OBSERVED)
def stranger(caller: Caller, user: User) -> None:
    """Writing to a person who never opened the bot is refused, with 400 or 403."""
    assert sending(caller, passer_by(user, opens=False).id)[0] in {400, 403}


@_access("errors.to-itself", level=Level.OBSERVED, consequence=Consequence.DEGRADES)
def to_itself(caller: Caller) -> None:
    """A bot cannot write to itself: that is refused, with 400 or 403."""
    assert sending(caller, caller.accepted("getMe")["id"])[0] in {400, 403}


def _kicked(caller: Caller, group: Group) -> tuple[int | None, str | None]:
    group.owner.act("remove_member", member_id=caller.accepted("getMe")["id"])
    return sending(caller, group.chat_id)


_REMOVED: dict[str, Any] = {"needs": ("remove_member",), "effects": ("members",)}


@_access("errors.kicked-from-a-group", **_REMOVED)
def kicked_from_a_group(caller: Caller, new_group: Any) -> None:
    """Writing in a group that the bot was removed from is refused with 403 and Telegram's words."""
    assert _kicked(caller, new_group("group", title="گروه")) == (
        403,
        "Forbidden: bot was kicked from the group chat",
    )


@_access("errors.kicked-from-a-supergroup", **_REMOVED)
def kicked_from_a_supergroup(caller: Caller, new_group: Any) -> None:
    """Writing in a supergroup that the bot was removed from is refused with 403 and Telegram's words."""
    assert _kicked(caller, new_group("supergroup", title="ابرگروه")) == (
        403,
        "Forbidden: bot was kicked from the supergroup chat",
    )


@_access("errors.kicked-from-a-channel", **_REMOVED, since="2.3")
def kicked_from_a_channel(caller: Caller, new_group: Any) -> None:
    """Posting in a channel that the bot was removed from is refused with 403 and Telegram's words."""
    assert _kicked(caller, new_group("channel", title="کانال")) == (
        403,
        "Forbidden: bot was kicked from the channel chat",
    )


@_access("errors.kicked-for-reading", **_REMOVED, method="getChat", since="2.1")
def kicked_for_reading(caller: Caller, new_group: Any) -> None:
    """getChat of a private supergroup that the bot was removed from is refused with 403."""
    group: Group = new_group("supergroup", title="ابرگروه")
    group.owner.act("remove_member", member_id=caller.accepted("getMe")["id"])
    assert caller.refusal("getChat", {"chat_id": group.chat_id}).error_code == 403


def _left(caller: Caller, group: Group) -> tuple[int | None, str | None]:
    caller.given("leaveChat", {"chat_id": group.chat_id})
    return sending(caller, group.chat_id)


_LEFT: dict[str, Any] = {"stands_on": ("leaveChat",), "effects": ("members",), "since": "2.1"}


@_access("errors.left-a-group", **_LEFT)
def left_a_group(caller: Caller, new_group: Any) -> None:
    """Writing in a group that the bot has left is refused with 403 and Telegram's words."""
    assert _left(caller, new_group("group", title="گروه")) == (
        403,
        "Forbidden: bot is not a member of the group chat",
    )


@_access("errors.left-a-supergroup", **_LEFT)
def left_a_supergroup(caller: Caller, new_group: Any) -> None:
    """Writing in a supergroup that the bot has left is refused with 403 and Telegram's words."""
    assert _left(caller, new_group("supergroup", title="ابرگروه")) == (
        403,
        "Forbidden: bot is not a member of the supergroup chat",
    )


@_access("errors.left-a-channel", **{**_LEFT, "since": "2.3"})
def left_a_channel(caller: Caller, new_group: Any) -> None:
    """Posting in a channel that the bot has left is refused with 403 and Telegram's words."""
    assert _left(caller, new_group("channel", title="کانال")) == (
        403,
        "Forbidden: bot is not a member of the channel chat",
    )


@_access("errors.deleted-group", needs=("delete_chat",), effects=("members",))
def deleted_group(caller: Caller, new_group: Any) -> None:
    """Writing in a group that was deleted is refused with 403 and Telegram's words."""
    group: Group = new_group("group", title="گروه")
    group.owner.act("delete_chat")
    assert sending(caller, group.chat_id) == (403, "Forbidden: the group chat was deleted")


@refuses(
    "errors.upgraded-group",
    "sendMessage",
    documented("Bot API, ResponseParameters"),
    SERVER,
    since="2.3.1",
    needs=("upgrade_group",),
)
def upgraded_group(caller: Caller, new_group: Any) -> None:
    """Writing under the old id of an upgraded group is refused with the new id in migrate_to_chat_id."""
    group: Group = new_group("group", title="کوچ")
    group.owner.act("upgrade_group")
    refusal = caller.refusal("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    moved = refusal.parameters["migrate_to_chat_id"]
    assert caller.accepted("sendMessage", {"chat_id": moved, "text": User.marker()})["chat"]["id"] == moved


@_access("errors.edit-of-anothers-words", method="editMessageText", since="2.0", needs=("send_text",))
def edit_of_anothers_words(caller: Caller, user: User) -> None:
    """What a person wrote cannot be edited by the bot: 400 and Telegram's words."""
    text = user.says(user.marker())
    message = caller.awaited("message", lambda seen: seen.get("text") == text)["message"]
    refusal = caller.refusal("editMessageText", {**place(message), "text": user.marker()})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message can't be edited")
