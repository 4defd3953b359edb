"""Topics of forums."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import may, member_chat
from conformance.reference.chats.topics import begun, changed, erased, has_topics, topic_of
from conformance.reference.state import Chat
from conformance.reference.state.topics import GENERAL, Topic

LONGEST_NAME = 128
COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)

_NOTHING: Mapping[str, Any] = {}
_TOGGLE = "Not enough rights to close or open the topic"
_PIN = "Not enough rights to manage pinned messages in the chat"


@method("createForumTopic")
def create_forum_topic(request: Request) -> Any:
    color = integer(request.params, "icon_color")
    chat = _forum(request)
    if not may(request.bot, chat, "can_manage_topics"):
        raise bad_request("Not enough rights to create a topic")
    name = _name(request)
    if not name:
        raise bad_request("Title must be non-empty")
    if not 0 <= color <= 0xFFFFFF:
        raise bad_request("Invalid icon color specified")
    color = color if color in COLORS else COLORS[0]
    topic = begun(request.platform, chat, request.bot.user, name, color, _emoji(request))
    return {"message_thread_id": topic.id, **topic.icon()}


@method("editForumTopic")
def edit_forum_topic(request: Request) -> bool:
    chat, thread_id = _thread(request)
    _may_lead(request, chat, thread_id, "Not enough rights to edit the topic")
    return _edited(request, chat, thread_id, with_icon="icon_custom_emoji_id" in request.params)


@method("closeForumTopic")
def close_forum_topic(request: Request) -> bool:
    return _toggled(request, *_thread(request), closed=True)


@method("reopenForumTopic")
def reopen_forum_topic(request: Request) -> bool:
    return _toggled(request, *_thread(request), closed=False)


@method("deleteForumTopic")
def delete_forum_topic(request: Request) -> bool:
    chat, thread_id = _thread(request)
    _may_lead(request, chat, thread_id, "Not enough rights to delete the topic", "can_delete_messages")
    if thread_id == GENERAL and chat.is_forum:
        raise bad_request("Bad Request: TOPIC_ID_INVALID")
    erased(chat, _topic(chat, thread_id))
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(request: Request) -> bool:
    return _unpinned(request, *_thread(request))


@method("editGeneralForumTopic")
def edit_general_forum_topic(request: Request) -> bool:
    chat = _forum(request)
    _may_lead(request, chat, GENERAL, "Not enough rights to edit the topic")
    return _edited(request, chat, GENERAL, with_icon=False)


@method("closeGeneralForumTopic")
def close_general_forum_topic(request: Request) -> bool:
    return _toggled(request, _forum(request), GENERAL, closed=True)


@method("reopenGeneralForumTopic")
def reopen_general_forum_topic(request: Request) -> bool:
    return _toggled(request, _forum(request), GENERAL, closed=False)


@method("hideGeneralForumTopic")
def hide_general_forum_topic(request: Request) -> bool:
    """Closes it too."""
    return _hidden(request, {"general_forum_topic_hidden": {}}, is_hidden=True, is_closed=True)


@method("unhideGeneralForumTopic")
def unhide_general_forum_topic(request: Request) -> bool:
    return _hidden(request, {"general_forum_topic_unhidden": {}}, is_hidden=False)


@method("unpinAllGeneralForumTopicMessages")
def unpin_all_general_forum_topic_messages(request: Request) -> bool:
    return _unpinned(request, _forum(request), GENERAL)


def _forum(request: Request) -> Chat:
    chat = member_chat(request)
    if not has_topics(chat):
        raise bad_request("The chat is not a forum")
    return chat


def _thread(request: Request) -> tuple[Chat, int]:
    chat, thread_id = _forum(request), integer(request.params, "message_thread_id")
    if thread_id <= 0:
        raise bad_request("Invalid message thread identifier specified")
    return chat, thread_id


def _topic(chat: Chat, thread_id: int) -> Topic:
    topic = topic_of(chat, thread_id)
    if topic is None:
        raise bad_request("Bad Request: TOPIC_ID_INVALID")
    return topic


def _may_lead(
    request: Request, chat: Chat, thread_id: int, message: str, right: str = "can_manage_topics"
) -> None:
    """Raises ApiError where the bot has no such right and has not opened the topic itself."""
    topic = topic_of(chat, thread_id)
    if not may(request.bot, chat, right) and (topic is None or topic.creator_id != request.bot.user.id):
        raise bad_request(message)


def _edited(request: Request, chat: Chat, thread_id: int, *, with_icon: bool) -> bool:
    if not request.params.get("name") and not with_icon:
        return True
    name = _name(request)
    if request.params.get("name") and not name:
        raise bad_request("Title must be non-empty")
    topic = _topic(chat, thread_id)
    event: dict[str, Any] = {}
    if name and name != topic.name:
        event["name"] = name
    if with_icon and _emoji(request) != topic.icon_custom_emoji_id:
        event["icon_custom_emoji_id"] = _emoji(request)
    if event:
        changed(request.platform, chat, request.bot.user, topic, {"forum_topic_edited": event}, **event)
    elif not with_icon:
        raise bad_request("Bad Request: TOPIC_NOT_MODIFIED")
    return True


def _toggled(request: Request, chat: Chat, thread_id: int, *, closed: bool) -> bool:
    """A "General" that opens again is no longer hidden."""
    _may_lead(request, chat, thread_id, _TOGGLE)
    topic = _topic(chat, thread_id)
    if topic.is_closed == closed:
        raise bad_request("Bad Request: TOPIC_NOT_MODIFIED")
    event = {"forum_topic_closed" if closed else "forum_topic_reopened": _NOTHING}
    hidden = topic.is_hidden and closed
    changed(request.platform, chat, request.bot.user, topic, event, is_closed=closed, is_hidden=hidden)
    return True


def _hidden(request: Request, event: Mapping[str, Any], **fields: bool) -> bool:
    chat = _forum(request)
    if not may(request.bot, chat, "can_manage_topics"):
        raise bad_request(_TOGGLE)
    topic = _topic(chat, GENERAL)
    if topic.is_hidden == fields["is_hidden"]:
        raise bad_request("Bad Request: TOPIC_NOT_MODIFIED")
    changed(request.platform, chat, request.bot.user, topic, event, **fields)
    return True


def _unpinned(request: Request, chat: Chat, thread_id: int) -> bool:
    """Unpins what is pinned in the topic, if anything is."""
    if not may(request.bot, chat, "can_pin_messages"):
        raise bad_request(_PIN)
    own = None if thread_id == GENERAL else thread_id
    messages = ((id_, chat.messages.get(id_)) for id_ in chat.pinned)
    chat.pinned[:] = [id_ for id_, one in messages if one is not None and _thread_of(one.extra) != own]
    return True


def _thread_of(extra: Mapping[str, Any]) -> int | None:
    return extra["message_thread_id"] if extra.get("is_topic_message") else None


def _name(request: Request) -> str:
    name: str = request.params.get("name", "")
    return name.strip()[:LONGEST_NAME]


def _emoji(request: Request) -> str:
    """A custom emoji's id; what is no number is none."""
    text: str = request.params.get("icon_custom_emoji_id", "")
    return text if text.isdecimal() else ""
