"""Transport: the forms in which a value may be written."""

from typing import Any

from conformance.suite.clause import documented, observed, usual
from conformance.suite.ground import Caller, GroundLost, User
from conformance.suite.transport._spelling import JSON, spelt, written
from conformance.verdict import Consequence, Level
from conformance.wire import Form

_MAKING_REQUESTS = documented("Bot API, Making requests")
_SERIALISED = documented("Bot API, sendMessage: reply_markup is a JSON-serialized object")
_CLIENT = observed("tdlib/telegram-bot-api, Client.cpp: how arguments are read")
_FRAMEWORKS = observed("client libraries' own spelling: Python writes True, Go writes true, PHP writes 1")
_TRUE = ((True, Form.JSON), ("true", Form.FORM), ("1", Form.FORM))  # one of them has to do
_MARKUP = {"inline_keyboard": [[{"text": "دکمه", "callback_data": "one"}]]}


_value = usual("#making-requests", method="sendMessage")


def _is_protected(caller: Caller, user: User, value: Any, form: Form = Form.FORM) -> bool:
    """Whether protect_content, given so, has an effect: of all booleans it is the one that is seen."""
    if not any(_protects(caller, user, *way) for way in _TRUE):
        raise GroundLost("protect_content has no effect, by which a boolean could be seen")
    return _protects(caller, user, value, form)


def _is_plain(caller: Caller, user: User, value: Any, form: Form = Form.FORM) -> bool:
    """Whether a message with protect_content, given so, is sent and not protected."""
    return not _is_protected(caller, user, value, form) and caller.exchanges[-1].answer.ok


def _protects(caller: Caller, user: User, value: Any, form: Form) -> bool:
    params = {"chat_id": user.chat_id, "text": user.marker(), "protect_content": value}
    answer = caller.call("sendMessage", params, form=form)
    return answer.ok and answer.result.get("has_protected_content") is True


@_value("transport.boolean-true", _MAKING_REQUESTS, _FRAMEWORKS, since="5.6", features=("wire.form",))
def boolean_true(caller: Caller, user: User) -> None:
    """In a form, true is a boolean that is true."""
    assert _is_protected(caller, user, "true")


@_value("transport.boolean-capital-true", _CLIENT, _FRAMEWORKS, level=Level.OBSERVED, since="5.6")
def boolean_capital_true(caller: Caller, user: User) -> None:
    """In a form, True is a boolean that is true."""
    assert _is_protected(caller, user, "True")


@_value("transport.boolean-one", _CLIENT, _FRAMEWORKS, level=Level.OBSERVED, since="5.6")
def boolean_one(caller: Caller, user: User) -> None:
    """In a form, 1 is a boolean that is true."""
    assert _is_protected(caller, user, "1")


@_value("transport.boolean-text-in-json", _CLIENT, level=Level.OBSERVED, since="5.6")
def boolean_text_in_json(caller: Caller, user: User) -> None:
    """In a JSON body, the string "true" is a boolean that is true."""
    assert _is_protected(caller, user, "true", Form.JSON)


@_value("transport.boolean-false", _MAKING_REQUESTS, _FRAMEWORKS, since="5.6", features=("wire.form",))
def boolean_false(caller: Caller, user: User) -> None:
    """In a form, false and False and 0 are a boolean that is false."""
    for value in ("false", "False", "0"):
        assert _is_plain(caller, user, value), f"{value} counts as true, or is refused"


@_value("transport.boolean-false-in-json", _MAKING_REQUESTS, since="5.6", features=("wire.json",))
def boolean_false_in_json(caller: Caller, user: User) -> None:
    """In a JSON body, false is a boolean that is false."""
    assert _is_plain(caller, user, False, Form.JSON)


@_value("transport.object-in-json", _MAKING_REQUESTS, since="2.0", features=("wire.json",))
def object_in_json(caller: Caller, user: User) -> None:
    """In a JSON body, an object may stand as an object."""
    assert _markup(caller, user, _MARKUP, Form.JSON) == _MARKUP


@_value("transport.object-as-text-in-json", _SERIALISED, _CLIENT, since="2.0", features=("wire.json",))
def object_as_text_in_json(caller: Caller, user: User) -> None:
    """In a JSON body, an object may stand as text with JSON in it."""
    assert _markup(caller, user, written(_MARKUP), Form.JSON) == _MARKUP


@_value("transport.object-in-a-form", _SERIALISED, since="2.0", features=("wire.form",))
def object_in_a_form(caller: Caller, user: User) -> None:
    """In a form, an object stands as text with JSON in it."""
    assert _markup(caller, user, written(_MARKUP), Form.FORM) == _MARKUP


@_value("transport.object-in-multipart", _SERIALISED, since="2.0", features=("wire.multipart",))
def object_in_multipart(caller: Caller, user: User) -> None:
    """In a multipart body, an object stands as text with JSON in it."""
    assert _markup(caller, user, written(_MARKUP), Form.MULTIPART) == _MARKUP


@_value("transport.object-in-a-query", _SERIALISED, since="2.0", features=("wire.query",))
def object_in_a_query(caller: Caller, user: User) -> None:
    """In a query, an object stands as text with JSON in it."""
    assert _markup(caller, user, written(_MARKUP), Form.QUERY) == _MARKUP


def _markup(caller: Caller, user: User, markup: Any, form: Form) -> Any:
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    return caller.accepted("sendMessage", params, form=form).get("reply_markup")


@_value("transport.null-is-nothing", _CLIENT, level=Level.OBSERVED)
def null_is_nothing(caller: Caller, user: User) -> None:
    """In a JSON body, a markup that is null is as if it were not there."""
    text = user.marker()
    body = written({"chat_id": user.chat_id, "text": text, "reply_markup": None})
    assert caller.accepted("sendMessage", spelt=spelt(body, JSON))["text"] == text


@_value(
    "transport.empty-text-is-nothing",
    _CLIENT,
    observed("client libraries send empty strings for what was not set"),
    level=Level.OBSERVED,
)
def empty_text_is_nothing(caller: Caller, user: User) -> None:
    """An empty value is as if the parameter were not there."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "parse_mode": "", "reply_markup": ""}
    assert caller.accepted("sendMessage", params)["text"] == params["text"]


@_value(
    "transport.blank-around-json",
    _CLIENT,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    since="2.0",
)
def blank_around_json(caller: Caller, user: User) -> None:
    """JSON in a parameter may have blanks and lines between its parts."""
    markup = written(_MARKUP, indent=2)
    assert _markup(caller, user, markup, Form.FORM) == _MARKUP


@_value("transport.text-that-reads-as-json", _MAKING_REQUESTS)
def text_that_reads_as_json(caller: Caller, user: User) -> None:
    """A text that reads as JSON, a number or true, stays the text that it is."""
    for text in ("12", "true", "null", '{"a":1}', "[]"):
        sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text}, form=Form.JSON)
        assert sent["text"] == text


@_value("transport.number-as-text", _CLIENT, level=Level.OBSERVED, consequence=Consequence.DEGRADES)
def number_as_text(caller: Caller, user: User) -> None:
    """A number in a JSON body, where a text is wanted, is that number's digits."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": 1402}, form=Form.JSON)
    assert sent["text"] == "1402"
