"""The texts of a call, ready to be shown in a message or in a part of one."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, string
from conformance.reference.calls.params import json_value
from conformance.reference.formatting.cleaning import shows_nothing
from conformance.reference.formatting.entities import Entity, Styled, views
from conformance.reference.formatting.previews import preview_wanted, previewed
from conformance.reference.formatting.styling import styled

__all__ = [
    "CAPTION",
    "TEXT",
    "Field",
    "World",
    "caption_content",
    "check_length",
    "formatted",
    "formatted_field",
    "styled_field",
    "text_content",
]

MAX_TEXT = 4096
MAX_CAPTION = 1024

_Given = Mapping[str, Any]
_Refusal = Callable[[str], Exception]


class _Voice(Protocol):
    def entities(self, text: str, entities: list[dict[str, Any]]) -> list[dict[str, Any]]: ...


class World(Protocol):
    """What a text needs to know of the platform."""

    @property
    def behaviour(self) -> _Voice: ...

    def person(self, user_id: int) -> Mapping[str, Any] | None: ...

    def has_page(self, url: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Field:
    """What a text, its parse mode and its entities are called."""

    text: str
    mode: str = "parse_mode"
    entities: str = "entities"


TEXT = Field("text")
CAPTION = Field("caption", entities="caption_entities")


def text_content(
    world: World, given: _Given, name: str = "text", *, refusal: _Refusal = bad_request
) -> dict[str, Any]:
    """The fields ``text``, ``entities`` and ``link_preview_options``.

    Raises ApiError where there is no text at all; one that shows nothing is for ``check_length`` to refuse.
    """
    try:
        wanted = preview_wanted(given)
    except NotParsable as error:
        raise refusal(str(error)) from None
    if not given.get(name):
        raise refusal("Message text is empty")
    read = styled_field(world, given, TEXT if name == "text" else Field(name), refusal=refusal)
    content = _shown(world, read, TEXT) or {"text": ""}
    if (wanted or read.entities) and (preview := previewed(wanted, read, world.has_page)):
        content["link_preview_options"] = preview
    return content


def caption_content(world: World, given: _Given) -> dict[str, Any]:
    """The fields ``caption`` and ``caption_entities``; none where there is no caption."""
    return formatted_field(world, given, CAPTION)


def formatted_field(
    world: World,
    given: _Given,
    field: Field,
    *,
    kinds: Collection[str] | None = None,
    refusal: _Refusal = bad_request,
) -> dict[str, Any]:
    """The text and the entities under the field's names; nothing where there is no text.

    ``given`` is a call's parameters or a JSON object within them. ``kinds`` are the entities that may
    stand there, if not all may. ``refusal`` makes the error of an inner message.
    """
    return _shown(world, styled_field(world, given, field, kinds=kinds, refusal=refusal), field)


def styled_field(
    world: World,
    given: _Given,
    field: Field,
    *,
    kinds: Collection[str] | None = None,
    refusal: _Refusal = bad_request,
) -> Styled:
    """The cleaned text with the entities that are given, parsed and found."""
    try:
        text = string(given, field.text)
        if not text:
            return Styled("")
        mode = string(given, field.mode)
        return styled(text, mode, _listed(given, field.entities), world.person, kinds)
    except NotParsable as error:
        raise refusal(str(error)) from None


def formatted(world: World, text: str, params: _Given, entities_name: str) -> tuple[str, list[Entity]]:
    """The cleaned text with its entities, the text being given apart."""
    field = Field("text", entities=entities_name)
    read = styled_field(world, {**params, "text": text}, field)
    return read.text, list(read.entities)


def check_length(content: _Given, *, edited: bool = False) -> None:
    """Raises ApiError where the text shows nothing or is too long; the last thing that is looked at.

    Telegram counts code points. That an edit is too long its inner server says, in another way.
    """
    text, caption = content.get("text"), content.get("caption")
    if text is not None:
        if shows_nothing(text) and not content.get("link_preview_options", {}).get("url"):
            raise bad_request("Text must be non-empty")
        if len(text) > MAX_TEXT:
            raise bad_request("MESSAGE_TOO_LONG" if edited else "Message is too long")
    if caption is not None and len(caption) > MAX_CAPTION:
        raise bad_request("MEDIA_CAPTION_TOO_LONG" if edited else "Message caption is too long")


def _listed(given: _Given, name: str) -> list[Any]:
    value = given.get(name)
    if isinstance(value, str):
        value = json_value(given, name)
    return value if isinstance(value, list) else []


def _shown(world: World, read: Styled, field: Field) -> dict[str, Any]:
    if not read.text:
        return {}
    if not read.entities:
        return {field.text: read.text}
    entities = world.behaviour.entities(read.text, views(read.text, read.entities))
    return {field.text: read.text, field.entities: entities} if entities else {field.text: read.text}
