"""A conversation as its author writes it: a TOML file, with a schema in ``schemas/conversation.json``."""

import json
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match

from conformance.bots import conversation as said
from conformance.bots.conversation import Conversation, Group, Line
from conformance.bots.talk_places import place_of
from conformance.data import SCHEMAS
from conformance.errors import TalkUnreadable, meant
from conformance.platforms.drivers.protocol import Human

__all__ = ["Talk", "read_talk"]

_Table = Mapping[str, Any]
_Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with the bot that it is about, by the names that its own platform would give it."""

    conversation: Conversation
    about: str = ""
    locale: str = ""
    first_name: str = "Bot"
    username: str | None = None


def read_talk(path: Path) -> Talk:
    """The talk in a file. Raises TalkUnreadable that names the file, the line and the mend."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise TalkUnreadable(f"{path} cannot be read ({error.strerror}): name a TOML file.") from error
    except UnicodeDecodeError as error:
        raise TalkUnreadable(f"{path} is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise TalkUnreadable(f"{path} is not TOML ({error}): mend it at that place.") from error
    try:
        _check(table)
        return _talk(table, path.parent)
    except _Unfit as unfit:
        raise TalkUnreadable(f"{path}:{place_of(text, unfit.keys)}: {unfit.sentence}") from unfit


class _Unfit(Exception):
    """Something in the file cannot be meant."""

    def __init__(self, keys: Sequence[str | int], sentence: str) -> None:
        super().__init__(sentence)
        self.keys, self.sentence = tuple(keys), sentence


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / "conversation.json").read_text(encoding="utf-8")))


def _check(table: _Table) -> None:
    errors = list(_validator().iter_errors(table))
    unknown = [error for error in errors if error.validator == "additionalProperties"]
    error = best_match(iter(unknown or errors))
    if error is None:
        return
    keys = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        known, given = list(error.schema["properties"]), error.instance
        key = next(key for key in given if key not in known)
        raise _Unfit((*keys, key), f"there is no {key!r} here: {meant(key, known)}.")
    place = ".".join(map(str, keys)) or "the talk"
    raise _Unfit(keys, f"{place} does not fit: {error.message}.")


def _talk(table: _Table, folder: Path) -> Talk:
    people = {name: _human(given) for name, given in table["people"].items()}
    groups = {
        name: _group(("groups", name), given, people) for name, given in table.get("groups", {}).items()
    }
    cast = _Cast(people, groups, folder)
    script = tuple(cast.line(("lines", number), given) for number, given in enumerate(table["lines"]))
    bot = table.get("bot", {})
    story = Conversation(tuple(people.values()), script, tuple(groups.values()), bot.get("switches", {}))
    return Talk(
        story,
        table.get("about", ""),
        table.get("locale", ""),
        bot.get("first_name", "Bot"),
        bot.get("username"),
    )


def _human(given: _Table) -> Human:
    return Human(0, **given)


def _group(keys: _Keys, given: _Table, people: Mapping[str, Human]) -> Group:
    def known(name: str) -> Human:
        human: Human = _known(people, name, keys, "person")
        return human

    own = {name: given[name] for name in ("kind", "username", "is_forum", "bot_status") if name in given}
    return Group(
        given["title"],
        creator=known(given["creator"]) if "creator" in given else None,
        administrators=tuple(map(known, given.get("administrators", ()))),
        members=tuple(map(known, given.get("members", ()))),
        **own,
    )


def _known(among: Mapping[str, Any], name: str, keys: _Keys, what: str) -> Any:
    if name not in among:
        raise _Unfit(keys, f"no {what} is called {name!r}: {meant(name, list(among))}.")
    return among[name]


@dataclass(frozen=True, slots=True)
class _Cast:
    people: Mapping[str, Human]
    groups: Mapping[str, Group]
    folder: Path

    def line(self, keys: _Keys, given: _Table) -> Line:
        verbs = [name for name in given if name in _VERBS]
        if len(verbs) != 1:
            found = " and ".join(verbs) or "none"
            raise _Unfit(keys, f"a line has one verb, and this has {found}: known are {', '.join(_VERBS)}.")
        verb = _VERBS[verbs[0]]
        if strange := [name for name in given if name not in {*verb.takes, verbs[0], "who", "where"}]:
            takes = ", ".join(verb.takes) or "nothing"
            raise _Unfit((*keys, strange[0]), f"{verbs[0]!r} takes no {strange[0]!r}: it takes {takes}.")
        if missing := [name for name in verb.needs if name not in given]:
            raise _Unfit(keys, f"{verbs[0]!r} needs {missing[0]!r}: add it.")
        made = verb.make(given[verbs[0]], self._with_content(keys, given))
        who = _known(self.people, given["who"], keys, "person") if "who" in given else None
        where = _known(self.groups, given["where"], keys, "group") if "where" in given else None
        return replace(made, who=who, where=where)

    def _with_content(self, keys: _Keys, given: _Table) -> _Table:
        if "file" not in given:
            return given
        try:
            return {**given, "content": (self.folder / given["file"]).read_bytes()}
        except OSError as error:
            sentence = (
                f"the file {given['file']} cannot be read ({error.strerror}): it is looked for beside this."
            )
            raise _Unfit(keys, sentence) from error


@dataclass(frozen=True, slots=True)
class _Verb:
    make: Callable[[Any, _Table], Line]
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = field(default=())


def _sends(kind: str, given: _Table) -> Line:
    caption, to, content = given.get("caption", ""), given.get("to", ""), given["content"]
    if kind == "document":
        return said.files(content, Path(given["file"]).name, caption, to=to)
    return said.sends(content, caption, kind=kind, to=to)


def _sees(texts: str | list[str], given: _Table) -> Line:
    words = [texts] if isinstance(texts, str) else texts
    shown = {name: given[name] for name in ("buttons", "has", "edited") if name in given}
    return said.sees(*words, **shown)


_VERBS: Mapping[str, _Verb] = {
    "starts": _Verb(lambda payload, _: said.starts(payload)),
    "follows": _Verb(lambda _, __: said.follows()),
    "says": _Verb(lambda text, given: said.says(text, to=given.get("to", "")), ("to",)),
    "edits": _Verb(lambda old, given: said.edits(old, given["becomes"]), ("becomes",), ("becomes",)),
    "presses": _Verb(lambda label, _: said.presses(label)),
    "shares": _Verb(lambda number, _: said.shares(number)),
    "sends": _Verb(_sends, ("file", "caption", "to"), ("file",)),
    "points": _Verb(lambda place, _: said.points(*place)),
    "votes": _Verb(lambda option, _: said.votes(option)),
    "pays": _Verb(lambda title, given: said.pays(title, **given.get("order", {})), ("order",)),
    "reacts": _Verb(lambda emoji, given: said.reacts(emoji, to=given["to"]), ("to",), ("to",)),
    "asks": _Verb(lambda query, _: said.asks(query)),
    "chooses": _Verb(lambda title, _: said.chooses(title)),
    "joins": _Verb(lambda _, __: said.joins()),
    "knocks": _Verb(lambda _, __: said.knocks()),
    "leaves": _Verb(lambda _, __: said.leaves()),
    "blocks": _Verb(lambda _, __: said.blocks()),
    "sees": _Verb(_sees, ("buttons", "has", "edited")),
    "misses": _Verb(lambda text, _: said.misses(text)),
    "hears": _Verb(lambda text, given: said.hears(text, alert=given.get("alert")), ("alert",)),
    "gets": _Verb(lambda titles, _: said.gets(*titles)),
}
