"""The rights of an administrator as calls give them and results show them."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.fields import NotParsable, flag

__all__ = ["rights_given", "rights_shown"]

_EVERYWHERE = (
    "can_manage_chat",
    "can_change_info",
    "can_post_messages",
    "can_edit_messages",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_direct_messages",
    "can_manage_tags",
    "can_send_welcome_messages",
    "is_anonymous",
)
_FOREIGN = {
    "channel": frozenset({"can_pin_messages", "can_manage_topics", "can_manage_tags"}),
    "supergroup": frozenset({"can_post_messages", "can_edit_messages", "can_manage_direct_messages"}),
}


def rights_given(value: Any) -> dict[str, bool]:
    """A ChatAdministratorRights with every field. Raises NotParsable."""
    if not isinstance(value, dict):
        raise NotParsable("ChatAdministratorRights must be an Object")
    return {name: flag(value, name) for name in _EVERYWHERE}


def rights_shown(rights: Mapping[str, bool], kind: str) -> dict[str, bool]:
    """The object as the Bot API answers it for a supergroup or a channel: every right that there is there."""
    return {name: rights.get(name, False) for name in _EVERYWHERE if name not in _FOREIGN[kind]}
