"""What a bot's own log says went wrong, in the manner of each framework."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

__all__ = ["Complaint", "complaint", "refused_place"]

_PLACE = re.compile(r"^conformance: this bot may not reach (\S+)", re.MULTILINE)
# The last line of a traceback, and the first of an error of node's.
_RAISED = re.compile(
    r"^(?:Uncaught |Unhandled \w+:? |Caused from error: )?"
    r"((?:[\w$]+\.)+[A-Z]\w*|[A-Z]\w*(?:Error|Exception|Exit))(?: \[[\w-]+\])?: (.+)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """An exception of a bot's; ``field`` is what it missed in an answer, where it tells."""

    exception: str
    message: str
    field: str = ""
    is_parsing: bool = False  # the framework could not read what the platform answered

    def __str__(self) -> str:
        return f"{self.exception}: {self.message}"


_Reading = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def _group(number: int) -> Callable[[re.Match[str]], str]:
    return lambda found: found[number]


# How each framework says that an answer is not what it takes; the name of the field is in the match.
_READINGS: Iterable[_Reading] = (
    # pydantic, on which aiogram stands: the path, and below it what is wrong there.
    (
        re.compile(r"^([\w.]+)\n\s+(?:Field required|Input should be|Value error)[^\n]*", re.MULTILINE),
        _group(1),
    ),
    # Classes that take fields by name, as pyTelegramBotAPI's and python-telegram-bot's.
    (re.compile(r"__init__\(\) missing \d+ required \w+(?: \w+)* arguments?: '(\w+)'"), _group(1)),
    # node, of a value that is not there.
    (
        re.compile(r"Cannot read propert(?:y|ies) (?:'\w+' )?of (?:undefined|null)(?: \(reading '(\w+)'\))?"),
        _group(1),
    ),
    (
        re.compile(r"\b(?:JSONDecodeError|invalid json response body|Unexpected token .{1,40} JSON)"),
        lambda _: "",
    ),
    (re.compile(r"\b(?:ClientDecodeError|EPARSE)\b"), lambda _: ""),
    (re.compile(r"^KeyError: '(\w+)'", re.MULTILINE), _group(1)),
)


def complaint(log: str) -> Complaint | None:
    """The first that tells of an answer which could not be read, and else the last exception of all."""
    raised = [(found.start(), found[1], found[2]) for found in _RAISED.finditer(log)]
    for pattern, field in _READINGS:
        if found := pattern.search(log):
            exception, message = _around(raised, found)
            return Complaint(exception, message, field(found) or "", is_parsing=True)
    if not raised:
        return None
    _, exception, message = raised[-1]
    return Complaint(exception.rpartition(".")[2], message.strip())


def refused_place(log: str) -> str:
    """The first place that the bot tried to reach and may not; empty where it did not."""
    found = _PLACE.search(log)
    return found[1] if found else ""


def _around(raised: list[tuple[int, str, str]], found: re.Match[str]) -> tuple[str, str]:
    """The exception in whose message that was found."""
    before = [(name, message) for start, name, message in raised if start <= found.end()]
    name, message = before[-1] if before else ("Error", found[0].strip())
    return name.rpartition(".")[2], " ".join(message.split())
