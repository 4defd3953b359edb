"""What a forward or a copy keeps of a message, and which messages have neither."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import number
from conformance.reference.keyboards import Markup
from conformance.reference.media.albums import album_id
from conformance.reference.messages.contents import UNCOPIED, kind_of
from conformance.reference.messages.finding import is_protected
from conformance.reference.messages.places import ended, is_live
from conformance.reference.polls import copied
from conformance.reference.state import Message, Platform
from conformance.reference.state.polls import Polls

__all__ = ["albums_of", "can_copy", "can_forward", "copied_content", "forwarded_content", "forwarded_markup"]

_Content = Mapping[str, Any]


def can_forward(message: Message) -> bool:
    """Not what the platform itself says, nor what is to stay where it is."""
    return bool(kind_of(message.content)) and not is_protected(message)


def can_copy(request: Request, message: Message) -> bool:
    """A quiz is copied only by who knows its answers."""
    kind = kind_of(message.content)
    if not kind or kind in UNCOPIED:
        return False
    poll = message.content.get("poll")
    if poll is None or poll["type"] != "quiz" or poll["is_closed"]:
        return True
    return request.platform.part(Polls).by_id[poll["id"]].owner == request.bot.user.id


def forwarded_content(params: Mapping[str, str], message: Message) -> _Content:
    """A live location rests from now on; a video can start elsewhere."""
    content = ended(message.content) if is_live(message) else message.content
    if "video" not in content or "video_start_timestamp" not in params:
        return content
    video = {name: value for name, value in content["video"].items() if name != "start_timestamp"}
    start = max(number(params["video_start_timestamp"]), 0)
    return {**content, "video": {**video, **({"start_timestamp": start} if start else {})}}


def copied_content(request: Request, message: Message) -> _Content:
    """The same, but a copy of a poll is a poll of its own."""
    content = forwarded_content(request.params, message)
    if "poll" not in content:
        return content
    return {**content, "poll": copied(request.platform, request.bot.user.id, content["poll"])}


def forwarded_markup(message: Message) -> Markup | None:
    """The keyboard that a forward keeps: one of links alone."""
    markup = message.markup
    if markup is None or not markup.inline or not all("url" in button for button in markup.buttons()):
        return None
    return markup


def albums_of(platform: Platform, messages: Iterable[Message]) -> dict[int, dict[str, str]]:
    """The album that each of the messages is in once they are sent again, by their ids.

    What was together stays together; what is left alone of an album is in none.
    """
    grouped = [(one, one.extra["media_group_id"]) for one in messages if "media_group_id" in one.extra]
    sizes = Counter(group for _, group in grouped)
    fresh = {group: {"media_group_id": album_id(platform)} for group in sizes if sizes[group] > 1}
    return {message.id: fresh[group] for message, group in grouped if group in fresh}
