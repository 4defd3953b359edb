"""Which features a sight shows, and which fields of a message it reads."""

from collections.abc import Iterator
from itertools import pairwise

from conformance.scan.methods import Setting
from conformance.scan.sights import Call, Field, Import, Name, Sight, Text, snake
from conformance.scan.words import features

__all__ = ["features_at"]

_OFF = frozenset({"false", "none", "null", "nil", "undefined", "0"})
_BUTTONS = ("button", "keyboard")


def features_at(sight: Sight, setting: Setting) -> Iterator[str]:
    match sight:
        case Field():
            yield from _field(sight, setting)
        case Call():
            yield from _call(sight, setting)
        case Name(chain=chain):
            yield from _name(chain, setting)
        case Text(value=value):
            yield from (name for name, pattern in features().texts.items() if pattern.search(value))
        case Import(module=module):
            yield from (
                name
                for prefix, name in features().imports.items()
                if module == prefix or module.startswith(f"{prefix}.")
            )


def _field(field: Field, setting: Setting) -> Iterator[str]:
    name, values = snake(field.name), [snake(each) for each in field.values]
    if named := features().fields.get(name):
        named = {**named, **_of_frameworks(setting)}
        yield from (named[value] for value in values if value in named)
    if (found := features().flags.get(name)) and not (values and _OFF.issuperset(values)):
        yield found
    beside = [snake(each) for each in field.beside]
    if name == "url" and ("text" in beside or any(_is_button(each) for each in beside)):
        yield "url_button"
    if name == "keyboard" and "keyboard" in beside:  # a key of a literal, not a parameter of anything
        yield "reply_keyboard"
    if name in {"content_types", "content_type"}:
        yield from (f"reads.{value}" for value in values if value in features().reads)


def _call(call: Call, setting: Setting) -> Iterator[str]:
    names = [snake(each) for each in call.chain]
    if found := features().names.get(names[-1]):
        yield found
    if names[-1] == "open" and any(mode in {"rb", "br", "rb+"} for mode in call.texts):
        yield "file_upload"
    if names[-1] == "url" and any(_is_button(each) for each in names[:-1]):
        yield "url_button"
    if names[-1] == "keyboard" and "markup" in names:
        yield "reply_keyboard"
    if names[-1].startswith("reply") and len(names) > 1 and any(each.replies for each in setting.frameworks):
        yield "reply_to"
    if len(names) > 1 and names[-1].startswith("get_") and names[-2] in features().read_of:  # as PHP has them
        read = features().reads.get(names[-1].removeprefix("get_"))
        yield from [f"reads.{read}"] if read else []
    if names[-1] == "on":
        parts = {part for text in call.texts for part in text.split(":")}
        yield from (f"reads.{part}" for part in sorted(parts) if part in features().reads)


def _of_frameworks(setting: Setting) -> dict[str, str]:
    return {name: feature for each in setting.frameworks for name, feature in each.features.items()}


def _name(chain: tuple[str, ...], setting: Setting) -> Iterator[str]:
    names = [snake(each) for each in chain]
    if found := _of_frameworks(setting).get(names[-1]) or features().names.get(names[-1]):
        yield found
    for on, name in pairwise(names):
        if on == "parse_mode" and (found := features().fields["parse_mode"].get(name)):
            yield found
        if on in features().read_of and name in features().reads:
            yield f"reads.{features().reads[name]}"
        if name == "chat_type" or (name == "type" and on.endswith("chat")):
            yield "reads.chat_type"


def _is_button(name: str) -> bool:
    return any(each in name for each in _BUTTONS)
