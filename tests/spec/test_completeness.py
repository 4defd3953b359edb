"""The bundle says what two client libraries' models say; what they disagree on is known, with the reason."""

import datetime as dt
import inspect
import tomllib
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from conformance.spec import ArrayOf, Const, Field, Named, OneOf, Ref, Spec
from conformance.spec.document import document

KNOWN = tomllib.loads((Path(__file__).parent / "known_disagreements.toml").read_text("utf-8"))

GONE = {
    f"{name.removesuffix('.params')}.{place}"
    for name, schema in document()["$defs"].items()
    for place, one in schema.get("properties", {}).items()
    if "x-removed-in" in one
}

# place -> (required, kinds of JSON); a place is "sendMessage.chat_id" or "Message.date"
Places = dict[str, tuple[bool, frozenset[str]]]


def test_the_bundle_agrees_with_aiogram():
    aiogram = pytest.importorskip("aiogram")

    found = set(disagreements(places_of(Spec.load(aiogram.__api_version__)), places_of_aiogram()))

    assert_known("aiogram", found)


def test_the_bundle_agrees_with_python_telegram_bot():
    """It lags: compared at the version it declares, and where it has the method or type at all."""
    telegram = pytest.importorskip("telegram")
    theirs = places_of_ptb(telegram)
    owners = {place.partition(".")[0] for place in theirs}
    ours = places_of(Spec.load(telegram.constants.BOT_API_VERSION))

    found = set(disagreements({place: ours[place] for place in ours if owner(place) in owners}, theirs))

    assert_known("python-telegram-bot", found)


@pytest.mark.parametrize("library", ["aiogram", "telegram"])
def test_every_method_of_a_library_is_in_the_bundle_and_the_other_way_round(library):
    module = pytest.importorskip(library)
    version = module.__api_version__ if library == "aiogram" else module.constants.BOT_API_VERSION
    spec = Spec.load(version)

    theirs = (
        {name for name in map(method_name, vars(module.methods).values()) if name}
        if library == "aiogram"
        else {name for name in spec.methods if hasattr(module.Bot, snake(name))}
    )

    assert theirs ^ spec.methods.keys() == set(KNOWN["methods"].get(library, {}))


def assert_known(source: str, found: set[str]) -> None:
    known = {pattern: reason for pattern, reason in KNOWN[source].items() if reason}
    used = {pattern for pattern in known for line in found if fnmatchcase(line, pattern)}
    new = sorted(line for line in found if not any(fnmatchcase(line, pattern) for pattern in known))

    print(f"{source}: {len(found)} disagreements, {len(new)} of them not known", *new, sep="\n  ")

    assert new == []
    assert known.keys() - used == set(), "no longer a disagreement: take it off the list"


def disagreements(ours: Places, theirs: Places) -> Iterator[str]:
    for place in ours.keys() - theirs.keys():
        yield f"{place}: only in the bundle"
    for place in theirs.keys() - ours.keys():
        yield f"{place}: {'went earlier' if place in GONE else 'not in the bundle'}"
    for place in ours.keys() & theirs.keys():
        (required, kinds), (their_required, their_kinds) = ours[place], theirs[place]
        if required != their_required:
            yield f"{place}: {'required' if required else 'optional'} in the bundle only"
        if their_kinds and kinds != their_kinds:
            yield f"{place}: {' or '.join(sorted(kinds))}, not {' or '.join(sorted(their_kinds))}"


def owner(place: str) -> str:
    return place.partition(".")[0]


def places_of(spec: Spec) -> Places:
    """Constants are left out: libraries set discriminators themselves."""
    owners: dict[str, Mapping[str, Field]] = {name: kind.fields for name, kind in spec.types.items()}
    owners |= {name: method.params for name, method in spec.methods.items()}
    return {
        f"{name}.{one.name}": (one.required, kinds_of(one.ref, spec))
        for name, fields in owners.items()
        for one in fields.values()
        if not isinstance(one.ref, Const)
    }


