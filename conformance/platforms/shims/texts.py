"""Texts as the Bot API has them, where a platform leaves that to its clients."""

import json
from collections.abc import Mapping
from typing import Any

from conformance.reference.behaviour import Behaviour
from conformance.reference.formatting import formatted
from conformance.reference.formatting.automatic import find_automatic
from conformance.reference.formatting.entities import views

__all__ = ["found", "read", "value_of"]

Entities = list[dict[str, Any]]


class _World:
    """Knows nobody."""

    behaviour = Behaviour()

    def person(self, _: int) -> None:
        return None

    def has_page(self, _: str) -> bool:
        return False


def read(params: Mapping[str, Any], name: str = "text", entities: str = "entities") -> tuple[str, Entities]:
    """The text that a call means, and its entities. Raises ApiError where its markup is broken."""
    text, marks = formatted(_World(), str(params.get(name, "")), params, entities)
    return text, views(text, marks)


def found(text: str) -> Entities:
    """The entities that are found in a text: commands, mentions, tags, links."""
    return views(text, find_automatic(text))


def value_of(params: Mapping[str, Any], name: str) -> Any:
    """A parameter that is JSON; None where it is not there, or is none."""
    try:
        return json.loads(params[name]) if isinstance(params.get(name), str) else params.get(name)
    except (ValueError, RecursionError):
        return None
