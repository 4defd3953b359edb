"""What shows a feature, as ``features.toml`` says."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Features", "features"]


@dataclass(frozen=True, slots=True)
class Features:
    """By what is seen: a named value, a name, a literal, a method, a field that is read."""

    fields: Mapping[str, Mapping[str, str]]
    flags: Mapping[str, str]
    imports: Mapping[str, str]
    names: Mapping[str, str]
    texts: Mapping[str, re.Pattern[str]]
    methods: Mapping[str, str]
    read_of: frozenset[str]
    reads: Mapping[str, str]  # by the name of the field, as it is written


@cache
def features() -> Features:
    told = tomllib.loads((files("conformance.scan.words") / "features.toml").read_text("utf-8"))
    reads = told["reads"]
    return Features(
        fields=told["fields"],
        flags=told["flags"],
        imports=told["imports"],
        names=told["names"],
        texts={name: re.compile(pattern) for name, pattern in told["texts"].items()},
        methods=told["methods"],
        read_of=frozenset(reads["of"]),
        reads={name: name for name in reads["names"]} | dict.fromkeys(reads["forwarded"], "forwarded"),
    )
