"""Reads a corpus of needs. Schema: ``schemas/needs.json``."""

import json
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from conformance.data import SCHEMAS
from conformance.errors import NeedsUnreadable
from conformance.score.needs.corpus import Bot, Corpus, matters

__all__ = ["read_needs", "shipped"]

FORMAT = 1
_SHIPPED = Path(__file__).with_name("bots.json")
_KINDS = {"methods": "method:", "updates": "update:", "features": "feature:", "reads": "feature:reads."}


@cache
def shipped() -> Corpus:
    """The corpus that comes with the project."""
    return read_needs(_SHIPPED)


def read_needs(path: Path | str) -> Corpus:
    """The corpus in a JSON or TOML file. Raises NeedsUnreadable, with the place and the mend."""
    told = _told(Path(path))
    if not isinstance(told, dict):
        raise NeedsUnreadable(
            f"{path} is no corpus of needs: it holds no 'bots'; schemas/needs.json shows how."
        )
    if isinstance(number := told.get("format"), int) and number > FORMAT:
        raise NeedsUnreadable(
            f"{path} is in format {number}, and this version reads up to {FORMAT}: upgrade."
        )
    if wrong := next(iter(_validator().iter_errors(told)), None):
        where = "/".join(map(str, wrong.instance_path)) or "the file"
        raise NeedsUnreadable(f"{path} is no corpus of needs: {where}: {wrong.message:.200}.")
    if doubled := _doubled(told["bots"]):
        raise NeedsUnreadable(f"{path} has two bots with the id {doubled!r}: give each its own.")
    return Corpus(
        name=told["name"],
        bots=tuple(map(_bot, told["bots"])),
        gathered=told.get("gathered", ""),
        limits=tuple(told.get("limits", ())),
    )


def _told(path: Path) -> Any:
    try:
        text = path.read_text("utf-8")
        return tomllib.loads(text) if path.suffix == ".toml" else json.loads(text)
    except OSError as error:
        raise NeedsUnreadable(f"{path} cannot be opened ({error.strerror}): check its path.") from error
    except (ValueError, RecursionError) as error:
        form = "TOML" if path.suffix == ".toml" else "JSON"
        raise NeedsUnreadable(f"{path} is not {form}: {error}.") from error


def _doubled(bots: list[Mapping[str, Any]]) -> str | None:
    seen: set[str] = set()
    for bot in bots:
        if bot["id"] in seen:
            return str(bot["id"])
        seen.add(bot["id"])
    return None


def _bot(told: Mapping[str, Any]) -> Bot:
    uses = frozenset(_uses(told))
    of_features = matters()
    return Bot(
        id=told["id"],
        uses=uses,
        ways=of_features.ways_of(uses, told.get("transport", "")),
        category=told.get("category", ""),
        persian=told.get("persian", False),
        readdressed=not uses.isdisjoint(of_features.address),
        linked=not uses.isdisjoint(of_features.links),
    )


def _uses(told: Mapping[str, Any]) -> Iterator[str]:
    for kind, prefix in _KINDS.items():
        yield from (prefix + name for name in told.get(kind, ()))


@cache
def _validator() -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(json.loads((SCHEMAS / "needs.json").read_text("utf-8")))
