"""Whatever is named like an identity or a time is annotated as one, or listed with the reason why not."""

import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

from conformance.spec import IdentityKind
from conformance.spec.document import document

LIKE_ONE = re.compile(
    r"(^|_)ids?$|date|username|offset|file_path|invite_link|chat_instance|hash(es)?$|unix_time"
)
EXCLUDED = tomllib.loads((Path(__file__).parent / "not_identities.toml").read_text("utf-8"))
PLACES = {
    f"{name.removesuffix('.params')}.{field}": one
    for name, schema in document()["$defs"].items()
    for field, one in schema.get("properties", {}).items()
}


def test_whatever_is_named_like_an_identity_is_one_or_is_excluded_with_a_reason():
    bare = [place for place, one in PLACES.items() if looks_like_one(place) and "x-identity" not in one]

    assert [place for place in bare if not excluded(place)] == []


def test_every_exclusion_is_needed():
    bare = [place for place, one in PLACES.items() if looks_like_one(place) and "x-identity" not in one]

    assert [pattern for pattern in EXCLUDED if not any(fnmatchcase(place, pattern) for place in bare)] == []


def test_nothing_is_both_excluded_and_annotated():
    assert [place for place, one in PLACES.items() if "x-identity" in one and excluded(place)] == []


def test_every_kind_is_used():
    used = {one["x-identity"]["kind"] for one in PLACES.values() if "x-identity" in one}

    assert used == {kind.value for kind in IdentityKind}


def test_every_scope_within_an_object_leads_to_a_field():
    lost = [
        (place, path)
        for place, one in PLACES.items()
        for path in one.get("x-identity", {}).get("scope", ())
        if not path.startswith("@") and f"{place.partition('.')[0]}.{path.partition('.')[0]}" not in PLACES
    ]

    assert lost == []


def test_every_scope_of_a_parameter_leads_to_a_parameter():
    methods = {name.removesuffix(".params") for name in document()["$defs"] if name.endswith(".params")}
    lost = [
        (place, path)
        for place, one in PLACES.items()
        for path in one.get("x-identity", {}).get("scope", ())
        if (owner := place.partition(".")[0]) in methods and f"{owner}.{path.removeprefix('@')}" not in PLACES
    ]

    assert lost == []


def looks_like_one(place: str) -> bool:
    return LIKE_ONE.search(place.partition(".")[2]) is not None


def excluded(place: str) -> bool:
    return any(fnmatchcase(place, pattern) for pattern in EXCLUDED)
