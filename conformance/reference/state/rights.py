"""What members and administrators may do."""

from collections.abc import Iterable

__all__ = ["ADMINISTRATOR_RIGHTS", "CHANNEL_ONLY", "GROUP_ONLY", "PERMISSIONS", "full_rights"]

# ChatPermissions, in the order of the object's fields.
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

# ChatAdministratorRights.
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
)
CHANNEL_ONLY = frozenset({"can_post_messages", "can_edit_messages", "can_manage_direct_messages"})
GROUP_ONLY = frozenset({"can_pin_messages", "can_manage_topics", "can_manage_tags"})


def full_rights(kind: str, without: Iterable[str] = ()) -> frozenset[str]:
    """Every right that an administrator of such a chat can have."""
    foreign = GROUP_ONLY if kind == "channel" else CHANNEL_ONLY
    return frozenset(ADMINISTRATOR_RIGHTS) - foreign - frozenset(without)
