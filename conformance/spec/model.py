"""The Bot API at one version, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from conformance.spec.identity import Identity
from conformance.spec.version import Version

__all__ = [
    "ArrayOf",
    "Const",
    "Field",
    "Method",
    "Named",
    "OneOf",
    "Order",
    "Primitive",
    "Ref",
    "Type",
    "Union",
]


@dataclass(frozen=True, slots=True)
class Primitive:
    """``Integer``, ``Float``, ``String``, ``Boolean``, ``InputFile``, or ``Any`` where no version says."""

    name: str


@dataclass(frozen=True, slots=True)
class Const:
    """Exactly this value; the Bot API's ``True`` is ``Const(True)``."""

    value: Any


@dataclass(frozen=True, slots=True)
class Named:
    """A type or union, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class ArrayOf:
    item: "Ref"


@dataclass(frozen=True, slots=True)
class OneOf:
    options: "tuple[Ref, ...]"


Ref: TypeAlias = Primitive | Const | Named | ArrayOf | OneOf


class Order(StrEnum):
    """What is promised of a list's order, where it is not simply the list's own."""

    NONE = "none"
    SIZE = "size"  # from small to large, as many as the server makes


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a type, or a parameter of a method.

    ``limits`` go by the names min_length, max_length, min_items, max_items, minimum, maximum, enum,
    default, after_entities, unit; not all of them are what a schema can judge.
    """

    name: str
    ref: Ref
    required: bool
    since: Version
    removed_in: Version | None = None
    identity: Identity | None = None
    limits: Mapping[str, Any] = field(default_factory=dict)
    order: Order | None = None


@dataclass(frozen=True, slots=True)
class Type:
    """An object of the Bot API; ``required`` and ``constants`` say again what its fields say, to be quick."""

    name: str
    fields: Mapping[str, Field]
    since: Version
    removed_in: Version | None = None
    section: str = ""
    required: frozenset[str] = frozenset()
    constants: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Union:
    """One of several types, told apart by ``discriminator`` where there is one.

    ``mapping`` gives the members for each of its values: most often one. ``others`` are the
    options that are no object at all, as a RichText may be a plain string.
    """

    name: str
    members: tuple[str, ...]
    discriminator: str | None = None
    mapping: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """A method; ``result_identity`` is set where the result itself is a name, as an invite link is.

    ``legacy`` are parameters that the version no longer documents and that servers still read.
    """

    name: str
    params: Mapping[str, Field]
    result: Ref
    since: Version
    removed_in: Version | None = None
    section: str = ""
    anchor: str = ""
    category: str = ""
    result_identity: Identity | None = None
    result_order: Order | None = None
    legacy: Mapping[str, Field] = field(default_factory=dict)
