"""Walks a value along its type, and gives back a copy in which identities are exchanged."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeAlias

from conformance.spec import ArrayOf, Field, Identity, Method, Named, OneOf, Ref, Spec, Type, scope_value

__all__ = ["rewrite_params", "type_of"]

Exchange: TypeAlias = Callable[[Identity, Hashable, Any], Any]


def type_of(spec: Spec, ref: Ref, value: Any) -> Type | None:
    """The object type that the value has by its reference, where the reference allows objects."""
    return spec.variant(ref, value) if isinstance(ref, (Named, OneOf)) else None


def rewrite_params(
    spec: Spec, method: Method, params: Mapping[str, Any], exchange: Exchange
) -> dict[str, Any]:
    """The parameters with every identity in them passed through ``exchange(identity, scope, value)``."""
    return {
        name: _rewrite_field(spec, method.params.get(name), value, params, params, exchange)
        for name, value in params.items()
    }


def _rewrite_field(
    spec: Spec,
    field: Field | None,
    value: Any,
    owner: Mapping[str, Any],
    params: Mapping[str, Any],
    exchange: Exchange,
) -> Any:
    if field is None:
        return value
    if field.identity is None or isinstance(value, dict):
        return _rewrite(spec, field.ref, value, params, exchange)
    scope = scope_value(field.identity, owner, params)
    if isinstance(value, list):
        return [exchange(field.identity, scope, item) for item in value]
    return exchange(field.identity, scope, value) if isinstance(value, (int, str)) else value


def _rewrite(spec: Spec, ref: Ref, value: Any, params: Mapping[str, Any], exchange: Exchange) -> Any:
    if isinstance(value, list):
        options = ref.options if isinstance(ref, OneOf) else (ref,)
        array = next((option for option in options if isinstance(option, ArrayOf)), None)
        return [_rewrite(spec, array.item, item, params, exchange) for item in value] if array else value
    kind = type_of(spec, ref, value)
    if kind is None:
        return value
    return {
        name: _rewrite_field(spec, kind.fields.get(name), item, value, params, exchange)
        for name, item in value.items()
    }
