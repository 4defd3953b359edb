"""The recipes of errors: data files read, and what each expects of an answer."""

import hashlib
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FACTS = HERE.parents[3] / "shared" / "traffic" / "errors.json"
PATH = "/bot$token/$method"


@dataclass(frozen=True)
class Recipe:
    """One call that is refused, and the words it is refused in."""

    name: str
    area: str
    facts: list[str]  # each an index in errors.json and the hash of what is described there
    method: str
    code: int
    description: str
    evidence: str
    match: str = "exact"
    setup: list[str] = field(default_factory=list)
    params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)  # the names of contents
    parameters: Mapping[str, str] = field(default_factory=dict)  # of the answer
    path: str = PATH
    meanwhile: Mapping[str, Any] = field(default_factory=dict)  # what is called while this call waits

    def likened(self, description: str) -> str:
        """What is expected, if that is what was said; else what was said."""
        return self.description if self._pattern.fullmatch(description) else description

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        text = self.description if self.match == "regex" else re.escape(self.description)
        return re.compile(text + ".*" if self.match == "prefix" else text, re.DOTALL)


def recipes() -> list[Recipe]:
    taken: Counter[str] = Counter()
    found = []
    for path in sorted(HERE.glob("*.toml")):
        for given in _read(path).get("fact", ()):
            numbers = "+".join(fact.split()[0] for fact in given["facts"])
            name = f"{path.stem} {given.get('method') or 'nothing'} {numbers}"
            taken[name] += 1
            name += f" ({taken[name]})" if taken[name] > 1 else ""
            found.append(Recipe(name=name, area=path.stem, **{"method": "", **given}))
    return found


def pending() -> dict[str, str]:
    """What each recipe waits for, by the recipe's name."""
    groups = _read(HERE / "pending.toml").get("group", ())
    return {name: group["waits_for"] for group in groups for name in group["recipes"]}


def not_provoked() -> Iterator[tuple[str, str | None, str]]:
    """Each such fact, the fact that took its place, and the reason."""
    for group in _read(HERE / "not_provoked.toml")["group"]:
        for item in group["facts"]:
            yield item["fact"], item.get("now"), group["reason"]


def facts() -> list[Mapping[str, Any]] | None:
    """errors.json, where it is there to be read."""
    return json.loads(FACTS.read_text())["errors"] if FACTS.exists() else None


def marked(index: int, description: str) -> str:
    """How a fact is named in the data files."""
    return f"{index} {hashlib.sha256(description.encode()).hexdigest()[:6]}"


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text()) if path.exists() else {}
