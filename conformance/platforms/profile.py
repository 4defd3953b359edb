"""A platform as its published facts describe it, each fact with where it is from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

__all__ = [
    "Addressing",
    "Confidence",
    "Envelope",
    "Errors",
    "Http",
    "Likeness",
    "Method",
    "Place",
    "Profile",
    "Quirk",
    "Refusal",
    "Slot",
    "Source",
    "StandIn",
    "TokenWay",
    "Updates",
]


class Confidence(StrEnum):
    """How sure a fact is."""

    DOCUMENTED = "documented"
    OMITTED = "documented-by-omission"  # a list that seems whole does not have it
    CLIENT = "client-source"  # a program that works with the platform does so
    EXPERIMENT = "experiment"
    ISSUE = "issue"
    HEARSAY = "hearsay"
    CONFLICT = "conflict"  # sources contradict each other
    UNCERTAIN = "uncertain"

    @property
    def is_open(self) -> bool:
        """Whether a look at the platform itself would say more than the source."""
        return self in {Confidence.HEARSAY, Confidence.CONFLICT, Confidence.UNCERTAIN, Confidence.ISSUE}


class Likeness(StrEnum):
    """How near a platform's coding model is to Telegram's."""

    TELEGRAM = "telegram"
    NEAR = "near"
    NONE = "none"


class Place(StrEnum):
    """Where a bot's token travels."""

    PATH = "path"
    HEADER = "header"
    QUERY = "query"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact is from, of which day, and how sure that makes it."""

    ref: str
    date: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Slot:
    """A parameter's or field's type, as words of the Bot API; ``required`` is None where nobody knows."""

    type: str
    required: bool | None = True

    @property
    def options(self) -> tuple[str, ...]:
        """The types of a union; one for any other."""
        return (self.type,) if "(" in self.type else tuple(self.type.split("|"))


Slots = Mapping[str, Slot]


@dataclass(frozen=True, slots=True)
class Addressing:
    """Where calls and files go: URL templates with ``{token}``, ``{method}``, ``{path}`` and variables."""

    calls: str
    files: str | None
    others: Mapping[str, str]
    variables: Mapping[str, str]
    source: Source


@dataclass(frozen=True, slots=True)
class TokenWay:
    """How a bot's token travels; ``form`` is a header's value with ``{token}`` in it."""

    place: Place
    name: str
    form: str
    pattern: str
    source: Source


@dataclass(frozen=True, slots=True)
class Http:
    """Verbs and forms that are accepted; ``case_sensitive`` is None where nobody knows."""

    verbs: tuple[str, ...]
    forms: tuple[str, ...]
    case_sensitive: bool | None
    source: Source


@dataclass(frozen=True, slots=True)
class Envelope:
    """What an answer is wrapped in."""

    kind: str
    fields: Slots
    source: Source


@dataclass(frozen=True, slots=True)
class Errors:
    """How refusals look; ``status_is_code`` is None where nobody knows."""

    codes: tuple[int, ...]
    statuses: tuple[int, ...]
    names: tuple[str, ...]
    fields: Slots
    descriptions: tuple[str, ...]
    status_is_code: bool | None
    source: Source


@dataclass(frozen=True, slots=True)
class Updates:
    """How updates come to a bot; None is what nobody knows."""

    modes: tuple[str, ...]
    events: tuple[str, ...]
    offset: str | None
    cursor: str | None
    retention_hours: int | None
    retention_count: int | None
    allowed_updates: bool | None
    secret: bool | None
    secret_header: str | None
    ports: tuple[int, ...]
    registration: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class Method:
    """A method of the platform, and the Bot API's methods that it does the work of."""

    name: str
    telegram: tuple[str, ...]
    params: Slots
    becomes: Mapping[str, str]
    returns: str
    limits: Mapping[str, int]
    since: str
    source: Source

    def telegram_parameter(self, name: str) -> str:
        """The Bot API's name of a parameter."""
        return self.becomes.get(name, name)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a stand-in says no with; without a code, the envelope has none."""

    status: int
    code: int | None
    description: str


@dataclass(frozen=True, slots=True)
class StandIn:
    """What a stand-in does where no fact settles it."""

    refuses_others: bool = False  # parameters that are not listed
    absent_method: Refusal = field(default_factory=lambda: Refusal(404, 404, "Not Found: method not found"))
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quirk:
    """One fact in words; ``probe`` names what looks at it on the platform itself."""

    id: str
    fact: str
    source: Source
    probe: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """One platform. Without methods, a platform with ``bot_api`` claims all of that version."""

    name: str
    title: str
    as_of: str
    likeness: Likeness
    bot_api: str | None
    caution: str
    source: Source
    address: Addressing
    token: TokenWay
    http: Http
    envelope: Envelope
    errors: Errors
    updates: Updates
    limits: Mapping[str, int]
    methods: Mapping[str, Method]
    types: Mapping[str, Slots]
    stand_in: StandIn
    quirks: tuple[Quirk, ...]

    @property
    def update_kinds(self) -> tuple[str, ...]:
        """The kinds of updates that its Update has, in the Bot API's names; empty where nobody says."""
        fields = self.types.get("Update", {})
        return tuple(name for name in fields if name != "update_id") if "update_id" in fields else ()

    def doing(self, telegram: str) -> Iterable[Method]:
        """The platform's methods that do the work of one of the Bot API's."""
        return (method for method in self.methods.values() if telegram in method.telegram)

    def quirk_on(self, probe: str) -> Quirk | None:
        """What is believed of a probe's question."""
        return next((quirk for quirk in self.quirks if quirk.probe == probe), None)
