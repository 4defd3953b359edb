"""Writes schemas/bot-api.json, the Bot API as one JSON Schema 2020-12 bundle, from a folder of facts.

    python scripts/generate_bot_api.py FACTS_DIR [--output FILE]

The folder holds botapi.json (methods, types, unions) and changelog.json (what came and went with each
version). What they do not say is in bot_api_history.py, bot_api_identities.py
and bot_api_orders.py beside this file.
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from bot_api_history import (
    CLOSED_ENUMS,
    EARLIER,
    FORGOTTEN_FIELDS,
    FORGOTTEN_PARAMS,
    FORGOTTEN_TYPES,
    OPEN_INPUTS,
    REQUIRED_BEFORE,
    REQUIRED_SINCE,
    SINCE,
)
from bot_api_identities import FIELDS, PARAMS, RESULTS, Rule, matching
from bot_api_orders import ORDERS

Json = dict[str, Any]

OUTPUT = Path(__file__).parent.parent / "schemas" / "bot-api.json"

_PRIMITIVES: Json = {
    "Integer": {"type": "integer"},
    "Float": {"type": "number"},
    "String": {"type": "string"},
    "Boolean": {"type": "boolean"},
    "True": {"const": True},
}
_KEYWORDS = {
    "min_length": "minLength",
    "max_length": "maxLength",
    "min_items": "minItems",
    "max_items": "maxItems",
    "minimum": "minimum",
    "maximum": "maximum",
    "enum": "enum",
}


class Bundle:
    """The bundle of one set of facts."""

    def __init__(self, facts: Json, changelog: Json) -> None:
        self.facts, self.changelog = facts, changelog
        self.inputs = _reachable(facts, "params") - _reachable(facts, "returns")

    def document(self) -> Json:
        versions = {version: entry["date"] for version, entry in self.changelog["versions"].items()}
        definitions = dict(self._definitions())
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": "urn:telegram-conformance:bot-api",
            "title": f"Telegram Bot API {self.facts['bot_api']}",
            "x-bot-api": self.facts["bot_api"],
            "x-versions": versions,
            "$defs": dict(sorted(definitions.items())),
        }

    def _definitions(self) -> Iterator[tuple[str, Json]]:
        yield "InputFile", {"x-kind": "upload", "type": "string", "x-since": "1.0"}
        for name, union in self.facts["unions"].items():
            yield name, self._union(name, union)
        for name, kind in self.facts["types"].items():
            yield name, self._type(name, kind)
        for name, fields in FORGOTTEN_TYPES.items():
            yield name, self._forgotten_type(name, fields)
        for name, method in self.facts["methods"].items():
            yield f"{name}.params", self._params(name, method)
            yield f"{name}.result", self._result(name, method)
            if old := method.get("renamed_from"):
                yield f"{old}.params", self._former_params(old, name, method)
                yield f"{old}.result", self._result(old, method | self.changelog["methods"][old])

    def _union(self, name: str, union: Json) -> Json:
        options = [*union["members"], *union.get("extra", [])]
        schema: Json = {"x-kind": "union", "x-since": union["since"], "x-anchor": f"#{name.lower()}"}
        if discriminator := union.get("discriminator"):
            schema["x-discriminator"] = {"propertyName": discriminator, "mapping": union["mapping"]}
        return schema | {"anyOf": [_schema_of(option) for option in options]}

    def _type(self, name: str, kind: Json) -> Json:
        fields = kind["fields"] | kind.get("legacy_fields", {})
        return {
            "x-kind": "type",
            "x-since": SINCE.get(name, kind["since"]),
            **_kept(kind, "removed_in"),
            **_kept(kind, "section"),
            "x-anchor": f"#{name.lower()}",
            **self._object(name, fields | self._forgotten(name, fields, "fields"), FIELDS),
        }

    def _forgotten_type(self, name: str, fields: Mapping[str, tuple[list[Any], bool]]) -> Json:
        life = self.changelog["types"][name]
        known = {
            field: {"types": types, "required": required, **self.changelog["fields"][f"{name}.{field}"]}
            for field, (types, required) in fields.items()
        }
        return {
            "x-kind": "type",
            "x-since": life["since"],
            "x-removed-in": life["removed_in"],
            **self._object(name, known, FIELDS),
        }

    def _params(self, name: str, method: Json) -> Json:
        params = method["params"] | method.get("legacy_params", {})
        return {
            "x-kind": "params",
            "x-since": method["since"],
            **_kept(method, "removed_in"),
            **_kept(method, "section"),
            **_kept(method, "category"),
            "x-anchor": f"#{name.lower()}",
            **self._object(name, params | self._forgotten(name, params, "params"), PARAMS),
        }

    def _former_params(self, old: str, new: str, method: Json) -> Json:
        known = {}
        for place, life in self.changelog["params"].items():
            owner, _, name = place.partition(".")
            if owner == old:
                heir = method["params"].get(name.replace("thumb", "thumbnail")) or method["params"][name]
                known[name] = heir | life
        former = method | self.changelog["methods"][old] | {"params": known, "legacy_params": {}}
        return self._params(old, former) | {"x-renamed-to": new}

    def _result(self, name: str, method: Json) -> Json:
        # A method that only succeeds says so with True, never with False.
        types = ["True" if kind == "Boolean" else kind for kind in method["returns"]]
        place = f"{name}.result"
        schema = {"x-kind": "result", "x-since": method["since"], **_kept(method, "removed_in")}
        schema |= _earlier(place) | _identity(matching(RESULTS, name, _scalars(types)))
        return schema | _order(name, types) | _schema_of_all(types)

    def _forgotten(self, owner: str, known: Json, what: str) -> Json:
        """Fields or parameters that the changelog knows and the facts have no types for."""
        found = {}
        for place, life in self.changelog[what].items():
            parent, _, name = place.partition(".")
            if parent != owner or name in known:
                continue
            types = FORGOTTEN_PARAMS.get(name) if what == "params" else _first(FORGOTTEN_FIELDS, place)
            if types is None:
                raise SystemExit(
                    f"{place} is in the changelog and has no types: add it to bot_api_history.py"
                )
            found[name] = {"types": types, "required": False, **life}
        return found

    def _object(self, owner: str, fields: Json, rules: tuple[Rule, ...]) -> Json:
        schema: Json = {
            "type": "object",
            "properties": {name: self._property(owner, name, field, rules) for name, field in fields.items()},
        }
        if required := [name for name, field in fields.items() if field["required"]]:
            schema["required"] = required
        return schema

    def _property(self, owner: str, name: str, field: Json, rules: tuple[Rule, ...]) -> Json:
        place, types = f"{owner}.{name}", field["types"]
        schema = _schema_of_all(types) | {"x-since": SINCE.get(place, field["since"])}
        schema |= _kept(field, "removed_in")
        if place in REQUIRED_SINCE:
            schema["x-required-since"] = REQUIRED_SINCE[place]
        if place in REQUIRED_BEFORE:
            schema["x-required-before"] = REQUIRED_BEFORE[place]
        schema |= _earlier(place) | _identity(matching(rules, place, _scalars(types)))
        schema |= _order(place, types) if rules is FIELDS else {}
        return schema | self._limits(place, owner in self.inputs, field.get("limits", {}), types)

    def _limits(self, place: str, is_input: bool, limits: Json, types: list[Any]) -> Json:
        """Limits as keywords where the schema can judge them by itself, the rest as notes."""
        if limits.get("enum") and _scalars(types) == {"String"}:
            limits = limits | {"enum": [str(value) for value in limits["enum"]]}
        judged = set()
        if place in CLOSED_ENUMS:
            judged = {"enum"}
        elif is_input and "or" not in limits and _first(dict.fromkeys(OPEN_INPUTS, True), place) is None:
            judged = set(_KEYWORDS)
        # Counted after the markup is read, or in bytes: not the length that a schema sees.
        owner, _, name = place.partition(".")
        formatted = {"parse_mode", f"{name}_parse_mode"} & self._names(owner)
        if limits.get("after_entities") or limits.get("unit") or formatted:
            judged -= {"min_length", "max_length"}
        notes = {name: value for name, value in limits.items() if name not in judged}
        keywords = {_KEYWORDS[name]: value for name, value in limits.items() if name in judged}
        return keywords | ({"x-limits": notes} if notes else {})

    def _names(self, owner: str) -> set[str]:
        entry = self.facts["methods"].get(owner) or self.facts["types"].get(owner) or {}
        return set(entry.get("params", entry.get("fields", {})))


def _schema_of(kind: Any) -> Json:
    if isinstance(kind, dict):
        if "const" in kind:
            return {"const": kind["const"]}
        return {"type": "array", "items": _schema_of_all(kind["array"])}
    return dict(_PRIMITIVES.get(kind) or {"$ref": f"#/$defs/{kind}"})


def _schema_of_all(types: list[Any]) -> Json:
    if types == ["Integer", "String"]:
        return {"type": ["integer", "string"]}
    return _schema_of(types[0]) if len(types) == 1 else {"anyOf": [_schema_of(kind) for kind in types]}


def _scalars(types: list[Any]) -> set[str]:
    found: set[str] = set()
    for kind in types:
        if isinstance(kind, dict):
            found |= _scalars(kind.get("array", []))
        else:
            found.add(kind)
    return found


def _reachable(facts: Json, side: str) -> set[str]:
    """The methods whose parameters, and all types that, are met on one side of the calls."""
    ahead: list[Any] = []
    found: set[str] = set(facts["methods"]) if side == "params" else set()
    for method in facts["methods"].values():
        ahead += method["returns"] if side == "returns" else []
        for param in method["params"].values() if side == "params" else ():
            ahead += param["types"]
    while ahead:
        for name in _scalars([ahead.pop()]) - found:
            found.add(name)
            ahead += facts["unions"].get(name, {}).get("members", [])
            for field in facts["types"].get(name, {}).get("fields", {}).values():
                ahead += field["types"]
    return found


def _first(patterns: Mapping[str, Any], place: str) -> Any:
    return next((value for pattern, value in patterns.items() if fnmatchcase(place, pattern)), None)


def _kept(entry: Json, name: str) -> Json:
    return {f"x-{name.replace('_', '-')}": entry[name]} if entry.get(name) else {}


def _earlier(place: str) -> Json:
    if place not in EARLIER:
        return {}
    version, types = EARLIER[place]
    return {"x-earlier": {"before": version, "schema": _schema_of_all(types)}}


def _identity(rule: Rule | None) -> Json:
    if rule is None:
        return {}
    return {"x-identity": {"kind": rule.kind} | ({"scope": list(rule.scope)} if rule.scope else {})}


def _order(place: str, types: list[Any]) -> Json:
    if not any(isinstance(kind, dict) and "array" in kind for kind in types):
        return {}
    for rule in ORDERS:
        if fnmatchcase(place, rule.pattern) and (not rule.item or rule.item in _scalars(types)):
            return {"x-order": {"kind": rule.order, "evidence": rule.evidence}}
    return {}


def _text(document: Json) -> str:
    """One property to a line, so that a change of the Bot API reads as a change of lines."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    lines = ["{"]
    lines += [f" {line(key)}: {line(value)}," for key, value in document.items() if key != "$defs"]
    lines.append(' "$defs": {')
    entries = []
    for name, schema in document["$defs"].items():
        head = ", ".join(
            f"{line(key)}: {line(value)}" for key, value in schema.items() if key != "properties"
        )
        entry = f"  {line(name)}: {{{head}"
        if properties := schema.get("properties"):
            rows = ",\n".join(f"   {line(key)}: {line(value)}" for key, value in properties.items())
            entry += f',\n  "properties": {{\n{rows}\n  }}'
        elif "properties" in schema:
            entry += ', "properties": {}'
        entries.append(entry + "}")
    return "\n".join([*lines, ",\n".join(entries), " }", "}"]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the Bot API bundle from facts.")
    parser.add_argument("facts", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    chosen = parser.parse_args()
    facts, changelog = (
        json.loads((chosen.facts / name).read_text("utf-8")) for name in ("botapi.json", "changelog.json")
    )
    document = Bundle(facts, changelog).document()
    chosen.output.write_text(_text(document), "utf-8")
    print(f"{chosen.output}: {len(document['$defs'])} definitions of Bot API {facts['bot_api']}")


if __name__ == "__main__":
    main()
