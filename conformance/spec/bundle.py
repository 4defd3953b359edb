"""The Spec: the Bot API of one version, looked up by name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conformance.errors import UsageError
from conformance.spec.document import document
from conformance.spec.edition import edition, plain
from conformance.spec.identity import Identity, IdentityKind
from conformance.spec.model import (
    ArrayOf,
    Const,
    Field,
    Method,
    Named,
    OneOf,
    Order,
    Primitive,
    Ref,
    Type,
    Union,
)
from conformance.spec.version import Version

__all__ = ["Spec"]

Schema = dict[str, Any]

_PRIMITIVES = {"integer": "Integer", "number": "Float", "string": "String", "boolean": "Boolean"}
_LIMITS = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "minimum": "minimum",
    "maximum": "maximum",
    "enum": "enum",
}


@dataclass(frozen=True, slots=True, eq=False)
class Spec:
    """The Bot API at ``version``. Equal versions are the same object."""

    version: Version
    types: Mapping[str, Type]
    unions: Mapping[str, Union]
    methods: Mapping[str, Method]
    _definitions: Mapping[str, Schema] = field(repr=False)
    _folded: Mapping[str, Method] = field(repr=False)

    @staticmethod
    def load(version: str | Version | None = None) -> "Spec":
        """The spec at a version, the newest by default; raises UsageError for an unknown one."""
        if isinstance(version, str):
            version = Version.parse(version)
        return _load(version or Version.newest())

    def method(self, name: str) -> Method | None:
        """The method of that name in any case, as the Bot API takes it."""
        return self._folded.get(name.lower())

    def variant(self, ref: Union | Ref | str, value: Any) -> Type | None:
        """The object type that a value is of, among those that a union or reference allows."""
        if isinstance(ref, str):
            ref = Named(ref)
        if not isinstance(value, Mapping):
            return None
        if isinstance(ref, Named) and ref.name in self.types:
            return self.types[ref.name]
        union = self.unions.get(ref.name) if isinstance(ref, Named) else ref
        if isinstance(union, Union) and union.discriminator is not None:
            tag = value.get(union.discriminator)
            names = union.mapping.get(tag, ()) if isinstance(tag, str) else ()
            return self._nearest([self.types[name] for name in names], value)
        if isinstance(union, Union):
            return self._nearest([self.types[name] for name in union.members], value)
        if isinstance(union, OneOf):
            found = [self.variant(option, value) for option in union.options]
            return self._nearest([kind for kind in found if kind is not None], value)
        return None

    def schema(self, name: str) -> Schema:
        """One plain, self-contained schema: ``types/Message``, ``sendMessage.params``, ``getMe.result``."""
        wanted = name.removeprefix("types/")
        owner, dot, side = wanted.partition(".")
        if dot and (method := self.method(owner)) is not None:
            wanted = f"{method.name}.{side}"
        if wanted not in self._definitions:
            raise UsageError(f"There is no {name} in Bot API {self.version}.")
        return plain(wanted, self._definitions)

    @staticmethod
    def _nearest(candidates: list[Type], value: Mapping[str, Any]) -> Type | None:
        """The candidate whose constants the value meets and whose required fields it has, if any can be."""
        possible = [kind for kind in candidates if _constants(kind, value) is not None]
        return max(possible, key=lambda kind: _likeness(kind, value), default=None)


def _constants(kind: Type, value: Mapping[str, Any]) -> int | None:
    met = kind.constants.keys() & value.keys()
    return None if any(value[name] != kind.constants[name] for name in met) else len(met)


def _likeness(kind: Type, value: Mapping[str, Any]) -> tuple[int, bool, int]:
    is_whole = kind.required <= value.keys()
    return _constants(kind, value) or 0, is_whole, len(kind.fields.keys() & value.keys())


@cache
def _load(version: Version) -> Spec:
    definitions = edition(document()["$defs"], version)
    by_kind: dict[str, dict[str, Schema]] = {}
    for name, schema in definitions.items():
        by_kind.setdefault(schema["x-kind"], {})[name.partition(".")[0]] = schema
    results = by_kind["result"]
    whole = document()["$defs"]
    methods = {
        name: _method(name, schema, results[name], whole[f"{name}.params"])
        for name, schema in by_kind["params"].items()
    }
    return Spec(
        version=version,
        types={name: _type(name, schema) for name, schema in by_kind["type"].items()},
        unions={name: _union(name, schema) for name, schema in by_kind.get("union", {}).items()},
        methods=methods,
        _definitions=definitions,
        _folded={name.lower(): method for name, method in methods.items()},
    )


def _type(name: str, schema: Schema) -> Type:
    fields = _fields(schema)
    return Type(
        name,
        fields,
        _since(schema),
        _removed(schema),
        schema.get("x-section", ""),
        frozenset(name for name, one in fields.items() if one.required),
        {name: one.ref.value for name, one in fields.items() if isinstance(one.ref, Const)},
    )


def _method(name: str, params: Schema, result: Schema, whole: Schema) -> Method:
    return Method(
        name=name,
        params=_fields(params),
        result=_ref(result),
        since=_since(params),
        removed_in=_removed(params),
        section=params.get("x-section", ""),
        anchor=params.get("x-anchor", ""),
        category=params.get("x-category", ""),
        result_identity=_identity(result),
        result_order=_order(result),
        legacy={
            gone: field
            for gone, field in _fields(whole).items()
            if gone not in params["properties"] and field.removed_in is not None
        },
    )


def _union(name: str, schema: Schema) -> Union:
    options = [_ref(option) for option in schema["anyOf"]]
    members = tuple(option.name for option in options if isinstance(option, Named))
    others = tuple(option for option in options if not (isinstance(option, Named) and option.name in members))
    discriminator = schema.get("x-discriminator", {})
    mapping = {
        value: tuple(name for name in names if name in members)
        for value, names in discriminator.get("mapping", {}).items()
    }
    return Union(name, members, discriminator.get("propertyName"), mapping, others)


def _fields(schema: Schema) -> dict[str, Field]:
    required = set(schema.get("required", ()))
    return {
        name: Field(
            name=name,
            ref=_ref(one),
            required=name in required,
            since=_since(one),
            removed_in=_removed(one),
            identity=_identity(one),
            limits=one.get("x-limits", {}) | {_LIMITS[key]: one[key] for key in _LIMITS.keys() & one.keys()},
            order=_order(one),
        )
        for name, one in schema["properties"].items()
    }


def _ref(schema: Schema) -> Ref:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return Primitive(name) if name == "InputFile" else Named(name)
    if "const" in schema:
        return Const(schema["const"])
    if "anyOf" in schema:
        return OneOf(tuple(_ref(option) for option in schema["anyOf"]))
    kind = schema.get("type")
    if isinstance(kind, list):
        return OneOf(tuple(Primitive(_PRIMITIVES[name]) for name in kind))
    if kind == "array":
        return ArrayOf(_ref(schema["items"]))
    return Primitive(_PRIMITIVES.get(kind or "", "Any"))


def _since(schema: Schema) -> Version:
    return Version.parse(schema["x-since"])


def _removed(schema: Schema) -> Version | None:
    return Version.parse(schema["x-removed-in"]) if "x-removed-in" in schema else None


def _identity(schema: Schema) -> Identity | None:
    found = schema.get("x-identity")
    return Identity(IdentityKind(found["kind"]), tuple(found.get("scope", ()))) if found else None


def _order(schema: Schema) -> Order | None:
    return Order(schema["x-order"]["kind"]) if "x-order" in schema else None
