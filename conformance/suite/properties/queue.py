"""The queue of updates: what holds for any order of offsets and limits."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.properties import _queue


@clause(
    "properties.updates-neither-lost-nor-repeated",
    "#getupdates",
    documented("Bot API, getUpdates"),
    since="3.0",
    needs=("send_text",),
    method="getUpdates",
    update="message",
    features=("polling",),
)
def updates_neither_lost_nor_repeated(caller: Caller, user: User) -> None:
    """Whatever offsets and limits are asked for, what is not confirmed comes once, in its order."""
    _queue.check(caller, user)
