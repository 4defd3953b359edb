"""Hypothesis strategies for what bots and people of a crowd do: true to the schema, or nearly."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from conformance.reference.acts import ACTS
from conformance.spec import Spec
from conformance.spec.strategies import mutated, params

from .crowd import KNOWN, Crowd

SPEC = Spec.load()
# A webhook's courier runs by itself, and whoever has logged out or waits does nothing more.
METHODS = sorted(set(SPEC.methods) - {"getUpdates", "setWebhook", "logOut", "close"})
ODD = [
    *(None, True, 0, -1, 2**31, 2**63, -(2**70), 1e308, float("nan"), float("inf"), "1e999", "9" * 5000),
    *(
        "",
        " ",
        "\0",
        "\u202eאבג\u202c",
        "سلام",
        "👨‍👩‍👧",
        "\ud800",
        "a" * 5000,
        "٣",
        "1_0",
        "-0",
        "null",
        "true",
    ),
    *([], [[]], [None], [1, "a", {}], {}, {"id": 1}, {"type": []}, "[" * 2000, '{"a":', '"\\ud800"', "[NaN]"),
    *(
        "attach://",
        "attach://a",
        "http://[",
        "https://example.com/a",
        "tg://user?id=1",
        "@a",
        "<b>",
        "*",
        "&#0;",
    ),
]
# Other names of the same, and what is usual where nothing has been named.
_ALIKE = {
    **dict.fromkeys((*KNOWN, "media", "thumbnail", "cover", "old_sticker"), "file_id"),
    **dict.fromkeys(("from_chat_id", "sender_chat_id", "shared_chat_id", "into_chat_id"), "chat_id"),
    **dict.fromkeys(("user_ids", "member_ids", "member_id", "owner_id", "receiver_user_id"), "user_id"),
    **dict.fromkeys(("message_ids", "reply_to_message_id"), "message_id"),
    "data": "callback_data",
}
_USUAL: Mapping[str, list[Any]] = {
    "text": ["سلام <b>دنیا</b>", "/start", "@crowd0_bot a", "*a* _b_ https://example.com #tag"],
    "parse_mode": ["HTML", "Markdown", "MarkdownV2"],
    "emoji": ["👍", "🎲", "🎯"],
    "emoji_list": [["👍"]],
    "currency": ["XTR", "USD"],
    "url": ["https://example.com/", "tg://user?id=5", "https://example.com/a.jpg"],
    "language_code": ["fa", "en"],
    "format": ["static"],
    "phone_number": ["+15550100"],
}


@st.composite
def calls(draw: Any, crowd: Crowd) -> tuple[str, str, Any]:
    """The token of who calls, the method and its parameters."""
    method = SPEC.methods[draw(st.sampled_from(METHODS))]
    given = draw(params(SPEC, method))
    if draw(st.booleans()):
        given = {name: value for name, value in given.items() if method.params[name].required}
    given = _named(draw, crowd, given)
    if {"chat_id", "message_id"} <= given.keys() and draw(st.integers(0, 3)):
        given["chat_id"], given["message_id"] = draw(st.sampled_from(crowd.messages))
    return draw(_mostly_first(crowd.tokens)), method.name, _spoilt(draw, given)


@st.composite
def acts(draw: Any, crowd: Crowd) -> dict[str, Any]:
    """What is posted to the door."""
    act = ACTS[draw(st.sampled_from(sorted(ACTS)))]
    optional = st.lists(st.sampled_from(sorted(act.optional)), unique=True, max_size=3)
    others = draw(optional) if act.optional and draw(st.booleans()) else []
    schemas = {**act.required, **{name: act.optional[name] for name in others}}
    details = _named(draw, crowd, {name: draw(_fitting(schema)) for name, schema in schemas.items()})
    user_id, chat_id = draw(st.sampled_from(crowd.people)), draw(st.sampled_from(crowd.names["chat_id"]))
    if "message_id" in details and draw(st.integers(0, 3)):
        chat_id, details["message_id"] = draw(st.sampled_from(crowd.messages))
    if chat_id in crowd.people and draw(st.integers(0, 3)):
        user_id = chat_id
    return {
        "bot_token": draw(_mostly_first(crowd.tokens)),
        "kind": act.kind,
        "user_id": user_id,
        "chat_id": chat_id,
        "details": _spoilt(draw, details),
    }


def _mostly_first(items: list[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([items[0], items[0], *items])


def _named(draw: Callable[..., Any], crowd: Crowd, value: Any, name: str = "") -> Any:
    """The value with names in it of what is there."""
    if isinstance(value, dict):
        return {key: _named(draw, crowd, item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_named(draw, crowd, item, name) for item in value]
    known = crowd.names.get(_ALIKE.get(name, name)) or _USUAL.get(name)
    is_name = known and not isinstance(value, bool) and draw(st.integers(0, 5))
    return draw(st.sampled_from(known)) if is_name else value


def _spoilt(draw: Callable[..., Any], given: Any) -> Any:
    """The same, at times with something odd in one place."""
    match draw(st.integers(0, 5)):
        case 0:
            return draw(mutated(st.just(given)).filter(lambda value: isinstance(value, dict)))
        case 1 if given:
            return {**given, draw(st.sampled_from(sorted(given))): draw(st.sampled_from(ODD))}
    return given


def _fitting(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Values that are true to the kind of schema that acts have."""
    for name, fitting in _FITTING.items():
        if name in schema:
            return fitting(schema)
    return _TYPED[schema.get("type", "string")](schema)


def _listed(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    least = schema.get("minItems", 0)
    return st.lists(_fitting(schema["items"]), min_size=least, max_size=least + 2)


def _whole(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    known = schema.get("properties", {})
    return st.fixed_dictionaries({name: _fitting(known.get(name, {})) for name in schema.get("required", ())})


_FITTING: Mapping[str, Callable[[Mapping[str, Any]], st.SearchStrategy[Any]]] = {
    "enum": lambda schema: st.sampled_from(schema["enum"]),
    "const": lambda schema: st.just(schema["const"]),
    "anyOf": lambda schema: st.one_of([_fitting(option) for option in schema["anyOf"]]),
    "pattern": lambda schema: st.from_regex(schema["pattern"], fullmatch=True).filter(str.isascii),
}
_TYPED: Mapping[str, Callable[[Mapping[str, Any]], st.SearchStrategy[Any]]] = {
    "integer": lambda schema: st.integers(schema.get("minimum", 0), schema.get("maximum", 1000)),
    "number": lambda _: st.floats(-180, 180),
    "boolean": lambda _: st.booleans(),
    "string": lambda schema: st.text(
        min_size=schema.get("minLength", 0), max_size=min(schema.get("maxLength", 8), 8)
    ),
    "array": _listed,
    "object": _whole,
}
