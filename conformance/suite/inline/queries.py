"""Inline queries as they reach the bot."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.inline._inline import asked
from conformance.verdict import Consequence, Level

_QUERY = documented("Bot API, InlineQuery")
_TYPES = ("inline_query",)
_KIND = "inline_query"


@clause(
    "inline.query-is-whole",
    "#inlinequery",
    _QUERY,
    since="1.8",
    needs=_TYPES,
    method="getUpdates",
    update=_KIND,
)
def query_is_whole(caller: Caller, user: User) -> None:
    """What a person types after the bot's name comes as an inline_query, whole and schema-true."""
    text = user.marker("کفش")
    user.act("inline_query", query=text)
    update = caller.awaited(_KIND, lambda query: query.get("query") == text)
    caller.whole("the update", caller.validator.type("Update", update))


@clause("inline.query-says-who", "#inlinequery", _QUERY, since="1.8", needs=_TYPES, update=_KIND)
def query_says_who(caller: Caller, user: User) -> None:
    """An inline query is from the person who types."""
    assert asked(caller, user, user.marker("q"))["from"]["id"] == user.id


@clause("inline.query-keeps-text", "#inlinequery", _QUERY, since="1.8", needs=_TYPES, update=_KIND)
def query_keeps_text(caller: Caller, user: User) -> None:
    """An inline query has its Persian text with zero-width non-joiners and emoji as it was typed."""
    text = user.marker("کتاب‌های 📚 نو")
    assert asked(caller, user, text)["query"] == text


@clause(
    "inline.empty-query",
    "#inlinequery",
    _QUERY,
    observed("people see results before they have typed anything"),
    since="1.8",
    needs=_TYPES,
    update=_KIND,
)
def empty_query(caller: Caller, user: User) -> None:
    """An inline query can be empty, and is an empty string then."""
    user.act("inline_query", query="")
    assert caller.awaited(_KIND, lambda query: not query.get("query"))[_KIND]["query"] == ""


@clause("inline.first-offset-is-empty", "#inlinequery", _QUERY, since="1.8", needs=_TYPES, update=_KIND)
def first_offset_is_empty(caller: Caller, user: User) -> None:
    """The offset of a first query is an empty string."""
    assert asked(caller, user, user.marker("q"))["offset"] == ""


@clause(
    "inline.query-ids-differ",
    "#inlinequery",
    documented("Bot API, InlineQuery: unique identifier for this query"),
    since="1.8",
    needs=_TYPES,
    update=_KIND,
)
def query_ids_differ(caller: Caller, user: User) -> None:
    """Each inline query has an id of its own."""
    assert len({asked(caller, user, user.marker("q"))["id"] for _ in range(2)}) == 2


@clause(
    "inline.chat-type-with-bot",
    "#inlinequery",
    documented("Bot API, InlineQuery: chat_type is sender for a private chat with the sender"),
    since="5.2",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    update=_KIND,
)
def chat_type_with_bot(caller: Caller, user: User) -> None:
    """A query in the chat with the bot has the chat_type sender."""
    assert asked(caller, user, user.marker("q"))["chat_type"] == "sender"


@clause(
    "inline.chat-type-in-group",
    "#inlinequery",
    _QUERY,
    since="5.2",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    update=_KIND,
)
def chat_type_in_group(caller: Caller, group: Group) -> None:
    """A query in a supergroup has the chat_type supergroup."""
    assert asked(caller, group.member, User.marker("q"))["chat_type"] == "supergroup"


@clause(
    "inline.query-with-location",
    "#inlinequery",
    documented("Bot API, InlineQuery: location, only for bots that request it"),
    level=Level.SHOULD,
    since="2.0",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    update=_KIND,
)
def query_with_location(caller: Caller, user: User) -> None:
    """A query of a person who shares where they are has the place."""
    place = {"latitude": 32.6539, "longitude": 51.6660}
    location = asked(caller, user, user.marker("q"), location=place)["location"]
    assert abs(location["latitude"] - 32.6539) < 0.001
