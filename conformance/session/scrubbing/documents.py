"""Changes the strings and numbers of a body where they stand; all else keeps every byte."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from conformance.session.scrubbing.kinds import LOOSE, Entry, Kind, Plan, is_service, plan_of
from conformance.session.scrubbing.spelling import ESCAPES, FORM, PERCENT
from conformance.spec import ArrayOf, Named, OneOf, Ref, Spec

__all__ = ["Change", "binary_or_free", "json_text", "multipart", "pairs"]

Change = Callable[[Kind, str], str]

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_LITERAL = re.compile(rf"{_STRING}|-?[0-9][0-9.eE+-]*", re.DOTALL)
_LOOSE = re.compile(rf"({_STRING})(?=\s*:)|{_STRING}|-?[0-9][0-9.eE+-]*", re.DOTALL)


def _leaf(entry: Entry, change: Change, text: str) -> str:
    """A value by its kind; JSON within it by its type."""
    if entry.ref is not None and text.lstrip()[:1] in {"{", "["} and not _is_plain(entry.ref):
        return json_text(text, entry, change)
    return change(entry.kind, text)


def _is_plain(ref: Ref) -> bool:
    return not isinstance(ref, (Named, ArrayOf, OneOf))


def json_text(text: str, shape: Entry | Plan, change: Change) -> str:
    """JSON text by the type of its value, or by the fields that it has at the top.

    What is broken, or says a key twice, is read by the names before its values alone.
    """
    literals = list(_LITERAL.finditer(text))
    entries: list[Entry | None] = []
    try:
        _list(json.loads(text), shape, entries)
    except (ValueError, RecursionError):
        return loose_json(text, change)
    if len(entries) != len(literals):
        return loose_json(text, change)
    return _spliced(text, zip(literals, entries, strict=True), change)


def loose_json(text: str, change: Change, usual: Kind = Kind.FREE) -> str:
    """Strings and numbers of what looks like JSON, each by the key that was met last."""

    def named() -> Iterator[tuple[re.Match[str], Entry]]:
        plain = entry = Entry(usual)
        for literal in _LOOSE.finditer(text):
            if literal[1] is None:
                yield literal, entry
            else:
                found = _stranger(ESCAPES.open(literal[1][1:-1]))
                entry = plain if found.kind is Kind.FREE else found
                yield literal, plain

    return _spliced(text, named(), change, Kind.FREE)


def _spliced(
    text: str, found: Iterable[tuple[re.Match[str], Entry | None]], change: Change, between: Kind = Kind.KEPT
) -> str:
    """The text with its literals changed, and what stands ``between`` them where that may be anything."""
    pieces, done = [], 0
    for literal, entry in found:
        if entry is None or (entry.kind is Kind.KEPT and entry.ref is None):
            continue
        start, end = literal.span()
        if text[start] == '"':
            start, end = start + 1, end - 1
            after = ESCAPES.rewrite(text[start:end], partial(_leaf, entry, change))
        else:
            after = change(entry.kind, text[start:end])
        pieces += [change(between, text[done:start]), after]
        done = end
    return "".join([*pieces, change(between, text[done:])])


def _list(value: Any, shape: Entry | Plan | None, found: list[Entry | None]) -> None:
    """One for each string and number of a value, in the order in which they are written; none for a key."""
    if value is None or value is True or value is False:
        return
    if isinstance(value, dict):
        _list_fields(value, _fields(value, shape), found)
    elif isinstance(value, list):
        item = Entry(shape.kind, _item(shape.ref)) if isinstance(shape, Entry) else None
        for one in value:
            _list(one, item, found)
    else:
        found.append(shape if isinstance(shape, Entry) else _FREE)


def _list_fields(value: Mapping[str, Any], plan: Plan, found: list[Entry | None]) -> None:
    hidden = is_service(value)
    for name, one in value.items():
        known = None if plan is LOOSE else plan.get(name)
        found.append(None if known is not None else _FREE)  # a key may be somebody's name
        _list(one, _KEPT if hidden else known or _stranger(name), found)


_FREE, _KEPT = Entry(Kind.FREE), Entry(Kind.KEPT)


def _fields(value: Mapping[str, Any], shape: Entry | Plan | None) -> Plan:
    if isinstance(shape, Entry) or shape is None:
        kind = Spec.load().variant(shape.ref, value) if shape and shape.ref else None
        return plan_of(kind.name) if kind else LOOSE
    return shape


def _stranger(name: str) -> Entry:
    """A field that the spec does not have there, by its name."""
    found = LOOSE.get(name)
    return Entry(found.kind if found and found.kind is not Kind.KEPT else Kind.FREE)


def _item(ref: Ref | None) -> Ref | None:
    if isinstance(ref, ArrayOf):
        return ref.item
    if isinstance(ref, OneOf):
        return next((one.item for one in ref.options if isinstance(one, ArrayOf)), ref)
    return ref  # a rich text may be a list of its kind


def pairs(text: str, plan: Plan, change: Change) -> str:
    """A query or a form."""
    return "&".join(_pair(pair, plan, change) for pair in text.split("&"))


def _pair(pair: str, plan: Plan, change: Change) -> str:
    name, equals, value = pair.partition("=")
    known = plan.get(name) or plan.get(FORM.open(name))
    if known is None:
        name = FORM.rewrite(name, lambda one: change(Kind.FREE, one))
        known = _stranger(name)
    if "%" in value or "+" in value:
        return name + equals + FORM.rewrite(value, partial(_leaf, known, change))
    return name + equals + _leaf(known, change, value)


def binary_or_free(content: str) -> Kind:
    """Bytes that are no text stand as lone surrogates."""
    return Kind.BINARY if _UNREADABLE.search(content) else Kind.FREE


_UNREADABLE = re.compile("[\udc80-\udcff]")
_NAME = re.compile(r'\bname="?([^";\r\n]*)', re.IGNORECASE)
_FILE = re.compile(r"\bfilename\*?=", re.IGNORECASE)


def multipart(body: str, boundary: str, plan: Plan, change: Change) -> str:
    """A multipart body, file parts and all."""
    parts = body.split("--" + boundary)
    return ("--" + boundary).join(_part(part, plan, change) for part in parts)


def _part(part: str, plan: Plan, change: Change) -> str:
    head, gap, content = part.partition("\r\n\r\n")
    if not gap:
        return change(Kind.FREE, part) if part.strip("-\r\n ") else part
    content, end = (content[:-2], "\r\n") if content.endswith("\r\n") else (content, "")
    named = _NAME.search(head)
    entry = plan.get(PERCENT.open(named[1])) if named else None
    if _FILE.search(head) or entry is None:
        entry = Entry(binary_or_free(content))
    head = re.sub(r'(?<==")[^"\r\n]*|(?<=\*=)[^;\r\n]*', lambda one: change(Kind.FREE, one[0]), head)
    return head + gap + _leaf(entry, change, content) + end
