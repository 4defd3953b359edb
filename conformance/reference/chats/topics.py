"""Topics of a forum, and the threads of a supergroup: where a message goes, and what becomes of a topic."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request
from conformance.reference.chats.groups import proclaimed
from conformance.reference.chats.hearing import announce
from conformance.reference.chats.members import voice_of
from conformance.reference.state import NOTHING, Chat, Message, Platform, User
from conformance.reference.state.topics import GENERAL, Forum, Topic

__all__ = ["begun", "changed", "erased", "has_topics", "is_closed_to", "located", "placed", "topic_of"]

_HALL = Topic(GENERAL, "General", 7322096)


# -- where a message goes -------------------------------------------------------------------------


def placed(request: Request, chat: Chat, reply_to: int | None) -> Mapping[str, Any]:
    """The fields that say in which topic or thread the message of the call is. Raises ApiError."""
    try:
        place = located(chat, integer(request.params, "message_thread_id"), reply_to)
    except LookupError:
        raise bad_request("Bad Request: message thread not found") from None
    if chat.kind == "supergroup" and is_closed_to(chat, request.bot.user.id, place):
        raise bad_request("Bad Request: TOPIC_CLOSED")
    return place


def located(chat: Chat, thread_id: int, reply_to: int | None) -> Mapping[str, Any]:
    """The fields of a message in that thread, or in the one that it replies to.

    Raises LookupError where there is no such thread; a forum's "General" is none.
    """
    if thread_id > 0:
        if has_topics(chat):
            if (thread_id == GENERAL and chat.is_forum) or topic_of(chat, thread_id) is None:
                raise LookupError(thread_id)
            return _within(thread_id)
        if chat.kind != "supergroup" or thread_id not in chat.messages:
            raise LookupError(thread_id)
        return {"message_thread_id": thread_id}
    replied = chat.messages.get(reply_to or 0)
    if replied is None or chat.kind == "channel":
        return NOTHING
    thread: int = replied.extra.get("message_thread_id", 0)
    if replied.extra.get("is_topic_message"):
        return _within(thread)
    # Outside of topics every chain of replies is a thread, named by what it began with.
    return {"message_thread_id": thread or replied.id} if chat.kind == "supergroup" else NOTHING


def is_closed_to(chat: Chat, user_id: int, place: Mapping[str, Any]) -> bool:
    """Whether the topic is closed, and the account neither leads the topics nor opened this one."""
    if not chat.is_forum or (forum := chat.peek(Forum)) is None:
        return False
    topic = forum.topics.get(place["message_thread_id"] if place.get("is_topic_message") else GENERAL)
    if topic is None or not topic.is_closed:
        return False
    return topic.creator_id != user_id and not chat.member(user_id).may("can_manage_topics")


# -- what becomes of a topic ----------------------------------------------------------------------


def has_topics(chat: Chat) -> bool:
    """Whether the chat is a forum; with some bots a private one is."""
    if chat.bot is not None:
        return chat.bot.switches.has_topics_enabled
    return chat.is_forum


def topic_of(chat: Chat, thread_id: int) -> Topic | None:
    topic = chat.part(Forum).topics.get(thread_id)
    return _HALL if topic is None and thread_id == GENERAL and chat.is_forum else topic


def begun(platform: Platform, chat: Chat, actor: User, name: str, color: int, emoji: str) -> Topic:
    """Opens a topic by a message that says so and is its root."""
    topic = Topic(0, name, color, emoji, actor.id)
    if chat.kind == "supergroup" and chat.numbers.last < GENERAL:
        chat.numbers.next()  # a chat's first number is that of the topic "General"
    message = platform.post(chat, voice_of(chat, actor), {"forum_topic_created": topic.icon()})
    chat.part(Forum).topics[message.id] = topic = replace(topic, id=message.id)
    announce(platform, chat.keep(message._replace(extra=_within(message.id))))
    return topic


def changed(
    platform: Platform, chat: Chat, actor: User, topic: Topic, event: Mapping[str, Any], **fields: Any
) -> Message:
    """Changes the topic, and says so within it by a service message of that content."""
    chat.part(Forum).topics[topic.id] = replace(topic, **fields)
    extra = _within(topic.id) if topic.id != GENERAL else {}
    return proclaimed(platform, chat, actor, event, extra=extra)


def erased(chat: Chat, topic: Topic) -> None:
    """Takes the topic away with all that was said in it."""
    del chat.part(Forum).topics[topic.id]
    for message in list(chat.messages.values()):
        if message.extra.get("message_thread_id") == topic.id:
            chat.forget(message.id)


def _within(thread_id: int) -> dict[str, Any]:
    return {"message_thread_id": thread_id, "is_topic_message": True}
