"""The formats that can be imported, and how a file's own content tells which it is."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import Interaction
from conformance.session.importers import har, http_interactions, json_lines, mitmproxy, steps, vcrpy

__all__ = ["FORMATS", "read", "recognise"]

FORMATS: Mapping[str, Callable[[Path], Iterator[Interaction]]] = {
    "vcrpy": vcrpy.read,
    "ruby-vcr": http_interactions.read,
    "betamax": http_interactions.read,
    "har": har.read,
    "mitmproxy": mitmproxy.read,
    "json-lines": json_lines.read,
    "steps": steps.read,
}

# What a reader meets where a file is not what it is taken for.
_UNLIKE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_HEAD = 1 << 16
_MARKS = (
    ("mitmproxy", re.compile(rb"\d+:\d+:\w+[;,]")),
    (
        "ruby-vcr",
        re.compile(rb"(?s)(?=.*\bhttp_interactions\b)(?=.*\brecorded_with\W+VCR\b|\s*-|\s*http_in)"),
    ),
    ("betamax", re.compile(rb'(?s)\s*\{.*?"http_interactions"')),
    ("har", re.compile(rb'(?s)\s*\{\s*"log"\s*:')),
    ("vcrpy", re.compile(rb'(?sm)(\s*\{.*?"interactions"\s*:|.*^(version|interactions):)')),
    ("vcrpy", re.compile(rb"(?s)\s*(- request:|\[\s*\{\s*\"(request|response)\"\s*:\s*\{[^}]*\"protocol\")")),
    ("steps", re.compile(rb'(?s)\s*\[\s*(\]|\{.*?"method"\s*:)')),
)


def read(path: Path, name: str) -> Iterator[Interaction]:
    """The exchanges in a file of that format. Raises CassetteUnreadable where it is of another, or broken."""
    try:
        for one in FORMATS[name](path):
            _refuse_odd(one)
            yield one
    except OSError as error:
        raise CassetteUnreadable(f"{path} cannot be read ({error.strerror}): check the path.") from error
    except _UNLIKE as error:
        what = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise CassetteUnreadable(f"{path} cannot be read as {name} ({what}): record it again.") from error


def _refuse_odd(one: Interaction) -> None:
    """Raises TypeError or ValueError for fields of the wrong kind, whatever the reader has let pass."""
    texts = (one.method, one.uri, one.reason, *one.request_headers.values(), *one.response_headers.values())
    if not all(isinstance(text, str) for text in texts) or not isinstance(one.status, int):
        raise TypeError("an exchange holds a thing where a text or a number should be")
    urlsplit(one.uri)
    datetime.fromtimestamp(one.started_at or 0.0, UTC)


def recognise(path: Path) -> str:
    """The name of the file's format. Raises CassetteUnreadable where it is none that is known."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise CassetteUnreadable(f"{path} cannot be read ({error.strerror}): check the path.") from error
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _is_log(head):
        return "json-lines"
    for name, mark in _MARKS:
        if mark.match(head):
            return name
    raise CassetteUnreadable(
        f"{path} is in no format that can be told by its content: name it by --format ({', '.join(FORMATS)})."
    )


def _is_log(head: bytes) -> bool:
    """Whether the first line is an object of its own, and one that a log has."""
    line = head.lstrip().partition(b"\n")[0]
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        # A line longer than what was read is known by its keys.
        return len(line) == len(head.lstrip()) == _HEAD and line.startswith((b'{"method"', b'{"update"'))
    return isinstance(row, dict) and ("update" in row or {"method", "response"} <= row.keys())
