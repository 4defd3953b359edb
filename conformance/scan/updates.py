"""Which kinds of update a sight shows."""

from collections.abc import Iterator

from conformance.scan.methods import Setting
from conformance.scan.sights import Call, Field, Name, Sight, Text, snake
from conformance.scan.vocabulary import vocabulary

__all__ = ["updates_at"]

# What handlers are called after, where that is not the kind itself.
_HANDLED = {
    "command": "message",
    "prefix": "message",
    "callback": "callback_query",
    "inline": "inline_query",
    "chosen_inline": "chosen_inline_result",
    "shipping": "shipping_query",
    "pre_checkout": "pre_checkout_query",
}
_SCENES = frozenset({"register", "enter", "leave", "exit", "back"})
_UPDATES = frozenset({"update", "u", "upd", "data", "body"})


def updates_at(sight: Sight, setting: Setting) -> Iterator[str]:
    match sight:
        case Call():
            yield from _handlers(sight, setting)
        case Field(name=name, values=values) if snake(name) == "allowed_updates":
            yield from (each for value in values if (each := snake(value)) in vocabulary().updates)
        case Name(chain=chain):
            yield from _read(chain, setting)
        case Text(value=value) if setting.raw and (value in vocabulary().telling or value == "message"):
            yield value


def _handlers(call: Call, setting: Setting) -> Iterator[str]:
    names = [snake(each) for each in call.chain]
    yield from _named(names[-1], call)
    if len(names) < 2:
        return
    for framework in setting.frameworks:
        if framework.observers:
            yield from _observed(names)
        if names[-1] in framework.commands and any(text.startswith("/") for text in call.texts):
            yield "message"
        if found := framework.handlers.get(names[-1]):
            yield found
        elif framework.handlers and names[-1] == "on":
            yield from filter(None, map(_listened, call.texts))


def _named(name: str, call: Call) -> Iterator[str]:
    """``callback_query_handler``, ``register_message_handler``, ``CallbackQueryHandler``."""
    bare = name.removeprefix("register_").removesuffix("_handler")
    found = _HANDLED.get(bare, bare)
    if bare == name or found not in vocabulary().updates:
        return
    # python-telegram-bot has one handler for both, and is told which.
    told = {snake(each) for each in call.names} & vocabulary().updates if found == "chat_member" else ()
    yield from told or (found,)


def _observed(names: list[str]) -> Iterator[str]:
    if names[-1] in vocabulary().updates and names[-2] not in _UPDATES:
        yield names[-1]
    elif names[-1] in _SCENES and names[-2] in vocabulary().updates:
        yield names[-2]


def _listened(text: str) -> str | None:
    """Of ``on("message:photo")`` the first part; what is no kind of update may be one of message."""
    first, _, rest = text.partition(":")
    if first in vocabulary().updates:
        return first
    of_messages = {"text", "photo", "document", "video", "voice", "audio", "sticker", "contact", "location"}
    return "message" if first in of_messages | {"msg", "successful_payment"} or (not first and rest) else None


def _read(chain: tuple[str, ...], setting: Setting) -> Iterator[str]:
    names = [snake(each) for each in chain]
    for framework in setting.frameworks:
        if found := framework.names.get(names[-1]):
            yield found
    if len(names) > 1 and names[-1] in vocabulary().updates:
        is_an_updates = names[-2] in _UPDATES - {"data", "body"}
        if is_an_updates or (names[-1] in vocabulary().telling and names[-1] != names[0]):
            yield names[-1]
