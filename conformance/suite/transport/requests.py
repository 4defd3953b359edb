"""Transport: verbs, encodings, case, the envelope."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level
from conformance.wire import Client, Form

_MAKING_REQUESTS = documented("Bot API, Making requests")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


def _echoed(caller: Caller, user: User, form: Form, verb: str = "POST") -> bool:
    """Whether a text sent in that form comes back in the sent message."""
    text = user.marker()
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text}, form=form, verb=verb)
    return bool(sent["text"] == text)


@clause(
    "transport.get-with-query", "#making-requests", _MAKING_REQUESTS, method="getMe", features=("wire.query",)
)
def get_with_query(caller: Caller) -> None:
    """A method can be called by GET."""
    assert caller.accepted("getMe", form=Form.QUERY, verb="GET") == caller.accepted("getMe")


@clause(
    "transport.post-with-query",
    "#making-requests",
    _MAKING_REQUESTS,
    method="sendMessage",
    features=("wire.query",),
)
def post_with_query(caller: Caller, user: User) -> None:
    """Parameters can travel in the query of a POST."""
    assert _echoed(caller, user, Form.QUERY)


@clause(
    "transport.get-sends",
    "#making-requests",
    _MAKING_REQUESTS,
    method="sendMessage",
    features=("wire.query",),
)
def get_sends(caller: Caller, user: User) -> None:
    """GET with a query sends a message as POST does."""
    assert _echoed(caller, user, Form.QUERY, "GET")


@clause("transport.form", "#making-requests", _MAKING_REQUESTS, method="sendMessage", features=("wire.form",))
def form(caller: Caller, user: User) -> None:
    """Parameters can travel as application/x-www-form-urlencoded."""
    assert _echoed(caller, user, Form.FORM)


@clause("transport.json", "#making-requests", _MAKING_REQUESTS, method="sendMessage", features=("wire.json",))
def json(caller: Caller, user: User) -> None:
    """Parameters can travel as application/json."""
    assert _echoed(caller, user, Form.JSON)


@clause(
    "transport.multipart",
    "#making-requests",
    _MAKING_REQUESTS,
    method="sendMessage",
    features=("wire.multipart",),
)
def multipart(caller: Caller, user: User) -> None:
    """Parameters can travel as multipart/form-data."""
    assert _echoed(caller, user, Form.MULTIPART)


@clause(
    "transport.method-in-any-case",
    "#making-requests",
    _MAKING_REQUESTS,
    method="getMe",
    features=("methods_in_odd_case",),
)
def method_in_any_case(caller: Caller) -> None:
    """All method names are case-insensitive."""
    assert caller.accepted("GETME") == caller.accepted("getMe")


@clause("transport.json-answers", "#making-requests", _MAKING_REQUESTS, method="getMe")
def json_answers(caller: Caller) -> None:
    """An answer is labelled as JSON."""
    caller.accepted("getMe")
    assert caller.exchanges[-1].headers["content-type"].startswith("application/json")


@clause("transport.refusal-in-envelope", "#making-requests", _MAKING_REQUESTS, method="sendMessage")
def refusal_in_envelope(caller: Caller) -> None:
    """A refusal says ok:false with an error_code and a description."""
    refusal = caller.refusal("sendMessage", {"text": "nobody"})
    assert refusal.error_code is not None
    assert refusal.description


@clause("transport.status-is-error-code", "#making-requests", _SERVER, method="sendMessage")
def status_is_error_code(caller: Caller) -> None:
    """The HTTP status of a refusal is its error_code."""
    refusal = caller.refusal("sendMessage", {"text": "nobody"})
    assert refusal.status == refusal.error_code


@clause("transport.unknown-method", "#making-requests", _SERVER, method=None)
def unknown_method(caller: Caller) -> None:
    """A method that does not exist is refused with 404."""
    assert caller.refusal("getConformance").error_code == 404


@clause(
    "transport.unknown-parameter-ignored",
    "#making-requests",
    _SERVER,
    observed("bots on newer frameworks than their server send parameters that it does not know"),
    method="sendMessage",
)
def unknown_parameter_ignored(caller: Caller, user: User) -> None:
    """A parameter that the method does not have is ignored."""
    text = user.marker()
    params = {"chat_id": user.chat_id, "text": text, "conformance_parameter": "1"}
    sent = caller.accepted("sendMessage", params)
    assert sent["text"] == text


@clause("transport.wrong-token", "#authorizing-your-bot", _SERVER, method="getMe")
def wrong_token(caller: Caller) -> None:
    """A token that belongs to no bot is refused with 401."""
    bot_id = caller.bot.id or 123456789
    with Client(caller.client.address, f"{bot_id}:{'A' * 35}", caller.client.limits) as stranger:
        other = Caller(stranger, caller.bot, caller.spec, caller.validator, caller.exchanges)
        assert other.refusal("getMe").error_code == 401


@clause(
    "transport.persian-text",
    "#making-requests",
    documented("Bot API, Making requests: all queries must be made using UTF-8"),
    method="sendMessage",
)
def persian_text(caller: Caller, user: User) -> None:
    """Persian text with zero-width non-joiners and emoji comes back as it was sent."""
    text = "سلام! نیم‌فاصله می‌ماند، ۱۲۳ 🌷"
    assert caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text})["text"] == text


@clause(
    "transport.numbers-as-strings",
    "#making-requests",
    observed("most frameworks send every parameter of a form as text"),
    level=Level.MUST,
    consequence=Consequence.BREAKS,
    method="sendMessage",
    features=("wire.json",),
)
def numbers_as_strings(caller: Caller, user: User) -> None:
    """A number in a JSON body may be written as a string."""
    params = {"chat_id": str(user.chat_id), "text": user.marker()}
    sent = caller.accepted("sendMessage", params, form=Form.JSON)
    assert sent["chat"]["id"] == user.chat_id
