"""Hypothesis strategies for values of the Bot API."""

import copy
from collections.abc import Mapping
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conformance.spec.bundle import Spec
from conformance.spec.model import ArrayOf, Const, Field, Method, Named, OneOf, Primitive, Ref, Type

Values: TypeAlias = SearchStrategy[Any]

__all__ = ["mutated", "params", "results", "values"]

_LONGEST = 8  # lists and texts longer than that find nothing new, and cost
_INT64 = (-(2**63), 2**63 - 1)


def results(spec: Spec, method: Method) -> Values:
    """Results that the method may give."""
    return values(spec, method.result)


def params(spec: Spec, method: Method) -> Values:
    """Typed parameters that the method takes."""
    return _fields(spec, method.params, depth=2)


def values(spec: Spec, ref: Ref, depth: int = 3, limits: Mapping[str, Any] | None = None) -> Values:
    """Values of a type within its limits; below ``depth`` only what is required."""
    limits = limits or {}
    if limits.get("enum"):
        return st.sampled_from(limits["enum"])
    match ref:
        case Const(value):
            return st.just(value)
        case Primitive(name):
            return _scalars(name, limits)
        case ArrayOf(item):
            least = limits.get("min_items", 0)
            most = max(least, min(limits.get("max_items", _LONGEST), 2 if depth > 0 else 0))
            return st.lists(values(spec, item, depth - 1), min_size=least, max_size=most)
        case OneOf(options):
            return st.one_of(*(values(spec, option, depth, limits) for option in options))
        case Named(name):
            return st.deferred(lambda: _named(spec, name, depth))


def mutated(source: Values) -> Values:
    """Values of another strategy with one place taken out, replaced or added to."""
    oddities: list[Any] = [None, True, False, 0, -1, 1.5, 2**40, "", "12", "banana", [], [[]], {}, {"id": 1}]
    odd = st.sampled_from(oddities)

    @st.composite
    def mutation(draw: Any) -> Any:
        value = copy.deepcopy(draw(source))
        path = draw(st.sampled_from(list(_paths(value))))
        if not path:
            return draw(odd)
        owner = value
        for step in path[:-1]:
            owner = owner[step]
        if draw(st.booleans()):
            owner[path[-1]] = draw(odd)
        else:
            del owner[path[-1]]
        return value

    return mutation()


def _named(spec: Spec, name: str, depth: int) -> Values:
    if name in spec.types:
        return _fields(spec, spec.types[name].fields, depth)
    union = spec.unions[name]
    # A union that may also be plain text ends there, or it would never end.
    plain = [
        values(spec, other, depth - 1) for other in union.others if depth > 0 or isinstance(other, Primitive)
    ]
    members = [
        _fields(spec, spec.types[member].fields, depth) for member in _finite(spec, union.members, depth)
    ]
    return st.one_of(*plain, *(members if depth > 0 or not plain else ()))


def _finite(spec: Spec, members: tuple[str, ...], depth: int) -> list[str]:
    """The members that can be made without another union of themselves, once depth has run out."""
    if depth > 0:
        return list(members)
    return [member for member in members if not _nests(spec.types[member], spec)] or list(members)


def _nests(kind: Type, spec: Spec) -> bool:
    return any(
        one.required and isinstance(one.ref, Named) and one.ref.name in spec.unions
        for one in kind.fields.values()
    )


def _fields(spec: Spec, fields: Mapping[str, Field], depth: int) -> Values:
    required = {name: one for name, one in fields.items() if one.required}
    optional = {name: one for name, one in fields.items() if not one.required and depth > 0}

    def made(chosen: list[str]) -> Values:
        wanted = required | {name: optional[name] for name in chosen}
        return st.fixed_dictionaries(
            {name: values(spec, one.ref, depth - 1, one.limits) for name, one in wanted.items()}
        )

    if not optional:
        return made([])
    return st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=4).flatmap(made)


def _scalars(name: str, limits: Mapping[str, Any]) -> Values:
    least, most = limits.get("minimum"), limits.get("maximum")
    match name:
        case "Integer":
            return st.integers(_INT64[0] if least is None else least, _INT64[1] if most is None else most)
        case "Float":
            return st.floats(least, most, allow_nan=False, allow_infinity=False)
        case "Boolean":
            return st.booleans()
    shortest = limits.get("min_length", 0)
    longest = max(shortest, min(limits.get("max_length", _LONGEST), _LONGEST))
    return st.text(min_size=shortest, max_size=longest)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    if isinstance(value, dict):
        steps: list[Any] = list(value)
    else:
        steps = list(range(len(value))) if isinstance(value, list) else []
    for step in steps:
        found += _paths(value[step], (*path, step))
    return found
