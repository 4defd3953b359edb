"""Every identity in a value, found along its type."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from conformance.spec.bundle import Spec
from conformance.spec.identity import Identity
from conformance.spec.model import ArrayOf, Field, Named, OneOf, Ref

__all__ = ["Occurrence", "occurrences", "scope_value"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An identity met at a path (``result.chat.id``); ``scope`` is the value of what it counts within."""

    path: str
    identity: Identity
    scope: int | str | None
    value: Any


def occurrences(
    ref: Ref, value: Any, spec: Spec, params: Mapping[str, Any] | None = None, path: str = "result"
) -> Iterator[Occurrence]:
    """Each identity in a value of the type, in the order of the value.

    ``params`` are the call's, typed, for scopes that lie there. A list of names yields each of
    them; an object that is an identity as a whole (a chat's photo) yields those within it.
    """
    return _Walk(spec, params).through(ref, value, path)


def scope_value(
    identity: Identity, owner: Mapping[str, Any], params: Mapping[str, Any] | None = None
) -> int | str | None:
    """The value at the first path of the scope that leads to one."""
    for path in identity.scope:
        value: Any = params if path.startswith("@") else owner
        for name in _names(path):
            value = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(value, (int, str)):
            return value
    return None


@cache
def _names(path: str) -> tuple[str, ...]:
    return tuple(path.removeprefix("@").split("."))


@dataclass(frozen=True, slots=True)
class _Walk:
    spec: Spec
    params: Mapping[str, Any] | None

    def through(self, ref: Ref, value: Any, path: str) -> Iterator[Occurrence]:
        if isinstance(value, list):
            item = _item(ref, self.spec)
            for index, one in enumerate(value if item is not None else ()):
                yield from self.through(item or ref, one, f"{path}[{index}]")
        elif isinstance(value, Mapping) and (kind := self.spec.variant(ref, value)) is not None:
            for name, one in value.items():
                if name in kind.fields:
                    yield from self._field(kind.fields[name], one, value, f"{path}.{name}")

    def _field(self, field: Field, value: Any, owner: Mapping[str, Any], path: str) -> Iterator[Occurrence]:
        if field.identity is None or _is_structure(value):
            yield from self.through(field.ref, value, path)
            return
        scope = scope_value(field.identity, owner, self.params)
        if isinstance(value, list):
            for index, one in enumerate(value):
                yield Occurrence(f"{path}[{index}]", field.identity, scope, one)
        else:
            yield Occurrence(path, field.identity, scope, value)


def _is_structure(value: Any) -> bool:
    return isinstance(value, Mapping) or (
        isinstance(value, list) and any(isinstance(one, (Mapping, list)) for one in value)
    )


def _item(ref: Ref, spec: Spec) -> Ref | None:
    if isinstance(ref, ArrayOf):
        return ref.item
    options: tuple[Ref, ...] = ()
    if isinstance(ref, OneOf):
        options = ref.options
    elif isinstance(ref, Named) and ref.name in spec.unions:
        options = spec.unions[ref.name].others
    return next((option.item for option in options if isinstance(option, ArrayOf)), None)
