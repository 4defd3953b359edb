"""Which methods of the Bot API a sight shows, and which a framework calls unasked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conformance.scan.sights import Call, Field, Name, Sight, Text, snake
from conformance.scan.vocabulary import vocabulary
from conformance.scan.words import Framework, frameworks
from conformance.scan.words.frameworks import Start

__all__ = ["Setting", "methods_at", "starts_at"]

_PREFIXES = ("reply_with_", "answer_", "reply_")
_OURSELVES = frozenset({"self", "this", "cls", "super"})
_PATH = re.compile(r"/(\w+)(?:\?.*)?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the whole tree while one of its files is read."""

    frameworks: tuple[Framework, ...]
    raw: bool  # an address of a Bot API stands in it
    own: frozenset[str]


def methods_at(sight: Sight, setting: Setting) -> Iterator[str]:
    """In the documentation's spelling."""
    match sight:
        case Call(chain=chain) if len(chain) > 1:
            if found := _called(sight, setting):
                yield found
        case Call(chain=(name,)):
            yield from _plain(name, setting)
        case Name(chain=chain):
            for framework in setting.frameworks:
                if literal := framework.literals.get(snake(chain[-1])):
                    yield literal
        case Text(value=value) if setting.raw:
            yield from _written(value)


def starts_at(sight: Sight, setting: Setting) -> Iterator[Start]:
    """What starts the bot."""
    for framework in setting.frameworks:
        match sight:
            case Call(chain=chain):
                name = snake(chain[-1])
                for starts in (framework.starts, framework.on.get(chain[-2] if len(chain) > 1 else "", {})):
                    if (start := starts.get(name)) and _is_started(start, chain):
                        yield start
            case Field(name=name, values=values):
                start = framework.fields.get(snake(name))
                if start and "false" not in values:
                    yield start


def _is_started(start: Start, chain: tuple[str, ...]) -> bool:
    if start.plain:
        return len(chain) == 1
    return not start.receivers or (len(chain) > 1 and snake(chain[-2]).endswith(start.receivers))


def _called(call: Call, setting: Setting) -> str | None:
    name, on = snake(call.chain[-1]), snake(call.chain[-2])
    kinds = frameworks().receivers.get(on, frozenset())
    is_own = call.chain[-1] in setting.own
    if is_own and not kinds - {"user", "chat"}:
        return None
    for framework in setting.frameworks:
        if name in framework.calls:
            return framework.calls[name] or None
    if found := _shortcut(name, kinds, setting):
        return found
    if found := vocabulary().snaked.get(name):
        return None if is_own and on in _OURSELVES else found
    return _prefixed(name) if setting.frameworks else None


def _shortcut(name: str, kinds: frozenset[str], setting: Setting) -> str | None:
    if not any(each.shortcuts for each in setting.frameworks):
        return None
    tables = (frameworks().shortcuts.get(kind, {}) for kind in sorted(kinds))
    return next((table[name] for table in tables if name in table), None)


def _prefixed(name: str) -> str | None:
    """Of ``answer_photo`` the method that sends one."""
    rests = (name.removeprefix(prefix) for prefix in _PREFIXES if name.startswith(prefix))
    return next(filter(None, (vocabulary().snaked.get(f"send_{rest}") for rest in rests)), None)


def _plain(name: str, setting: Setting) -> Iterator[str]:
    if any(each.classes for each in setting.frameworks) and name in vocabulary().pascal:
        yield vocabulary().pascal[name]


def _written(value: str) -> Iterator[str]:
    """A method in an address, or a text that is nothing but its name."""
    path = _PATH.search(value)
    for name in (value, path and path[1]):
        if name and (found := vocabulary().lowered.get(name.lower())):
            yield found
            return