def kinds_of(ref: Ref, spec: Spec) -> frozenset[str]:
    match ref:
        case OneOf(options):
            return frozenset(kind for option in options for kind in kinds_of(option, spec))
        case ArrayOf():
            return frozenset({"array"})
        case Named(name):
            others = spec.unions[name].others if name in spec.unions else ()
            return frozenset({"object"}) | frozenset(kind for one in others for kind in kinds_of(one, spec))
        case Const(value):
            return frozenset({"boolean" if value is True else "string"})
    # An upload is no JSON: libraries give it types of their own.
    return frozenset(
        {
            {"Integer": "number", "Float": "number", "String": "string", "Boolean": "boolean"}.get(
                ref.name, "object"
            )
        }
    )


def places_of_aiogram() -> Places:
    from aiogram import methods
    from aiogram import types as objects
    from aiogram.methods.base import TelegramMethod
    from aiogram.types.base import TelegramObject

    spec = Spec.load()
    places: Places = {}
    for model in [*vars(methods).values(), *vars(objects).values()]:
        if not inspect.isclass(model) or not issubclass(model, TelegramMethod | TelegramObject):
            continue
        name = getattr(model, "__api_method__", None) or model.__name__
        if name not in spec.methods and name not in spec.types:
            continue
        for attribute, info in model.model_fields.items():
            places[f"{name}.{info.alias or attribute}"] = (info.is_required(), kinds_in(info.annotation))
    return without_constants(places, spec)


def places_of_ptb(telegram: types.ModuleType) -> Places:
    spec = Spec.load(telegram.constants.BOT_API_VERSION)
    callables = {name: getattr(telegram.Bot, snake(name), None) for name in spec.methods}
    callables |= {name: getattr(getattr(telegram, name, None), "__init__", None) for name in spec.types}
    places: Places = {}
    for name, function in callables.items():
        if function is None:
            continue
        for parameter in list(inspect.signature(function).parameters.values())[1:]:
            if (
                parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}
                or parameter.name in PTB_OWN
            ):
                continue
            place = f"{name}.{'from' if parameter.name == 'from_user' else parameter.name}"
            places[place] = (parameter.default is parameter.empty, kinds_in(parameter.annotation))
    return without_constants(places, spec)


# Of the library's own make, on every method and type.
PTB_OWN = {
    "api_kwargs",
    "read_timeout",
    "write_timeout",
    "connect_timeout",
    "pool_timeout",
    "bot",
    "filename",
}


def without_constants(places: Places, spec: Spec) -> Places:
    constants = {
        f"{kind.name}.{one.name}"
        for kind in spec.types.values()
        for one in kind.fields.values()
        if isinstance(one.ref, Const)
    }
    return {place: value for place, value in places.items() if place not in constants}


def kinds_in(annotation: typing.Any) -> frozenset[str]:
    """The kinds of JSON that an annotation stands for; none where it is not resolved."""
    origin = typing.get_origin(annotation)
    if origin in {typing.Union, types.UnionType, typing.Literal}:
        parts = (
            map(type, typing.get_args(annotation))
            if origin is typing.Literal
            else typing.get_args(annotation)
        )
        return frozenset(kind for one in parts for kind in kinds_in(one))
    if inspect.isclass(origin):
        return frozenset({"array"}) if issubclass(origin, Sequence) else frozenset()
    if not inspect.isclass(annotation) or annotation.__name__ in {"Default", "DefaultValue", "NoneType"}:
        return frozenset()
    kinds = {bool: "boolean", str: "string", int | float | dt.datetime | dt.timedelta: "number"}
    return frozenset({next((kind for base, kind in kinds.items() if issubclass(annotation, base)), "object")})


def method_name(model: object) -> str | None:
    return (
        getattr(model, "__api_method__", None)
        if inspect.isclass(model) and model.__name__ != "TelegramMethod"
        else None
    )


def snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
