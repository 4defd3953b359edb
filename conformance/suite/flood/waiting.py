"""Flood: how a bot is asked to wait, and for how long."""

import time

from conformance.suite.clause import observed
from conformance.suite.flood._haste import asks, hastened
from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import sent
from conformance.verdict import Consequence, Level

_LONGEST = 30  # seconds that this suite is ready to wait


@asks("flood.retry-after")
def retry_after(caller: Caller, user: User) -> None:
    """A bot that sends too much is refused with 429 and the seconds to wait in parameters.retry_after."""
    with hastened(caller, user) as refusal:
        assert refusal.error_code == 429
        assert type(refusal.parameters["retry_after"]) is int
        assert refusal.parameters["retry_after"] > 0


@asks("flood.status")
def status(caller: Caller, user: User) -> None:
    """The HTTP status of a refusal for haste is 429, in the envelope like any other."""
    with hastened(caller, user) as refusal:
        assert not refusal.problem
        assert refusal.status == 429


@asks(
    "flood.words",
    observed("tdlib/telegram-bot-api, Query.cpp; client libraries read the seconds from the text"),
    level=Level.OBSERVED,
    features=("retry_after", "err_text_match"),
)
def words(caller: Caller, user: User) -> None:
    """The description says the same seconds: "Too Many Requests: retry after N"."""
    with hastened(caller, user) as refusal:
        seconds = refusal.parameters["retry_after"]
        assert refusal.description == f"Too Many Requests: retry after {seconds}"


@asks(
    "flood.header",
    observed("tdlib/telegram-bot-api, HttpConnection.cpp"),
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
)
def header(caller: Caller, user: User) -> None:
    """The header Retry-After says the same seconds."""
    with hastened(caller, user) as refusal:
        assert caller.exchanges[-1].headers["retry-after"] == str(refusal.parameters["retry_after"])


@asks("flood.wait-is-enough")
def wait_is_enough(caller: Caller, user: User) -> None:
    """Once a bot has waited for retry_after seconds it may send again."""
    with hastened(caller, user) as refusal:
        seconds = refusal.parameters["retry_after"]
        assert seconds <= _LONGEST, f"{seconds} seconds are more than this check waits"
        time.sleep(seconds)
        assert sent(caller, user)["chat"]["id"] == user.chat_id


@asks(
    "flood.reading-goes-on",
    observed("client libraries poll on while they wait to send"),
    level=Level.OBSERVED,
)
def reading_goes_on(caller: Caller, user: User) -> None:
    """A bot that is asked to wait with its messages still gets its updates, and may call getMe."""
    with hastened(caller, user):
        assert caller.accepted("getMe")["is_bot"] is True
        assert isinstance(caller.accepted("getUpdates", {"timeout": 0}), list)
