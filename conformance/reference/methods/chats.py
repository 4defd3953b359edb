"""Facts about chats and users."""

from typing import Any

from conformance.reference.access import known_chat, reachable_chat
from conformance.reference.errors import bad_request
from conformance.reference.params import integer
from conformance.reference.registry import Request, method

# The older upload_audio names still work: the recordings use them.
ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "record_video",
        "upload_video",
        "record_audio",
        "record_voice",
        "upload_audio",
        "upload_voice",
        "upload_photo",
        "upload_document",
        "choose_sticker",
        "pick_up_location",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("getChat")
def get_chat(request: Request) -> Any:
    chat = known_chat(request)
    view: dict[str, Any] = dict(chat.view)
    if chat.kind == "private":
        view |= {"active_usernames": [view["username"]]} if "username" in view else {}
    else:
        view["permissions"] = dict.fromkeys(
            (
                "can_send_messages",
                "can_send_media_messages",
                "can_send_audios",
                "can_send_documents",
                "can_send_photos",
                "can_send_videos",
                "can_send_video_notes",
                "can_send_voice_notes",
                "can_send_polls",
                "can_send_other_messages",
                "can_add_web_page_previews",
                "can_change_info",
                "can_invite_users",
                "can_pin_messages",
                "can_manage_topics",
            ),
            True,
        )
    view["accepted_gift_types"] = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        chat.kind == "private",
    )
    view["max_reaction_count"] = 11
    view["accent_color_id"] = abs(chat.id) % 7
    return view


@method("sendChatAction")
def send_chat_action(request: Request) -> bool:
    if request.params.get("action", "").lower() not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    reachable_chat(request)
    return True


@method("getUserProfilePhotos")
def get_user_profile_photos(request: Request) -> Any:
    user_id = integer(request.params, "user_id")
    if user_id <= 0:
        raise bad_request("Invalid user_id specified")
    if user_id != request.bot.user.id and user_id not in request.platform.users:
        raise bad_request("Bad Request: user not found")
    return {"total_count": 0, "photos": []}
