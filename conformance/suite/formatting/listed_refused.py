"""Entities and modes that are refused, or not read."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.formatting._texts import spans_of, unparsed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_LIST = documented("Bot API, MessageEntity, and sendMessage")
_SERVER = observed("tdlib/td, MessageEntity.cpp")


@clause(
    "formatting.entities-leave-marks",
    "#messageentity",
    _LIST,
    since="5.0",
    method="sendMessage",
    features=("entities_param",),
)
def entities_leave_marks(caller: Caller, user: User) -> None:
    """Where entities are given, the marks of parse modes mean nothing."""
    entities = [{"type": "italic", "offset": 0, "length": 4}]
    assert spans_of(caller, user, "*گل* <b>x</b>", entities=entities) == ("*گل* <b>x</b>", [("italic", 0, 4)])


@clause(
    "formatting.parse-mode-before-entities",
    "#messageentity",
    documented("Bot API, sendMessage: entities can be specified instead of parse_mode"),
    since="5.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("entities_param",),
)
def parse_mode_before_entities(caller: Caller, user: User) -> None:
    """Where a parse mode is given too, the entities are not read."""
    entities = [{"type": "italic", "offset": 0, "length": 2}]
    assert spans_of(caller, user, "<b>گل</b>", "HTML", entities=entities) == ("گل", [("bold", 0, 2)])


@clause(
    "formatting.entity-past-the-end-refused",
    "#messageentity",
    _SERVER,
    since="5.0",
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("entities_param",),
)
def entity_past_the_end_refused(caller: Caller, user: User) -> None:
    """An entity that reaches past the end of the text is refused with 400."""
    entities = [{"type": "bold", "offset": 0, "length": 9}]
    params = {"chat_id": user.chat_id, "text": "گل", "entities": entities}
    assert caller.refusal("sendMessage", params).error_code == 400


@clause(
    "formatting.entity-cuts-emoji-refused",
    "#messageentity",
    _SERVER,
    since="5.0",
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("entities_param",),
)
def entity_cuts_emoji_refused(caller: Caller, user: User) -> None:
    """An entity that cuts an emoji in two is refused with 400."""
    entities = [{"type": "bold", "offset": 0, "length": 1}]
    params = {"chat_id": user.chat_id, "text": "🌷 گل", "entities": entities}
    assert caller.refusal("sendMessage", params).error_code == 400


@clause(
    "formatting.unknown-mode-refused",
    "#messageentity",
    observed("tdlib/telegram-bot-api, Client.cpp"),
    since="1.4",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def unknown_mode_refused(caller: Caller, user: User) -> None:
    """A parse mode that does not exist is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "گل", "markdown_v3")
    assert got == (400, "Bad Request: unsupported parse_mode")
