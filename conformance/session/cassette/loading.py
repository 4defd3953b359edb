"""Reads a cassette of ours or of vcrpy's."""

import functools
import json
import re
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.validators import extend

from conformance.data import SCHEMAS
from conformance.errors import CassetteFromTheFuture, CassetteUnreadable
from conformance.session.cassette.items import interaction_of, meta_of
from conformance.session.cassette.model import FORMAT, Cassette
from conformance.session.cassette.parsing import AGAIN, parse

__all__ = ["load"]

_ITEM = re.compile(rb"^-", re.MULTILINE)  # how the writer begins an interaction


def load(path: Path | str) -> Cassette:
    """Reads a cassette of ours or of vcrpy's, in YAML or JSON.

    What a killed recorder left half-written at the end is dropped and noted in ``torn``.
    Raises CassetteUnreadable, or CassetteFromTheFuture for a format newer than ours.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CassetteUnreadable(
            f"{path} cannot be read ({error.strerror}): give a cassette file."
        ) from error
    whole = _without_torn_item(content)
    data = parse(whole, path)
    _check(data, path)
    torn = None if whole == content else "the last exchange was cut off as it was written, and is dropped"
    return Cassette(
        meta_of(data.get("conformance") or {"name": path.stem}),
        tuple(interaction_of(item) for item in data["interactions"] or ()),
        path,
        torn,
    )


def _without_torn_item(content: bytes) -> bytes:
    """Our own file up to the last item that was written whole; any other file as it is."""
    items = list(_ITEM.finditer(content))
    if not content.startswith(b"version: 1\nconformance:\n") or not items:
        return content
    last = content[items[-1].start() :]
    if re.search(rb"^  conformance:\n(?:    .*\n)*    elapsed_ms: .*\n\Z", last, re.MULTILINE):
        return content
    head = content[: items[-1].start()]
    return head if len(items) > 1 else head + b"  []\n"


def _check(data: Any, path: Path) -> None:
    if not isinstance(data, dict):
        raise CassetteUnreadable(f"{path} is not a cassette: it holds no mapping with 'interactions'.")
    ours = data.get("conformance")
    number = ours.get("format") if isinstance(ours, dict) else None
    if isinstance(number, int) and number > FORMAT:
        raise CassetteFromTheFuture(
            f"{path} is in cassette format {number}, and this version reads up to {FORMAT}: upgrade."
        )
    error = best_match(_validator().iter_errors(data))
    if error is not None:
        where = error.json_path.removeprefix("$").lstrip(".") or "the file"
        what = error.message if len(error.message) < 200 else f"fails {error.validator!r}"
        raise CassetteUnreadable(f"{path} is not a cassette: {where}: {what}: {AGAIN}.")


@functools.cache
def _validator() -> Any:
    """The schema's judge, for which YAML's ``!!binary`` is a string as well."""
    schema = json.loads((SCHEMAS / "cassette.json").read_text(encoding="utf-8"))
    strings = Draft202012Validator.TYPE_CHECKER.redefine(
        "string", lambda _, value: isinstance(value, (str, bytes))
    )
    return extend(Draft202012Validator, type_checker=strings)(schema)  # type: ignore[no-untyped-call]  # the stubs lack it
