"""Reads a profile's file, and refuses one that cannot be meant with its line and the mend."""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from conformance.data import SCHEMAS
from conformance.errors import ProfileUnreadable, meant
from conformance.platforms.contradictions import contradictions
from conformance.platforms.profile import (
    Addressing,
    Confidence,
    Envelope,
    Errors,
    Http,
    Likeness,
    Method,
    Place,
    Profile,
    Quirk,
    Refusal,
    Slot,
    Source,
    StandIn,
    TokenWay,
    Updates,
)
from conformance.platforms.toml_lines import line_of

__all__ = ["load", "shipped"]

_SHIPPED = Path(__file__).with_name("profiles")

Table = Mapping[str, Any]


def shipped() -> dict[str, Path]:
    """The profiles that come with the package, by their names."""
    return {path.stem: path for path in sorted(_SHIPPED.glob("*.toml"))}


def load(path: Path) -> Profile:
    """The profile in a file. Raises ProfileUnreadable that names the file, the line and the mend."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise ProfileUnreadable(f"{path} cannot be read ({error.strerror}): name a TOML file.") from error
    except UnicodeDecodeError as error:
        raise ProfileUnreadable(f"{path} is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ProfileUnreadable(f"{path} is not TOML ({error}): mend it at that place.") from error

    def refuse(keys: Sequence[str | int], sentence: str) -> None:
        raise ProfileUnreadable(f"{path}:{line_of(text, keys)}: {sentence}")

    _check_shape(table, refuse)
    for keys, sentence in contradictions(table):
        refuse(keys, f"{sentence}.")
    return _profile(table)


def _check_shape(table: Table, refuse: Callable[[Sequence[str | int], str], None]) -> None:
    errors = list(_validator().iter_errors(table))
    # A key that is written wrong is missing too: what is missing is said last.
    typos = [error for error in errors if error.validator == "additionalProperties"]
    if error := best_match(iter(typos or errors)):
        refuse(*_said(error))


@cache
def _validator() -> Draft202012Validator:
    schema = json.loads((SCHEMAS / "profile.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _said(error: ValidationError) -> tuple[list[str | int], str]:
    """The keys of its place, and the mend in words."""
    keys, schema = list(error.absolute_path), cast("Mapping[str, Any]", error.schema)
    given = cast("Any", error.instance)
    place = ".".join(map(str, keys)) or "the profile"
    match error.validator:
        case "additionalProperties":
            known = list(schema["properties"])
            unknown = next(key for key in given if key not in known)
            return [*keys, unknown], f"{place} has no key {unknown!r}: {meant(unknown, sorted(known))}."
        case "required":
            missing = next(key for key in schema["required"] if key not in given)
            return keys, f"{place} lacks {missing!r}: add it."
        case "enum":
            return (
                keys,
                f"{place} cannot be {given!r}: {meant(str(given), sorted(schema['enum']))}.",
            )
        case _:
            return keys, f"{place} does not fit: {error.message}."


def _profile(table: Table) -> Profile:
    sources = {key: _source(value) for key, value in table["sources"].items()}
    usual = sources[table["source"]]

    def source(section: Table) -> Source:
        return sources[section["source"]] if "source" in section else usual

    address, token, envelope = table["address"], table["token"], table["envelope"]
    http, errors, updates = table.get("http", {}), table.get("errors", {}), table["updates"]
    return Profile(
        name=table["name"],
        title=table["title"],
        as_of=table["as_of"],
        likeness=Likeness(table["likeness"]),
        bot_api=table.get("bot_api"),
        caution=table.get("caution", ""),
        source=usual,
        address=Addressing(
            address["calls"],
            address.get("files"),
            address.get("others", {}),
            address.get("variables", {}),
            source(address),
        ),
        token=TokenWay(
            Place(token["place"]),
            token.get("name", ""),
            token.get("form", "{token}"),
            token.get("pattern", ""),
            source(token),
        ),
        http=Http(
            tuple(http.get("verbs", ())),
            tuple(http.get("forms", ())),
            http.get("case_sensitive"),
            source(http),
        ),
        envelope=Envelope(envelope["kind"], _slots(envelope.get("fields", {})), source(envelope)),
        errors=Errors(
            tuple(errors.get("codes", ())),
            tuple(errors.get("statuses", ())),
            tuple(errors.get("names", ())),
            _slots(errors.get("fields", {})),
            tuple(errors.get("descriptions", ())),
            errors.get("status_is_code"),
            source(errors),
        ),
        updates=_updates(updates, source(updates)),
        limits=table.get("limits", {}),
        methods={
            name: _method(name, given, source(given)) for name, given in table.get("methods", {}).items()
        },
        types={name: _slots(given) for name, given in table.get("types", {}).items()},
        stand_in=_stand_in(table.get("stand_in", {})),
        quirks=tuple(_quirk(given, sources) for given in table.get("quirks", ())),
    )


def _source(given: Table) -> Source:
    return Source(given["ref"], given["date"], Confidence(given["confidence"]))


def _slots(given: Mapping[str, str]) -> dict[str, Slot]:
    return {name: _slot(text) for name, text in given.items()}


def _slot(text: str) -> Slot:
    bare = text.rstrip("?")
    return Slot(bare, {0: True, 1: False}.get(len(text) - len(bare)))


def _method(name: str, given: Table, source: Source) -> Method:
    return Method(
        name,
        tuple(given.get("telegram", (name,))),
        _slots(given.get("params", {})),
        given.get("becomes", {}),
        given.get("returns", ""),
        given.get("limits", {}),
        given.get("since", ""),
        source,
    )


def _updates(given: Table, source: Source) -> Updates:
    return Updates(
        modes=tuple(given["modes"]),
        events=tuple(given.get("events", ())),
        offset=given.get("offset"),
        cursor=given.get("cursor"),
        retention_hours=given.get("retention_hours"),
        retention_count=given.get("retention_count"),
        allowed_updates=given.get("allowed_updates"),
        secret=given.get("secret"),
        secret_header=given.get("secret_header"),
        ports=tuple(given.get("ports", ())),
        registration=given.get("registration"),
        source=source,
    )


def _stand_in(given: Table) -> StandIn:
    usual = StandIn()
    absent = given.get("absent_method")
    return StandIn(
        given.get("other_parameters") == "refuse",
        Refusal(absent["status"], absent.get("code"), absent["description"])
        if absent
        else usual.absent_method,
        given.get("values", {}),
    )


def _quirk(given: Table, sources: Mapping[str, Source]) -> Quirk:
    known = sources.get(given["source"])
    source = Source(known.ref if known else given["source"], given["date"], Confidence(given["confidence"]))
    return Quirk(given["id"], given["fact"], source, given.get("probe", ""))
