"""A recording as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["CALL", "FORMAT", "WEBHOOK", "Bot", "Cassette", "Cut", "Interaction", "Meta"]

FORMAT = 1

# Who asked whom: the bot the platform, or the platform the bot.
CALL, WEBHOOK = "call", "webhook"


@dataclass(frozen=True, slots=True)
class Bot:
    """The program that was recorded."""

    framework: str = "unknown"
    version: str = "unknown"
    language: str = "unknown"


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a recording."""

    name: str
    bot: Bot = field(default_factory=Bot)
    recorded_on: str = "unknown"
    recorded_at: str | None = None  # ISO 8601, UTC
    bot_api: str | None = None
    validated_live: str | None = None  # the date; None: never
    description: str = ""
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """A long file of which only the beginning is kept, with what is known of the whole."""

    of: str  # "request" or "response"
    part: str | None  # of a multipart body; None: the body itself
    size: int
    sha256: str
    kept: int


@dataclass(frozen=True, slots=True)
class Interaction:
    """One request and its response as they were on the wire; names of headers are in lower case."""

    method: str  # of HTTP
    uri: str
    request_headers: Mapping[str, str]
    request_body: bytes
    status: int
    reason: str
    response_headers: Mapping[str, str]
    response_body: bytes
    started_at: float | None = None  # Unix time
    elapsed_ms: float | None = None
    direction: str = CALL
    cut: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Cassette:
    """A whole recording. ``torn`` says what was dropped where the recording was cut off."""

    meta: Meta
    interactions: Sequence[Interaction]
    path: Path
    torn: str | None = None
