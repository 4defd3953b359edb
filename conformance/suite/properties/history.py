"""A chat's history: what holds after any order of calls."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.properties import _history


@clause(
    "properties.history-is-as-told",
    "#updating-messages",
    documented("Bot API, Updating messages, deleteMessage, forwardMessage and copyMessage"),
    since="5.0",
    method="sendMessage",
    stands_on=("editMessageText", "deleteMessage", "forwardMessage", "copyMessage"),
)
def history_is_as_told(caller: Caller, user: User) -> None:
    """In whatever order messages are sent, edited, deleted and passed on, each is what was made of it."""
    _history.check(caller, user)
