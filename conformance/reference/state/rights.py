"""What members and administrators may do."""

from collections.abc import Collection, Iterable
from typing import Any

__all__ = [
    "ADMINISTRATOR_RIGHTS",
    "CHANNEL_ONLY",
    "GROUP_ONLY",
    "MEDIA",
    "PERMISSIONS",
    "administrator_rights",
    "chat_permissions",
    "full_rights",
]

# ChatPermissions, in the order in which the server writes them.
PERMISSIONS = (
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
    "can_change_info",
    "can_invite_users",
    "can_edit_tag",
    "can_pin_messages",
    "can_manage_topics",
)
MEDIA = PERMISSIONS[1:7]

# ChatAdministratorRights, in the order in which the server writes them.
ADMINISTRATOR_RIGHTS = (
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
)
CHANNEL_ONLY = frozenset({"can_post_messages", "can_edit_messages", "can_manage_direct_messages"})
GROUP_ONLY = frozenset({"can_pin_messages", "can_manage_topics", "can_manage_tags"})

# The administrators of a basic group are all alike.
_BASIC = frozenset(
    {
        "can_manage_chat",
        "can_change_info",
        "can_delete_messages",
        "can_invite_users",
        "can_restrict_members",
        "can_pin_messages",
        "can_manage_video_chats",
        "can_manage_tags",
    }
)


def full_rights(kind: str, without: Iterable[str] = ()) -> frozenset[str]:
    """Every right that an administrator of such a chat can have."""
    if kind == "group":
        return _BASIC - frozenset(without)
    foreign = GROUP_ONLY if kind == "channel" else CHANNEL_ONLY
    return frozenset(ADMINISTRATOR_RIGHTS) - foreign - frozenset(without)


def administrator_rights(
    kind: str, rights: Collection[str], *, is_anonymous: bool = False
) -> dict[str, bool]:
    """The rights as the server shows them for such a chat."""
    foreign = GROUP_ONLY if kind == "channel" else CHANNEL_ONLY
    if kind == "group":
        foreign = foreign | {"can_manage_topics"}
    shown = {right: right in rights for right in ADMINISTRATOR_RIGHTS if right not in foreign}
    # Whoever writes in a channel is anonymous anyway, so the server keeps no such right for it.
    return {**shown, "is_anonymous": is_anonymous and kind != "channel"}


def chat_permissions(allowed: frozenset[str]) -> dict[str, Any]:
    """The permissions as the server shows them, the older one for all media among them."""
    view: dict[str, Any] = {}
    for permission in PERMISSIONS:
        view[permission] = permission in allowed
        if permission == "can_send_messages":
            view["can_send_media_messages"] = not allowed.isdisjoint(MEDIA)
    return view
