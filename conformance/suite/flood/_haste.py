"""A bot that sends faster than it may."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.platforms.drivers import DriverError, SandboxDriver
from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.wire import Answer

__all__ = ["asks", "hastened"]

_BURST = 40  # more than any bot may send to one person in a second
_ALLOWED = 10


@contextmanager
def hastened(caller: Caller, user: User) -> Iterator[Answer]:
    """The refusal of a message that came too soon after many.

    Raises NotPlayable where the platform takes forty at once, and no door lets a limit be set.
    """
    refusal = _refusal(caller, user)
    if refusal is not None:
        yield refusal
        return
    with _limited(user):
        refusal = _refusal(caller, user)
        if refusal is None:
            raise NotPlayable(f"The platform takes {_BURST} messages at once, limit or not.")
        yield refusal


def _refusal(caller: Caller, user: User) -> Answer | None:
    """The first refusal among many alike: once one was accepted, only haste can be the reason."""
    for sent in range(_BURST):
        answer = caller.call("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
        if not answer.ok and (sent or answer.error_code == 429):
            return answer
    return None


@contextmanager
def _limited(user: User) -> Iterator[None]:
    """A limit of ten messages in two seconds to each person; lifted afterwards."""
    driver = user.platform.driver
    if not isinstance(driver, SandboxDriver):
        raise NotPlayable(f"The platform takes {_BURST} messages at once: nothing is judged of its limits.")
    try:
        driver.door.post("flood", bot_token=user.bot.token, private={"count": _ALLOWED, "seconds": 2})
    except DriverError as error:
        raise NotPlayable(f"The platform takes {_BURST} messages at once, and {error}.") from error
    try:
        yield
    finally:
        driver.door.post("flood", bot_token=user.bot.token)


def asks(id_: str, *more: Any, **how: Any) -> Declaration:
    """A clause about how a bot is asked to wait."""
    given = {"method": "sendMessage", "features": ("retry_after",), "since": "2.3.1", **how}
    evidence = more or (
        documented("Bot API, ResponseParameters"),
        observed("tdlib/telegram-bot-api, Query.cpp and HttpConnection.cpp"),
    )
    return clause(id_, "#responseparameters", *evidence, effects=("flood",), **given)
