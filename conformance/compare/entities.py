"""Formatting is counted in places of a text: they move with what is exchanged in it."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from conformance.compare.binding import Binding
from conformance.compare.mentions import mentions, moved
from conformance.spec import ArrayOf, Field, Named, Spec

__all__ = ["entity_fields", "with_entities_moved"]


@lru_cache(maxsize=4096)
def entity_fields(spec: Spec, name: str) -> tuple[tuple[str, str], ...]:
    """Of a type or method the lists of entities, each with the name of the text that they count in."""
    method = spec.method(name)
    fields: Mapping[str, Field] = method.params if method else spec.types[name].fields
    lists = [name for name, field in fields.items() if field.ref == ArrayOf(Named("MessageEntity"))]
    pairs = ((name, "text" if name == "entities" else name.removesuffix("_entities")) for name in lists)
    return tuple((name, text) for name, text in pairs if text in fields)


def with_entities_moved(
    binding: Binding, owner: Mapping[str, Any], pairs: Iterable[tuple[str, str]]
) -> Mapping[str, Any]:
    """The object with its entities where they are once the identities in its texts are exchanged."""
    for name, text in pairs:
        entities, said = owner.get(name), owner.get(text)
        if isinstance(entities, list) and isinstance(said, str) and (found := mentions(binding, said)):
            owner = {**owner, name: [_moved(one, said, found) for one in entities]}
    return owner


def _moved(entity: Any, text: str, found: Any) -> Any:
    if not isinstance(entity, dict):
        return entity
    begin, length = entity.get("offset"), entity.get("length")
    if type(begin) is not int or type(length) is not int:
        return entity
    start = moved(text, found, begin)
    return {**entity, "offset": start, "length": moved(text, found, begin + length) - start}
