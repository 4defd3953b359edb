"""Topics that people open, change and close."""

from typing import Any

from conformance.reference.acts.authority import check_right
from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.chats.topics import begun, changed, erased, has_topics, topic_of
from conformance.reference.state import Message
from conformance.reference.state.topics import GENERAL, Topic

_NAME = {"type": "string", "minLength": 1, "maxLength": 128}
_WHICH = {"message_thread_id": ID}  # 1 is the "General" topic
_COLOR = 7322096


@act(
    "create_topic",
    "opens a topic",
    required={"name": _NAME},
    optional={"icon_color": ID, "icon_custom_emoji_id": STRING},
)
def create_topic(scene: Scene, details: Details) -> dict[str, Any]:
    _check(scene, None)
    color, emoji = details.get("icon_color") or _COLOR, details.get("icon_custom_emoji_id") or ""
    topic = begun(scene.platform, scene.chat, scene.user, details["name"], color, emoji)
    return {"message_thread_id": topic.id, "message_id": topic.id}


@act(
    "edit_topic",
    "changes a topic's name or icon",
    required=_WHICH,
    optional={"name": _NAME, "icon_custom_emoji_id": STRING},
)
def edit_topic(scene: Scene, details: Details) -> dict[str, Any]:
    event = {name: details[name] for name in ("name", "icon_custom_emoji_id") if name in details}
    return _changed(scene, details, {"forum_topic_edited": event}, **event)


@act("close_topic", "closes a topic", required=_WHICH)
def close_topic(scene: Scene, details: Details) -> dict[str, Any]:
    return _changed(scene, details, {"forum_topic_closed": {}}, is_closed=True)


@act("reopen_topic", "opens a topic again", required=_WHICH)
def reopen_topic(scene: Scene, details: Details) -> dict[str, Any]:
    return _changed(scene, details, {"forum_topic_reopened": {}}, is_closed=False, is_hidden=False)


@act("hide_general_topic", 'hides the "General" topic')
def hide_general_topic(scene: Scene, _: Details) -> dict[str, Any]:
    fields = {"is_closed": True, "is_hidden": True}
    return _changed(scene, {"message_thread_id": GENERAL}, {"general_forum_topic_hidden": {}}, **fields)


@act("unhide_general_topic", 'shows the "General" topic again')
def unhide_general_topic(scene: Scene, _: Details) -> dict[str, Any]:
    which = {"message_thread_id": GENERAL}
    return _changed(scene, which, {"general_forum_topic_unhidden": {}}, is_hidden=False)


@act("delete_topic", "deletes a topic with all its messages", required=_WHICH)
def delete_topic(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_delete_messages")
    if details["message_thread_id"] == GENERAL:
        raise Refused('the "General" topic stays')
    erased(scene.chat, _topic(scene, details))
    return {}


def _changed(scene: Scene, details: Details, event: dict[str, Any], **fields: Any) -> dict[str, Any]:
    topic = _topic(scene, details)
    _check(scene, topic)
    if all(getattr(topic, name) == value for name, value in fields.items()):
        raise Refused("the topic is so already")
    message: Message = changed(scene.platform, scene.chat, scene.user, topic, event, **fields)
    return {"message_id": message.id}


def _topic(scene: Scene, details: Details) -> Topic:
    topic = topic_of(scene.chat, details["message_thread_id"]) if has_topics(scene.chat) else None
    if topic is None:
        raise Refused("there is no such topic")
    return topic


def _check(scene: Scene, topic: Topic | None) -> None:
    """Raises Refused where the person may not; whoever has opened a topic may change it."""
    if not has_topics(scene.chat):
        raise Refused("the chat has no topics")
    if scene.chat.kind != "private" and (topic is None or topic.creator_id != scene.user.id):
        check_right(scene, "can_manage_topics")
