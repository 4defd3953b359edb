"""Memberships as the clauses of this area read them."""

from typing import Any

from conformance.suite.ground import Caller, Group, User

__all__ = ["EVERYTHING", "NOTHING", "full", "membership", "whom"]

_PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_react_to_messages",
    "can_edit_tag",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)
EVERYTHING = dict.fromkeys(_PERMISSIONS, True)
NOTHING = dict.fromkeys(_PERMISSIONS, False)


def whom(group: Group, person: User | int | None = None) -> dict[str, Any]:
    """What names a person in a group: its member, unless another is given."""
    given = group.member if person is None else person
    return {"chat_id": group.chat_id, "user_id": given if isinstance(given, int) else given.id}


def membership(caller: Caller, group: Group, person: User | int | None = None) -> dict[str, Any]:
    """The ChatMember as it is now."""
    member: dict[str, Any] = caller.accepted("getChatMember", whom(group, person))
    return member


def full(caller: Caller, group: Group) -> dict[str, Any]:
    """The ChatFullInfo as it is now."""
    chat: dict[str, Any] = caller.accepted("getChat", {"chat_id": group.chat_id})
    return chat
