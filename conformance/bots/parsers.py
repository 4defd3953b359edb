"""The classes by which frameworks read what a platform answers, and what each says that it misses."""

import json
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Any

__all__ = ["FRAMEWORKS", "Parser", "Trouble", "installed"]

_ARGUMENTS = re.compile(r"__init__\(\) missing \d+ required \w+(?: \w+)* arguments?: (.+)", re.DOTALL)
_MISSING = "missing"

Trouble = tuple[str, str]  # a field of the object, empty where it is not told; and what is wrong with it


@dataclass(frozen=True, slots=True)
class Parser:
    """Reads one object with one framework's class for it."""

    name: str
    version: str
    _home: Any
    _read: Callable[[Any, Any], object]
    _told: Callable[[Exception], Iterable[Trouble]]
    _known: dict[str, Any] = field(default_factory=dict)

    def knows(self, type_name: str) -> bool:
        """Whether the framework has a class of that name: an older one has none for newer types."""
        return self._class(type_name) is not None

    def troubles(self, type_name: str, value: Any) -> list[Trouble]:
        """What keeps the framework from reading the object; empty where it reads it."""
        # Some classes write into what they are given, and a bot's loop hands them what JSON made.
        fresh = json.loads(json.dumps(value))
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._read(self._class(type_name), fresh)
        except Exception as error:  # noqa: BLE001 - whatever a framework raises ends the bot's handler
            return list(self._told(error))
        return []

    def _class(self, type_name: str) -> Any:
        if type_name not in self._known:
            self._known[type_name] = getattr(self._home, type_name, None)
        return self._known[type_name]


def installed() -> tuple[list[Parser], list[str]]:
    """The frameworks that are here, and the names of those that are not."""
    here, missing = [], []
    for name, make in FRAMEWORKS.items():
        try:
            here.append(make(name, version(name)))
        except (PackageNotFoundError, ImportError):
            missing.append(name)
    return here, missing


def _aiogram(name: str, release: str) -> Parser:
    def read(kind: Any, value: Any) -> object:
        return kind.model_validate(value)

    return Parser(name, release, import_module("aiogram.types"), read, _of_pydantic)


def _telegram(name: str, release: str) -> Parser:
    def read(kind: Any, value: Any) -> object:
        return kind.de_json(value, None)

    return Parser(name, release, import_module("telegram"), read, _of_arguments)


def _telebot(name: str, release: str) -> Parser:
    def read(kind: Any, value: Any) -> object:
        return kind.de_json(value)

    return Parser(name, release, import_module("telebot.types"), read, _of_arguments)


FRAMEWORKS: Mapping[str, Callable[[str, str], Parser]] = {
    "aiogram": _aiogram,
    "python-telegram-bot": _telegram,
    "pyTelegramBotAPI": _telebot,
}


def _of_pydantic(error: Exception) -> Iterator[Trouble]:
    """Each field once; where no member of a union fits, the field that holds it."""
    if not hasattr(error, "errors"):
        yield from _of_arguments(error)
        return
    seen: dict[str, str] = {}
    for each in error.errors():
        place = each["loc"]
        lead = str(place[0]) if place else ""
        plain = each["type"] if len(place) == 1 else each["msg"]
        seen.setdefault(lead, plain)
    yield from seen.items()


def _of_arguments(error: Exception) -> Iterator[Trouble]:
    """The arguments that a class misses, and a key that it looked up in vain."""
    if found := _ARGUMENTS.search(str(error)):
        for name in re.findall(r"'(\w+)'", found[1]):
            yield name, _MISSING
    elif isinstance(error, KeyError):
        yield str(error.args[0]), _MISSING
    else:
        yield "", f"{type(error).__name__}: {error}"
