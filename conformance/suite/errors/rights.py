"""Errors: what a bot without rights is told."""

from collections.abc import Callable
from typing import Any

from conformance.suite.clause import Declaration
from conformance.suite.errors._refusals import SERVER, TABLES, refuses, sending
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import place
from conformance.verdict import Evidence

_Refusal = tuple[int | None, str | None]


def _rights(id_: str, method: str, since: str, *evidence: Evidence, **how: Any) -> Declaration:
    given = evidence or (SERVER, TABLES)
    return refuses(id_, method, *given, since=since, effects=("members",), **how)


def _among_members(caller: Caller, new_group: Callable[..., Group], method: str, **params: Any) -> _Refusal:
    """How a method is refused in a supergroup where the bot is a member like any other."""
    group = new_group("supergroup", title="همه عضو", bot_status="member")
    refusal = caller.refusal(method, {"chat_id": group.chat_id, **params})
    return refusal.error_code, refusal.description


@_rights("errors.no-right-to-pin", "pinChatMessage", "3.1")
def no_right_to_pin(caller: Caller, new_group: Any) -> None:
    """Pinning without the right is refused with 400 and Telegram's words."""
    group: Group = new_group("supergroup", title="همه عضو", bot_status="member")
    message = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    refusal = caller.refusal("pinChatMessage", place(message))
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: not enough rights to ")


@_rights("errors.no-right-to-delete", "deleteMessage", "3.0", needs=("send_text",))
def no_right_to_delete(caller: Caller, new_group: Any) -> None:
    """Deleting a member's message without the right is refused with 400 and Telegram's words."""
    group: Group = new_group(
        "supergroup", title="همه عضو", bot_status="administrator", bot_rights=("can_manage_chat",)
    )
    text = group.member.says(group.member.marker())
    message = caller.awaited("message", lambda seen: seen.get("text") == text)["message"]
    refusal = caller.refusal("deleteMessage", place(message))
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message can't be deleted")


@_rights("errors.no-right-to-restrict", "restrictChatMember", "3.1")
def no_right_to_restrict(caller: Caller, other: User, new_group: Any) -> None:
    """Restricting a member without the right is refused with 400 and Telegram's words."""
    params = {"user_id": other.id, "permissions": {"can_send_messages": False}}
    assert _among_members(caller, new_group, "restrictChatMember", **params) == (
        400,
        "Bad Request: not enough rights to restrict/unrestrict chat member",
    )


@_rights("errors.no-right-to-promote", "promoteChatMember", "3.1", SERVER)
def no_right_to_promote(caller: Caller, other: User, new_group: Any) -> None:
    """Promoting a member without the right is refused with 400."""
    params = {"user_id": other.id, "can_pin_messages": True}
    assert _among_members(caller, new_group, "promoteChatMember", **params)[0] == 400


@_rights("errors.no-right-to-describe", "setChatDescription", "3.1", SERVER)
def no_right_to_describe(caller: Caller, new_group: Any) -> None:
    """Describing a group without the right is refused with 400."""
    assert _among_members(caller, new_group, "setChatDescription", description="تازه")[0] == 400


@_rights("errors.no-right-to-change-photo", "deleteChatPhoto", "3.1")
def no_right_to_change_photo(caller: Caller, new_group: Any) -> None:
    """Taking a group's photo away without the right is refused with 400 and Telegram's words."""
    assert _among_members(caller, new_group, "deleteChatPhoto") == (
        400,
        "Bad Request: not enough rights to change chat photo",
    )


@_rights("errors.no-right-to-permit", "setChatPermissions", "4.4")
def no_right_to_permit(caller: Caller, new_group: Any) -> None:
    """Setting a group's permissions without the right is refused with 400 and Telegram's words."""
    assert _among_members(caller, new_group, "setChatPermissions", permissions={}) == (
        400,
        "Bad Request: not enough rights to change chat permissions",
    )


@_rights("errors.no-right-to-invite", "exportChatInviteLink", "3.1", SERVER)
def no_right_to_invite(caller: Caller, new_group: Any) -> None:
    """Making an invite link without the right is refused with 400 for want of rights."""
    code, words = _among_members(caller, new_group, "exportChatInviteLink")
    assert code == 400
    assert (words or "").startswith("Bad Request: not enough rights to ")


@_rights("errors.no-right-to-post", "sendMessage", "2.3")
def no_right_to_post(caller: Caller, new_group: Any) -> None:
    """Posting in a channel without the right is refused with 400 and Telegram's words."""
    group: Group = new_group("channel", title="کانال", bot_rights=("can_invite_users",))
    assert sending(caller, group.chat_id) == (
        400,
        "Bad Request: need administrator rights in the channel chat",
    )


@_rights("errors.cannot-restrict-itself", "restrictChatMember", "3.1")
def cannot_restrict_itself(caller: Caller, group: Group) -> None:
    """A bot that restricts itself is refused with 400 and Telegram's words."""
    params = {"chat_id": group.chat_id, "user_id": caller.accepted("getMe")["id"], "permissions": {}}
    refusal = caller.refusal("restrictChatMember", params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: can't restrict self")
