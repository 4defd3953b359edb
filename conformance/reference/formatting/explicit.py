"""Entities that a call lists itself, with offsets in UTF-16 units."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer, required, string
from conformance.reference.calls.links import InvalidLink
from conformance.reference.formatting.dates import date_format
from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.marking import link_entity

__all__ = ["checked", "read_entities"]

_Object = Mapping[str, Any]

_PLAIN = frozenset(
    {
        "blockquote",
        "bold",
        "code",
        "expandable_blockquote",
        "italic",
        "spoiler",
        "strikethrough",
        "underline",
    }
)
# Telegram finds these itself and does not take them from a bot.
_FOUND = frozenset(
    {
        "bank_card_number",
        "bot_command",
        "cashtag",
        "email",
        "hashtag",
        "mention",
        "phone_number",
        "url",
    }
)
_FARTHEST = 1_000_000


def read_entities(listed: Iterable[Any]) -> list[Entity]:
    """The entities, in UTF-16 units still. Raises NotParsable where one is malformed."""
    read = (_entity(item) for item in listed)
    return [entity for entity in read if entity is not None]


def checked(entities: Iterable[Entity]) -> list[Entity]:
    """The entities that are not empty. Raises ApiError where one says what cannot be."""
    return [_sensible(item) for item in entities if _in_range(item)]


def _entity(item: Any) -> Entity | None:
    if not isinstance(item, dict):
        raise NotParsable("expected an Object")
    offset, length = integer(item, "offset"), integer(item, "length")
    required(item, "type")
    kind = string(item, "type")
    if not kind:
        raise NotParsable("Type is not specified")
    if kind in _FOUND:
        return None
    if kind not in _PLAIN and kind not in _EXTRAS:
        raise NotParsable("Unsupported type specified")
    return Entity(offset, offset + length, kind, {} if kind in _PLAIN else _EXTRAS[kind](item))


def _language(item: _Object) -> _Object:
    language = string(item, "language")
    return {"language": language} if language else {}


def _url(item: _Object) -> _Object:
    required(item, "url")
    return {"url": string(item, "url")}


def _user(item: _Object) -> _Object:
    user = required(item, "user")
    if not isinstance(user, dict):
        raise NotParsable('Field "user" must be of type Object')
    return {"user": {"id": integer(user, "id", bits=64)}}


def _emoji(item: _Object) -> _Object:
    return {"custom_emoji_id": str(integer(item, "custom_emoji_id", bits=64))}


def _moment(item: _Object) -> _Object:
    unix_time = integer(item, "unix_time")
    written = date_format(string(item, "date_time_format"), listed=True)
    if written is None:
        raise NotParsable("Invalid date-time format specified")
    return {"unix_time": unix_time, "date_time_format": written}


_EXTRAS: dict[str, Callable[[_Object], _Object]] = {
    "custom_emoji": _emoji,
    "date_time": _moment,
    "pre": _language,
    "text_link": _url,
    "text_mention": _user,
}


def _in_range(item: Entity) -> bool:
    """Whether it is over something. Raises ApiError where that is far from any text."""
    length = item.end - item.start
    if not 0 <= item.start <= _FARTHEST:
        raise bad_request(f"Receive an entity with incorrect offset {item.start}")
    if not 0 <= length <= _FARTHEST:
        raise bad_request(f"Receive an entity with incorrect length {length}")
    return length > 0


def _sensible(item: Entity) -> Entity:
    """The entity, its link completed. Raises ApiError."""
    if item.type == "text_link":
        url = item.extra["url"]
        try:
            return link_entity(item.start, item.end, url)
        except InvalidLink as error:
            raise bad_request(f"Entity URL '{url}' is invalid: {error}") from None
    if item.type == "custom_emoji" and not int(item.extra["custom_emoji_id"]):
        raise bad_request("Invalid custom emoji identifier specified")
    if item.type == "date_time" and item.extra["unix_time"] <= 0:
        raise bad_request("Invalid date specified")
    return item
