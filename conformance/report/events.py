"""The three events of a report as data: header, verdict, footer. Schema: ``schemas/report.json``."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import conformance
from conformance.compare.difference import Difference, Kind
from conformance.score import Promised
from conformance.verdict import Consequence, Evidence, Level, Outcome, Record, Verdict

__all__ = ["FORMAT", "Header", "Target", "event_of", "header_of", "verdict_of"]

FORMAT = 1


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Target:
    """What was judged. Credentials and query never leave the address."""

    name: str
    url: str = ""

    def __post_init__(self) -> None:
        try:
            parts = urlsplit(self.url)
        except ValueError:  # not an address at all: better nothing than a secret
            object.__setattr__(self, "url", "")
            return
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], query="", fragment="")
        object.__setattr__(self, "url", urlunsplit(bare))


@dataclass(frozen=True, slots=True)
class Header:
    """With what a run was made; ``universe`` is the denominator that its score is counted against."""

    target: Target
    bot_api: str
    driver: str = "none"
    schemas: str = ""  # sha256 of the bundle
    cassettes: Mapping[str, str] = field(default_factory=dict)  # name: sha256
    tags: tuple[str, ...] = ("not validated against live Telegram",)
    universe: tuple[Promised, ...] | None = None
    claims: Mapping[str, Any] | None = None  # the platform's own, in the form of the schema
    shim: str = ""  # what stood between the calls and the platform, to bridge another coding model
    suite: str = conformance.__version__
    python: str = field(default_factory=platform.python_version)
    httpx: str = field(default_factory=lambda: version("httpx"))
    started_at: str = field(default_factory=_now)
    scope: str = "whole"  # or only the files that were named ("paths"), or what an option left ("narrowed")


def event_of(event: Header | Verdict) -> dict[str, Any]:
    """One event, its fields still live values; the writer makes them JSON."""
    lead: dict[str, Any] = (
        {"event": "header", "format": FORMAT} if isinstance(event, Header) else {"event": "verdict"}
    )
    return lead | {f.name: getattr(event, f.name) for f in fields(event)}


def header_of(event: Mapping[str, Any]) -> Header:
    values = _values(event)
    universe = values.get("universe")
    values["target"] = Target(**values["target"])
    values["tags"] = tuple(values["tags"])
    values["universe"] = None if universe is None else tuple(map(_promised, universe))
    return Header(**values)


def verdict_of(event: Mapping[str, Any]) -> Verdict:
    values = _values(event)
    values["outcome"] = Outcome(values["outcome"])
    values["level"] = Level(values["level"])
    values["consequence"] = Consequence(values["consequence"])
    values["evidence"] = tuple(Evidence(**e) for e in values["evidence"])
    values["differences"] = tuple(
        Difference(**(d | {"kind": Kind(d["kind"])})) for d in values["differences"]
    )
    values["exchanges"] = tuple(Record(**r) for r in values["exchanges"])
    return Verdict(**values)


def _promised(entry: Mapping[str, Any]) -> Promised:
    read = {
        "level": Level(entry["level"]),
        "evidence": tuple(Evidence(**e) for e in entry["evidence"]),
        "holds": tuple(entry.get("holds", ())),
        "consequence": Consequence(entry.get("consequence", Consequence.BREAKS)),
    }
    return Promised(**{**entry, **read})


def _values(event: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in event.items() if key not in {"event", "format"}}
