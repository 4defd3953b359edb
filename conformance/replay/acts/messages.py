"""Acts that are messages: written, sent, shared."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.replay.acts.act import RecordedAct, Underivable, place_of
from conformance.session.stand_ins import shown_files, stand_in

__all__ = ["edited", "sent", "unique_id"]

_Message = Mapping[str, Any]

# Entities that Telegram finds by itself; sending them again would make them explicit.
_AUTOMATIC = {"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}


def sent(message: _Message, by: int | None = None) -> RecordedAct:
    """What somebody sent, or who writes in the channel's name. Raises Underivable."""
    user, chat = place_of(message) if by is None else (by, message["chat"]["id"])
    reply = _reply(message)
    for name, details in _CONTENTS.items():
        if name in message:
            kind = _KINDS.get(name, f"send_{name}")
            return RecordedAct(kind, user, chat, details(message) | reply)
    for medium, shown in shown_files(message):
        return RecordedAct(f"send_{medium}", user, chat, _file(message, medium, shown) | reply)
    kind = next((name for name in message if name not in {"message_id", "from", "chat", "date"}), "nothing")
    raise Underivable(f"no act is known for a message with {kind}")


def edited(message: _Message, by: int | None = None) -> RecordedAct:
    """What somebody changed. Raises Underivable."""
    user, chat = place_of(message) if by is None else (by, message["chat"]["id"])
    named = {"message_id": message["message_id"]}
    if "text" in message:
        return RecordedAct("edit_text", user, chat, named | _text(message))
    if "location" in message:
        stays = "live_period" in message["location"]
        place = _only(message["location"], ("latitude", "longitude", "heading", "horizontal_accuracy"))
        return RecordedAct(
            "move_location" if stays else "stop_location", user, chat, named | (place if stays else {})
        )
    if any(True for _ in shown_files(message)):
        return RecordedAct("edit_caption", user, chat, named | _caption(message))
    raise Underivable("no act is known for an edited message of this kind")


def _reply(message: _Message) -> dict[str, Any]:
    reply = message.get("reply_to_message")
    return {"reply_to_message_id": reply["message_id"]} if isinstance(reply, dict) else {}


def _chosen(entities: Any) -> list[Any]:
    return [one for one in entities or () if one.get("type") not in _AUTOMATIC]


def _text(message: _Message) -> dict[str, Any]:
    entities = _chosen(message.get("entities"))
    return {"text": message["text"]} | ({"entities": entities} if entities else {})


def _caption(message: _Message) -> dict[str, Any]:
    entities = _chosen(message.get("caption_entities"))
    return _only(message, ("caption",)) | ({"caption_entities": entities} if entities else {})


def _file(message: _Message, medium: str, shown: Any) -> dict[str, Any]:
    mark = unique_id(message) or str(message["message_id"])
    given: dict[str, Any] = {"content": stand_in(medium, shown, mark.encode())}
    if isinstance(shown, dict) and shown.get("file_name"):
        given["file_name"] = shown["file_name"]
    return given | _caption(message)


def unique_id(message: _Message) -> str:
    """What is the same of one file wherever it is shown; empty where the message shows none."""
    for _, shown in shown_files(message):
        largest = shown[-1] if isinstance(shown, list) and shown else shown
        return str(largest.get("file_unique_id") or "") if isinstance(largest, dict) else ""
    return ""


def _poll(message: _Message) -> dict[str, Any]:
    poll = message["poll"]
    kept = _only(poll, ("question", "type", "is_anonymous", "allows_multiple_answers", "explanation"))
    return kept | {"options": [option["text"] for option in poll["options"]]}


def _only(value: _Message, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: value[name] for name in names if name in value}


def _venue(message: _Message) -> dict[str, Any]:
    venue = message["venue"]
    kept = ("title", "address", "foursquare_id", "foursquare_type", "google_place_id", "google_place_type")
    return _only(venue["location"], ("latitude", "longitude")) | _only(venue, kept)


# In the order in which a message is asked for them: a venue has a location too.
_CONTENTS: dict[str, Callable[[_Message], dict[str, Any]]] = {
    "text": _text,
    "contact": lambda one: _only(one["contact"], ("phone_number", "first_name", "last_name", "user_id")),
    "venue": _venue,
    "location": lambda one: _only(one["location"], ("latitude", "longitude", "live_period")),
    "dice": lambda one: _only(one["dice"], ("emoji",)),
    "poll": _poll,
    "users_shared": lambda one: {
        "request_id": one["users_shared"]["request_id"],
        "user_ids": [user["user_id"] for user in one["users_shared"]["users"]],
    },
    "chat_shared": lambda one: {
        "request_id": one["chat_shared"]["request_id"],
        "shared_chat_id": one["chat_shared"]["chat_id"],
    },
    "web_app_data": lambda one: {
        "text": one["web_app_data"]["button_text"],
        "data": one["web_app_data"]["data"],
    },
    "pinned_message": lambda one: {"message_id": one["pinned_message"]["message_id"]},
    "new_chat_title": lambda one: {"title": one["new_chat_title"]},
    "delete_chat_photo": lambda _: {},
    "forum_topic_created": lambda one: _only(
        one["forum_topic_created"], ("name", "icon_color", "icon_custom_emoji_id")
    ),
    "forum_topic_closed": lambda one: _only(one, ("message_thread_id",)),
    "forum_topic_reopened": lambda one: _only(one, ("message_thread_id",)),
    "message_auto_delete_timer_changed": lambda one: dict(one["message_auto_delete_timer_changed"]),
}
_KINDS = {
    "users_shared": "share_users",
    "chat_shared": "share_chat",
    "web_app_data": "send_web_app_data",
    "pinned_message": "pin_message",
    "new_chat_title": "set_title",
    "delete_chat_photo": "delete_photo",
    "forum_topic_created": "create_topic",
    "forum_topic_closed": "close_topic",
    "forum_topic_reopened": "reopen_topic",
    "message_auto_delete_timer_changed": "change_settings",
}
