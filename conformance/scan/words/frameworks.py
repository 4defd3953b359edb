"""The frameworks that are known, as ``frameworks.toml`` says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["Framework", "Frameworks", "Start", "frameworks"]


@dataclass(frozen=True, slots=True)
class Start:
    """What a call that starts a bot makes its framework call, and the way its updates come from then on.

    ``receivers`` are the last names that it must be called on; ``plain`` where it is a function.
    """

    methods: tuple[str, ...] = ()
    way: str = ""
    receivers: tuple[str, ...] = ()
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Framework:
    """One framework's own words."""

    name: str
    language: str
    imports: tuple[str, ...]
    shortcuts: bool = False  # its messages and queries have calls of their own
    classes: bool = False
    observers: bool = False
    replies: bool = False  # its `reply` points to the message
    commands: tuple[str, ...] = ()
    calls: Mapping[str, str] = field(default_factory=dict)
    starts: Mapping[str, Start] = field(default_factory=dict)
    fields: Mapping[str, Start] = field(default_factory=dict)
    handlers: Mapping[str, str] = field(default_factory=dict)
    literals: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    features: Mapping[str, str] = field(default_factory=dict)  # before those of ``features.toml``
    on: Mapping[str, Mapping[str, Start]] = field(default_factory=dict)  # starts on a receiver of this name

    def is_imported_by(self, module: str) -> bool:
        return any(
            module == name or module.startswith((f"{name}.", f"{name}/", f"{name}\\"))
            for name in self.imports
        )


@dataclass(frozen=True, slots=True)
class Frameworks:
    """All of them, with what they have in common."""

    known: tuple[Framework, ...]
    receivers: Mapping[str, frozenset[str]]  # by name: the kinds of thing that it may be
    shortcuts: Mapping[str, Mapping[str, str]]
    renamed: Mapping[str, str]


@cache
def frameworks() -> Frameworks:
    told = tomllib.loads((files("conformance.scan.words") / "frameworks.toml").read_text("utf-8"))
    kinds: dict[str, set[str]] = {}
    for kind, names in told["receivers"].items():
        for name in names:
            kinds.setdefault(name, set()).add(kind)
    return Frameworks(
        known=tuple(_framework(name, each) for name, each in told["frameworks"].items()),
        receivers={name: frozenset(found) for name, found in kinds.items()},
        shortcuts=told["shortcuts"],
        renamed=told["renamed"],
    )


def _framework(name: str, told: Mapping[str, Any]) -> Framework:
    read = {
        "imports": tuple(told["imports"]),
        "commands": tuple(told.get("commands", ())),
        "starts": _starts(told.get("starts", {})),
        "fields": _starts(told.get("fields", {})),
        "on": {name: _starts(each) for name, each in told.get("on", {}).items()},
    }
    return Framework(name=name, **{**told, **read})


def _starts(told: Mapping[str, Mapping[str, Any]]) -> dict[str, Start]:
    def start(each: Mapping[str, Any]) -> Start:
        tuples = {key: tuple(value) for key, value in each.items() if isinstance(value, list)}
        return Start(**{**each, **tuples})

    return {name: start(each) for name, each in told.items()}
