"""Selects one version out of the bundle: what came later and what went before is left out."""

from collections.abc import Mapping
from typing import Any

from conformance.spec.version import Version

__all__ = ["edition", "plain"]

Schema = dict[str, Any]


def edition(definitions: Mapping[str, Schema], version: Version) -> dict[str, Schema]:
    """The definitions that exist at the version, each as it was then, annotations kept."""
    lives = _Lives(version)
    present = {name: schema for name, schema in definitions.items() if lives.holds(schema)}
    return {name: _definition(schema, present, lives) for name, schema in present.items()}


def plain(name: str, definitions: Mapping[str, Schema]) -> Schema:
    """One definition as a self-contained schema, without annotations.

    Unions are written as conditions on their discriminator, so that a wrong value costs one look
    at each member and is reported for the member it means to be.
    """
    needed: dict[str, Schema] = {}
    ahead = [name]
    while ahead:
        current = ahead.pop()
        if current not in needed:
            needed[current] = _bare(_conditions(definitions[current], definitions))
            ahead += _references(needed[current])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/$defs/{name}",
        "$defs": needed,
    }


class _Lives:
    """Which since and removed-in hold at a version; texts are compared once."""

    def __init__(self, version: Version) -> None:
        self.reached = {str(known) for known in Version.known() if known <= version}

    def holds(self, schema: Schema) -> bool:
        return schema["x-since"] in self.reached and schema.get("x-removed-in") not in self.reached

    def requires(self, field: Schema, newest: bool) -> bool:
        """Whether a field is required, given whether it is so at the newest version."""
        if "x-required-before" in field and field["x-required-before"] not in self.reached:
            return True
        return newest and field.get("x-required-since", "1.0") in self.reached


def _definition(schema: Schema, present: Mapping[str, Schema], lives: _Lives) -> Schema:
    kept = _existing(_as_then(schema, lives), present)
    if "properties" in schema:
        kept["properties"] = {
            name: _existing(_as_then(field, lives), present)
            for name, field in schema["properties"].items()
            if lives.holds(field)
        }
        required = set(schema.get("required", ()))
        kept["required"] = [
            name
            for name in kept["properties"]
            if lives.requires(schema["properties"][name], name in required)
        ]
    return kept


def _as_then(schema: Schema, lives: _Lives) -> Schema:
    earlier = schema.get("x-earlier")
    if earlier is None or earlier["before"] in lives.reached:
        return schema
    annotations = {key: value for key, value in schema.items() if key.startswith("x-")}
    return {**annotations, **earlier["schema"]}


def _existing(schema: Schema, present: Mapping[str, Schema]) -> Schema:
    """The schema without references to what does not exist; with nothing left, it takes anything."""
    kept = dict(schema)
    if "$ref" in schema and _target(schema) not in present:
        del kept["$ref"]
    if "items" in schema:
        kept["items"] = _existing(schema["items"], present)
    if "anyOf" in schema:
        kept["anyOf"] = [
            _existing(option, present)
            for option in schema["anyOf"]
            if "$ref" not in option or _target(option) in present
        ]
    return kept


def _conditions(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    if schema.get("x-kind") != "union":
        return schema
    discriminator = schema.get("x-discriminator")
    if discriminator is None:
        return _without_discriminator(schema, definitions)
    name = discriminator["propertyName"]
    options = {_target(option) for option in schema["anyOf"] if "$ref" in option}
    mapping = {
        value: [member for member in members if member in options]
        for value, members in discriminator["mapping"].items()
    }
    mapping = {value: members for value, members in mapping.items() if members}
    chosen: Schema = {
        "type": "object",
        "required": [name],
        "properties": {name: {"enum": list(mapping)}},
        "allOf": [
            {"if": {"required": [name], "properties": {name: {"const": value}}}, "then": _any_of(members)}
            for value, members in mapping.items()
        ],
    }
    others = [option for option in schema["anyOf"] if "$ref" not in option]
    return {"anyOf": [chosen, *others]} if others else chosen


def _without_discriminator(schema: Schema, definitions: Mapping[str, Schema]) -> Schema:
    """A member with a constant is the one where it is met: an inaccessible message has the date 0."""
    options = list(schema["anyOf"])
    for option in options:
        properties = definitions[_target(option)]["properties"]
        constants = {name: field for name, field in properties.items() if "const" in field}
        if constants:
            rest = [_target(other) for other in options if other is not option]
            sign = {"type": "object", "properties": constants, "required": list(constants)}
            return {"if": sign, "then": option, "else": _any_of(rest)}
    return schema


def _any_of(names: list[str]) -> Schema:
    references = [{"$ref": f"#/$defs/{name}"} for name in names]
    return references[0] if len(references) == 1 else {"anyOf": references}


def _target(schema: Schema) -> str:
    return str(schema["$ref"]).rpartition("/")[2]


def _bare(schema: Any) -> Any:
    if isinstance(schema, dict):
        return {key: _bare(value) for key, value in schema.items() if not key.startswith("x-")}
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema


def _references(schema: Any) -> list[str]:
    if isinstance(schema, dict):
        found = [_target(schema)] if "$ref" in schema else []
        return found + [name for value in schema.values() for name in _references(value)]
    return [name for item in schema for name in _references(item)] if isinstance(schema, list) else []
