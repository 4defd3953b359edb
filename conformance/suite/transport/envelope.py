"""Transport: what every answer looks like, and the ways that lead nowhere."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.transport._spelling import spelt
from conformance.verdict import Consequence, Level
from conformance.wire import Address, Client

_MAKING_REQUESTS = documented("Bot API, Making requests")
_AUTHORIZING = documented("Bot API, Authorizing your bot")
_SERVER = observed("tdlib/telegram-bot-api, HttpConnection.cpp and ClientManager.cpp")
_CLIENT = observed("tdlib/telegram-bot-api, Client.cpp")
_WORDS = observed("errors that client libraries know by their words")


def _at(caller: Caller, address: Address, token: str = "") -> Caller:
    """The same bot calling elsewhere, or with another token; what it says stays evidence."""
    client = Client(address, token or caller.bot.token, caller.client.limits)
    return Caller(client, caller.bot, caller.spec, caller.validator, caller.exchanges)


@clause("transport.success-in-envelope", "#making-requests", _MAKING_REQUESTS, method="getMe")
def success_in_envelope(caller: Caller) -> None:
    """A success says ok:true with a result and without an error_code."""
    answer = caller.call("getMe")
    assert answer.body["ok"] is True
    assert isinstance(answer.body["result"], dict)
    assert "error_code" not in answer.body


@clause("transport.success-is-200", "#making-requests", _SERVER, method="getMe")
def success_is_200(caller: Caller) -> None:
    """The HTTP status of a success is 200."""
    caller.accepted("getMe")
    assert caller.exchanges[-1].answer.status == 200


@clause("transport.refusal-without-result", "#making-requests", _MAKING_REQUESTS, method="sendMessage")
def refusal_without_result(caller: Caller) -> None:
    """A refusal has no result."""
    assert "result" not in caller.refusal("sendMessage", {"text": "nobody"}).body


@clause("transport.error-code-is-a-number", "#making-requests", _MAKING_REQUESTS, method="sendMessage")
def error_code_is_a_number(caller: Caller) -> None:
    """A refusal's error_code is an integer, and its description a string."""
    body = caller.refusal("sendMessage", {"text": "nobody"}).body
    assert type(body["error_code"]) is int
    assert type(body["description"]) is str


@clause(
    "transport.bad-request-begins-so",
    "#making-requests",
    _CLIENT,
    _WORDS,
    method="sendMessage",
    features=("err_text_match",),
)
def bad_request_begins_so(caller: Caller) -> None:
    """The description of a refusal with 400 begins with "Bad Request: "."""
    refusal = caller.refusal("sendMessage", {"text": "nobody"})
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: ")


@clause(
    "transport.unknown-method-words",
    "#making-requests",
    _CLIENT,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method=None,
)
def unknown_method_words(caller: Caller) -> None:
    """A method that does not exist is refused with "Not Found: method not found"."""
    assert caller.refusal("getConformance").description == "Not Found: method not found"


@clause(
    "transport.unknown-method-by-get",
    "#making-requests",
    _CLIENT,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method=None,
)
def unknown_method_by_get(caller: Caller) -> None:
    """A method that does not exist is refused with 404 by GET too, in the envelope."""
    assert caller.refusal("getConformance", verb="GET").error_code == 404


@clause("transport.wrong-token-words", "#authorizing-your-bot", _SERVER, _WORDS, method="getMe")
def wrong_token_words(caller: Caller) -> None:
    """A token that belongs to no bot is refused with "Unauthorized", in the envelope."""
    stranger = _at(caller, caller.client.address, f"{caller.bot.id or 123456789}:{'A' * 35}")
    with stranger.client:
        assert stranger.refusal("getMe").description == "Unauthorized"


@clause(
    "transport.no-token-at-all",
    "#authorizing-your-bot",
    _SERVER,
    _WORDS,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="getMe",
)
def no_token_at_all(caller: Caller) -> None:
    """What is no token is refused with 401 or 404, in the envelope."""
    stranger = _at(caller, caller.client.address, "conformance")
    with stranger.client:
        answer = stranger.call("getMe")
    assert not answer.problem
    assert answer.error_code in {401, 404}


@clause("transport.token-opens-one-bot", "#authorizing-your-bot", _AUTHORIZING, method="sendMessage")
def token_opens_one_bot(caller: Caller, user: User) -> None:
    """A wrong token sends nothing: the whole token is looked at, not the bot's id in it."""
    stranger = _at(caller, caller.client.address, caller.bot.token[:-1] + _other(caller.bot.token[-1]))
    with stranger.client:
        refusal = stranger.refusal("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    assert refusal.error_code == 401


def _other(letter: str) -> str:
    return "b" if letter == "a" else "a"


@clause(
    "transport.other-verbs-refused",
    "#making-requests",
    documented("Bot API, Making requests: GET and POST HTTP methods are supported"),
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="getMe",
)
def other_verbs_refused(caller: Caller) -> None:
    """A call by PUT or DELETE is not carried out."""
    for verb in ("PUT", "DELETE"):
        assert not caller.call("getMe", verb=verb).ok, f"{verb} is answered as a call"


@clause("transport.answer-in-utf-8", "#making-requests", _MAKING_REQUESTS, method="sendMessage")
def answer_in_utf_8(caller: Caller, user: User) -> None:
    """An answer with letters of every plane is valid JSON in UTF-8, and they are whole in it."""
    text = "آ ۱ ‌‍ \u200f € 漢 🇮🇷 👩‍👩‍👧"
    assert caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text})["text"] == text


@clause(
    "transport.broken-json-is-no-fault",
    "#making-requests",
    observed("tdlib/td, tdnet/td/net/HttpReader.cpp: parameters that cannot be read are left out"),
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def broken_json_is_no_fault(caller: Caller) -> None:
    """A JSON body that cannot be read is refused with 400 in the envelope, not by a fault of the server."""
    assert caller.refusal("sendMessage", spelt=spelt("{broken", "application/json")).error_code == 400


@clause(
    "transport.connection-stays-open",
    "#making-requests",
    _SERVER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="getMe",
)
def connection_stays_open(caller: Caller) -> None:
    """A server that refuses a call takes the next one on the same connection."""
    caller.refusal("sendMessage", {"text": "nobody"})
    caller.accepted("getMe")
    assert caller.exchanges[-1].headers.get("connection", "keep-alive").lower() != "close"
