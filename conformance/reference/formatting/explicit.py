"""Entities that a call lists itself, with offsets in UTF-16 units."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.marking import link_entity

__all__ = ["explicit_entities"]

_PLAIN = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
}
# Telegram finds these itself and does not take them from a bot.
_FOUND = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
}
_FARTHEST = 1_000_000


def explicit_entities(text: str, given: list[Any]) -> list[Entity]:
    """The entities over the text. Raises ApiError in the server's words."""
    found = []
    units = _Units(text)
    for item in given:
        entity = _entity(units, item)
        if entity is not None and entity.end > entity.start:
            found.append(entity)
    return found


class _Units:
    """Where each UTF-16 unit of a text is in code points."""

    def __init__(self, text: str) -> None:
        self._places: list[int | None] = []
        for place, letter in enumerate(text):
            self._places.append(place)
            if letter > "\uffff":
                self._places.append(None)
        self._places.append(len(text))

    @property
    def length(self) -> int:
        return len(self._places) - 1

    def place(self, unit: int) -> int | None:
        """None within a surrogate pair."""
        return self._places[unit]


def _entity(units: _Units, item: Any) -> Entity | None:
    if not isinstance(item, dict):
        raise _broken("expected an Object")
    offset, length, kind = _number(item, "offset"), _number(item, "length"), _string(item, "type")
    if kind in _FOUND:
        return None
    extra = _extra(item, kind)
    if not 0 <= offset <= _FARTHEST:
        raise bad_request(f"Receive an entity with incorrect offset {offset}")
    if not 0 <= length <= _FARTHEST:
        raise bad_request(f"Receive an entity with incorrect length {length}")
    if length == 0:
        return None
    end = offset + length
    where = f"Entity beginning at UTF-16 offset {offset}"
    if end > units.length:
        raise bad_request(f"{where} ends after the end of the text at UTF-16 offset {end}")
    start_place, end_place = units.place(offset), units.place(end)
    if start_place is None:
        raise bad_request(f"Entity begins in a middle of a UTF-16 symbol at UTF-16 offset {offset}")
    if end_place is None:
        raise bad_request(f"{where} ends in a middle of a UTF-16 symbol at UTF-16 offset {end}")
    if kind == "text_link":
        return link_entity(start_place, end_place, extra["url"])
    return Entity(start_place, end_place, kind, extra)


def _extra(item: Mapping[str, Any], kind: str) -> Mapping[str, Any]:
    if kind in _PLAIN:
        return {}
    if kind == "pre":
        language = item.get("language", "")
        if not isinstance(language, str):
            raise _broken('Field "language" must be of type String')
        return {"language": language} if language else {}
    if kind == "text_link":
        return {"url": _string(item, "url")}
    if kind == "text_mention":
        user = item.get("user")
        if not isinstance(user, dict):
            raise _broken(
                'Can\'t find field "user"' if user is None else 'Field "user" must be of type Object'
            )
        return {"user": {"id": _number(user, "id")}}
    if kind == "custom_emoji":
        return {"custom_emoji_id": _string(item, "custom_emoji_id")}
    raise _broken("Unsupported type specified")


def _broken(reason: str) -> Exception:
    return bad_request(f"Can't parse MessageEntity: {reason}")


def _number(item: Mapping[str, Any], name: str) -> int:
    value = item.get(name)
    if value is None:
        raise _broken(f'Can\'t find field "{name}"')
    try:
        if isinstance(value, (int, str)) and not isinstance(value, bool):
            return int(value)
    except ValueError:
        pass
    raise _broken(f'Field "{name}" must be of type Number')


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    if value is None:
        raise _broken(f'Can\'t find field "{name}"')
    if not isinstance(value, str):
        raise _broken(f'Field "{name}" must be of type String')
    return value
