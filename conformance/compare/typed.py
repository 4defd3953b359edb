"""Walks a value along its type, and gives back a copy in which identities and texts are exchanged."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
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
    return _Rewriting(spec, params, exchange, binding).fields(method.params, params)


@dataclass(frozen=True, slots=True)
class _Rewriting:
    spec: Spec
    params: Mapping[str, Any]
    exchange: Exchange
    binding: Binding | None

    def fields(self, known: Mapping[str, Field], owner: Mapping[str, Any]) -> dict[str, Any]:
        if self.binding is not None and (pairs := entity_fields(known)):
            owner = with_entities_moved(self.binding, owner, pairs)
        return {name: self._field(known.get(name), value, owner) for name, value in owner.items()}

    def _field(self, field: Field | None, value: Any, owner: Mapping[str, Any]) -> Any:
        if field is None:
            return value
        if field.identity is None or isinstance(value, dict):
            return self._value(field.ref, value)
        scope = scope_value(field.identity, owner, self.params)
        if isinstance(value, list):
            return [self.exchange(field.identity, scope, item) for item in value]
        return self.exchange(field.identity, scope, value) if isinstance(value, (int, str)) else value

    def _value(self, ref: Ref, value: Any) -> Any:
        if isinstance(value, str):
            return value if self.binding is None else speak(self.binding, value)
        if isinstance(value, list):
            item = item_of(self.spec, ref)
            return value if item is None else [self._value(item, one) for one in value]
        kind = type_of(self.spec, ref, value)
        return value if kind is None else self.fields(kind.fields, value)
