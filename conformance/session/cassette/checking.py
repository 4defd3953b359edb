"""Holds data to the schema of a cassette; what our own writer makes is known at a look."""

import functools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.validators import extend

from conformance.data import SCHEMAS
from conformance.errors import CassetteFromTheFuture, CassetteUnreadable
from conformance.session.cassette.model import FORMAT
from conformance.session.cassette.parsing import AGAIN

__all__ = ["check", "is_ordinary"]


def check(data: Any, path: Path, first: int = 0) -> None:
    """Raises CassetteUnreadable or CassetteFromTheFuture; ``first`` is the number of the first exchange."""
    if not isinstance(data, dict):
        raise CassetteUnreadable(f"{path} is not a cassette: it holds no mapping with 'interactions'.")
    if data.keys() & {"log", "http_interactions"} and "interactions" not in data:
        raise CassetteUnreadable(
            f"{path} was recorded by another tool: make a cassette of it by 'conformance import' first."
        )
    ours = data.get("conformance")
    number = ours.get("format") if isinstance(ours, dict) else None
    if isinstance(number, int) and number > FORMAT:
        raise CassetteFromTheFuture(
            f"{path} is in cassette format {number}, and this version reads up to {FORMAT}: upgrade."
        )
    error = best_match(_validator().iter_errors(data))
    if error is not None:
        where = _place(list(error.absolute_path), first) or "the file"
        what = error.message if len(error.message) < 200 else f"fails {error.validator!r}"
        raise CassetteUnreadable(f"{path} is not a cassette: {where}: {what}: {AGAIN}.")


def is_ordinary(item: Any) -> bool:
    """Whether an item has the shape in which the writer writes one; others are for the schema to judge."""
    match item:
        case {
            "request": {"method": str(method), "uri": str(uri), "body": body, "headers": asked},
            "response": {
                "status": {"code": int(code), "message": str()},
                "headers": answered,
                "body": {"string": content},
            },
            "conformance": {"started_at": float(), "elapsed_ms": float(elapsed)} as ours,
        }:
            return (
                len(ours) == 2
                and isinstance(body, (str, bytes))
                and isinstance(content, (str, bytes))
                and bool(method and uri)
                and 100 <= code <= 999
                and elapsed >= 0
                and _are_headers(asked)
                and _are_headers(answered)
            )
    return False


def _are_headers(headers: Any) -> bool:
    return isinstance(headers, Mapping) and all(
        isinstance(values, list) and all(isinstance(value, str) for value in values)
        for values in headers.values()
    )


def _place(path: list[Any], first: int) -> str:
    if path[:1] == ["interactions"] and len(path) > 1:
        path[1] += first
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


def _pattern(validator: Any, pattern: str, instance: Any, schema: Any) -> Iterator[ValidationError]:
    text = instance.decode("latin-1") if isinstance(instance, bytes) else instance
    found: Iterator[ValidationError] | None = _PATTERN(validator, pattern, text, schema)
    yield from found or ()


_PATTERN = Draft202012Validator.VALIDATORS["pattern"]


@functools.cache
def _validator() -> Any:
    """The schema's judge, for which YAML's ``!!binary`` is a string as well."""
    schema = json.loads((SCHEMAS / "cassette.json").read_text(encoding="utf-8"))
    strings = Draft202012Validator.TYPE_CHECKER.redefine(
        "string", lambda _, value: isinstance(value, (str, bytes))
    )
    return extend(Draft202012Validator, {"pattern": _pattern}, type_checker=strings)(schema)  # type: ignore[no-untyped-call]  # the stubs lack it
