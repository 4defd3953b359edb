"""Fits a value of the Bot API into the types that a platform promises: what it does not promise goes."""

import re
from collections.abc import Mapping
from typing import Any

from conformance.platforms.profile import Slot

__all__ = ["GONE", "Shapes"]

GONE: Any = object()  # nothing is left of the value

_ARRAY = re.compile(r"Array<(.*)>\Z")
_WORDS = re.compile(r"(enum|const)\((.*)\)\Z")


class Shapes:
    """The types of a profile; ``values`` says by Type.field what stands for a value of the Bot API."""

    def __init__(
        self, types: Mapping[str, Mapping[str, Slot]], values: Mapping[str, Mapping[str, str]] | None = None
    ) -> None:
        self._types = types
        self._values = values or {}

    def fit(self, type_: str, value: Any, place: str = "") -> Any:
        """The value as that type has it; GONE where the type cannot hold it.

        A type that the profile does not describe holds anything.
        """
        if array := _ARRAY.match(type_):
            if not isinstance(value, list):
                return value
            fitted = (self.fit(array[1], item, place) for item in value)
            return [item for item in fitted if item is not GONE]
        if words := _WORDS.match(type_):
            translated = self._values.get(place, {}).get(value, value) if isinstance(value, str) else value
            return translated if translated in words[2].split("|") else GONE
        if isinstance(value, Mapping):
            return self._object(type_, value)
        bare = type_.partition("(")[0]
        return str(value) if bare == "String" and type(value) is int else value

    def _object(self, type_: str, value: Mapping[str, Any]) -> Any:
        named = [name for option in type_.split("|") for name in self._described(option)]
        if not named:
            return value
        possible = [name for name in named if len(named) == 1 or self._required(name) <= value.keys()]
        fitted = (self._of(name, value) for name in possible)
        return next((one for one in fitted if one is not GONE), GONE)

    def _described(self, name: str) -> list[str]:
        """The described types that a name means: its own, or the variants that begin with it."""
        if name in self._types:
            return [name]
        return [type_ for type_ in self._types if type_.startswith(name) and self._is_variant(type_)]

    def _is_variant(self, name: str) -> bool:
        return any(slot.type.startswith("const(") for slot in self._types[name].values())

    def _required(self, name: str) -> set[str]:
        return {field for field, slot in self._types[name].items() if slot.required}

    def _of(self, name: str, value: Mapping[str, Any]) -> Any:
        """The object as one type; GONE where what the type requires does not fit."""
        kept = {}
        for field, slot in self._types[name].items():
            if field not in value:
                continue
            fitted = self.fit(slot.type, value[field], f"{name}.{field}")
            if fitted is not GONE:
                kept[field] = fitted
            elif slot.required:
                return GONE
        return kept
