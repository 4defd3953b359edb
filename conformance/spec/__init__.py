"""The Bot API as data: methods, parameters, types, fields, versions, limits, identities.

Everything is read from one JSON Schema bundle (``schemas/bot-api.json``) and selected by version.
"""

from conformance.spec.bundle import Spec
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
from conformance.spec.occurrence import Occurrence, occurrences, scope_value
from conformance.spec.reading import typed, wire
from conformance.spec.validation import Problem, Validator
from conformance.spec.version import Version

__all__ = [
    "ArrayOf",
    "Const",
    "Field",
    "Identity",
    "IdentityKind",
    "Method",
    "Named",
    "Occurrence",
    "OneOf",
    "Order",
    "Primitive",
    "Problem",
    "Ref",
    "Spec",
    "Type",
    "Union",
    "Validator",
    "Version",
    "occurrences",
    "scope_value",
    "typed",
    "wire",
]
