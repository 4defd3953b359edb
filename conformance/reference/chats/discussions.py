"""A channel's posts in its discussion group."""

from typing import Any

from conformance.reference.state import REPLIES, Chat, Message, Platform
from conformance.reference.state.faces import Discussion, Face

__all__ = ["carried_over"]

_SERVICE = frozenset({"new_chat_title", "new_chat_photo", "delete_chat_photo", "pinned_message"})


def carried_over(platform: Platform, post: Message, *, edited: bool) -> Message | None:
    """The post as the channel's discussion group has it from now on; None where there is no such group."""
    face = post.chat.peek(Face)
    group = platform.chats.get(face.linked_chat_id) if face is not None else None
    if group is None or not _SERVICE.isdisjoint(post.content):
        return None
    comments = group.part(Discussion).comments
    if edited:
        comment = group.messages.get(comments.get(post.id, 0))
        if comment is None:
            return None
        return group.keep(comment._replace(content=post.content, edit_date=post.edit_date))
    comment = platform.post(
        group, REPLIES, post.content, markup=post.markup, origin=_origin(post), extra=_extra(post)
    )
    comments[post.id] = comment.id
    return comment


def _origin(post: Message) -> dict[str, Any]:
    channel: Chat = post.chat
    origin = {"type": "channel", "chat": channel.view, "message_id": post.id, "date": post.date}
    return {
        "forward_origin": origin,
        "is_automatic_forward": True,
        "forward_from_chat": channel.view,
        "forward_from_message_id": post.id,
        "forward_date": post.date,
    }


def _extra(post: Message) -> dict[str, Any]:
    shared = ("media_group_id", "has_protected_content")
    return {"sender_chat": post.chat.view, **{key: post.extra[key] for key in shared if key in post.extra}}
