"""Walks a value along its type, and gives back a copy in which identities and texts are exchanged."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from conformance.compare.binding import Binding
from conformance.compare.entities import entity_fields, with_entities_moved
from conformance.compare.mentions import speak
from conformance.spec import ArrayOf, Field, Identity, Method, Named, OneOf, Ref, Spec, Type, scope_value

__all__ = ["item_of", "rewrite_params", "type_of"]

Exchange: TypeAlias = Callable[[Identity, Hashable, Any], Any]


def type_of(spec: Spec, ref: Ref, value: Any) -> Type | None:
    """The object type that the value has by its reference, where the reference allows objects."""
    return spec.variant(ref, value) if isinstance(ref, (Named, OneOf)) else None


def item_of(spec: Spec, ref: Ref) -> Ref | None:
    """What a list is of, where the reference allows lists."""
    options: tuple[Ref, ...] = ref.options if isinstance(ref, OneOf) else (ref,)
    if isinstance(ref, Named) and ref.name in spec.unions:
        options = spec.unions[ref.name].others
    return next((option.item for option in options if isinstance(option, ArrayOf)), None)


def rewrite_params(
    spec: Spec, method: Method, params: Mapping[str, Any], exchange: Exchange, binding: Binding | None = None
) -> dict[str, Any]:
    """The parameters with every identity in them passed through ``exchange(identity, scope, value)``.

    With a binding, identities within texts are exchanged too, where it has proven them.
    """
    walks = _walks_of(spec).params(method)
    return _rewritten(walks, entity_fields(spec, method.name), params, _Trip(params, exchange, binding))


@dataclass(frozen=True, slots=True)
class _Trip:
    """What one walk takes along."""

    params: Mapping[str, Any]
    exchange: Exchange
    binding: Binding | None


_Walk: TypeAlias = Callable[[Any, _Trip], Any]
# A field is walked in its owner, beside which the scope of an identity may lie.
_FieldWalk: TypeAlias = Callable[[Any, Mapping[str, Any], _Trip], Any]


def _rewritten(
    walks: Mapping[str, _FieldWalk],
    texts: tuple[tuple[str, str], ...],
    owner: Mapping[str, Any],
    trip: _Trip,
) -> dict[str, Any]:
    if texts and trip.binding is not None:
        owner = with_entities_moved(trip.binding, owner, texts)
    return {
        name: walks[name](value, owner, trip) if name in walks else value for name, value in owner.items()
    }


@lru_cache(maxsize=8)
def _walks_of(spec: Spec) -> "_Walks":
    return _Walks(spec)


class _Walks:
    """The walks of one version, each made as it is first needed."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._values: dict[Ref, _Walk] = {}
        self._kinds: dict[str, Mapping[str, _FieldWalk]] = {}

    def params(self, method: Method) -> Mapping[str, _FieldWalk]:
        """The walks of a method's parameters, with or without those that are documented no more."""
        key = f"{method.name}.{len(method.params)}"
        return self._kinds.get(key) or self._fields(key, method.params)

    def _field(self, field: Field) -> _FieldWalk:
        within = self._value(field.ref)
        if field.identity is None:
            return lambda value, _, trip: within(value, trip)
        identity = field.identity

        def walk(value: Any, owner: Mapping[str, Any], trip: _Trip) -> Any:
            if isinstance(value, dict):
                return within(value, trip)
            scope = scope_value(identity, owner, trip.params)
            if isinstance(value, list):
                return [trip.exchange(identity, scope, item) for item in value]
            return trip.exchange(identity, scope, value) if isinstance(value, (int, str)) else value

        return walk

    def _value(self, ref: Ref) -> _Walk:
        if ref not in self._values:
            self._values[ref] = self._made(ref)
        return self._values[ref]

    def _made(self, ref: Ref) -> _Walk:
        item = item_of(self._spec, ref)
        known = self._spec.types.get(ref.name) if isinstance(ref, Named) else None

        def walk(value: Any, trip: _Trip) -> Any:
            if isinstance(value, str):
                return value if trip.binding is None else speak(trip.binding, value)
            if isinstance(value, list) and item is not None:
                inner = self._value(item)
                return [inner(one, trip) for one in value]
            if not isinstance(value, dict):
                return value
            kind = known or type_of(self._spec, ref, value)
            if kind is None:
                return value
            walks = self._kinds.get(kind.name) or self._fields(kind.name, kind.fields)
            return _rewritten(walks, entity_fields(self._spec, kind.name), value, trip)

        return walk

    def _fields(self, key: str, fields: Mapping[str, Field]) -> Mapping[str, _FieldWalk]:
        self._kinds[key] = {name: self._field(field) for name, field in fields.items()}
        return self._kinds[key]
