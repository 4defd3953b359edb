"""Entities that the bot lists itself."""

from conformance.suite.clause import documented, usual
from conformance.suite.formatting._texts import entity_of, spans_of
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture
from conformance.verdict import Consequence, Level

_LIST = documented("Bot API, MessageEntity, and sendMessage")


_listed = usual("#messageentity", _LIST, since="5.0", method="sendMessage", features=("entities_param",))


@_listed("formatting.entity-styles")
def entity_styles(caller: Caller, user: User) -> None:
    """italic, underline, strikethrough and code can be given as entities."""
    kinds = ["italic", "underline", "strikethrough", "code"]
    entities = [{"type": kind, "offset": 2 * at, "length": 1} for at, kind in enumerate(kinds)]
    _, got = spans_of(caller, user, "a b c d", entities=entities)
    assert got == [(kind, 2 * at, 1) for at, kind in enumerate(kinds)]


@_listed(
    "formatting.entity-spoiler",
    since="5.6",
    consequence=Consequence.DEGRADES,
    features=("entities_param", "spoiler"),
)
def entity_spoiler(caller: Caller, user: User) -> None:
    """spoiler can be given as an entity."""
    entities = [{"type": "spoiler", "offset": 3, "length": 3}]
    assert spans_of(caller, user, "گل سرخ", entities=entities) == ("گل سرخ", [("spoiler", 3, 3)])


@_listed("formatting.entity-quotes", since="7.4", consequence=Consequence.DEGRADES)
def entity_quotes(caller: Caller, user: User) -> None:
    """blockquote and expandable_blockquote can be given as entities."""
    kinds = ["blockquote", "expandable_blockquote"]
    entities = [{"type": kind, "offset": 3 * at, "length": 2} for at, kind in enumerate(kinds)]
    _, got = spans_of(caller, user, "یک\nدو", entities=entities)
    assert [kind for kind, _, _ in got] == kinds


@_listed("formatting.entity-link")
def entity_link(caller: Caller, user: User) -> None:
    """text_link can be given as an entity with its url."""
    entities = [{"type": "text_link", "offset": 0, "length": 2, "url": "https://example.com/a"}]
    got = entity_of(caller, user, "گل سرخ", entities=entities)
    assert (got["type"], got["url"]) == ("text_link", "https://example.com/a")


@_listed("formatting.entity-pre-language", consequence=Consequence.COSMETIC)
def entity_pre_language(caller: Caller, user: User) -> None:
    """pre can be given as an entity with its language."""
    entities = [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]
    got = entity_of(caller, user, "x = 1", entities=entities)
    assert (got["type"], got["language"]) == ("pre", "python")


@_listed("formatting.entity-mention", features=("entities_param", "tg_user_link"))
def entity_mention(caller: Caller, user: User) -> None:
    """text_mention can be given as an entity with the user's id."""
    who = {"id": user.id, "is_bot": False, "first_name": "سارا"}
    entities = [{"type": "text_mention", "offset": 0, "length": 4, "user": who}]
    got = entity_of(caller, user, "سارا", entities=entities)
    assert (got["type"], got["user"]["id"]) == ("text_mention", user.id)


@_listed(
    "formatting.entity-custom-emoji",
    since="6.2",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    features=("entities_param", "custom_emoji"),
)
def entity_custom_emoji(caller: Caller, user: User) -> None:
    """custom_emoji can be given as an entity with its custom_emoji_id."""
    entities = [{"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"}]
    got = entity_of(caller, user, "👍", entities=entities)
    assert (got["type"], got["custom_emoji_id"]) == ("custom_emoji", "5368324170671202286")


@_listed("formatting.entities-overlap")
def entities_overlap(caller: Caller, user: User) -> None:
    """Two styles may be given for the same stretch of text."""
    entities = [{"type": kind, "offset": 0, "length": 2} for kind in ("bold", "italic")]
    _, got = spans_of(caller, user, "گل", entities=entities)
    assert sorted(got) == [("bold", 0, 2), ("italic", 0, 2)]


@_listed("formatting.entities-after-emoji")
def entities_after_emoji(caller: Caller, user: User) -> None:
    """The offsets of given entities count UTF-16 code units."""
    entities = [{"type": "bold", "offset": 5, "length": 2}]
    assert spans_of(caller, user, "🛒🌷 گل", entities=entities) == ("🛒🌷 گل", [("bold", 5, 2)])


@_listed("formatting.caption-entities", method="sendPhoto")
def caption_entities(caller: Caller, user: User) -> None:
    """A caption can be formatted by caption_entities."""
    entities = [{"type": "bold", "offset": 3, "length": 3}]
    params = {"chat_id": user.chat_id, "caption": "گل سرخ", "caption_entities": entities}
    sent = caller.accepted("sendPhoto", params, files={"photo": picture()})
    got = [(entity["type"], entity["offset"], entity["length"]) for entity in sent["caption_entities"]]
    assert (sent["caption"], got) == ("گل سرخ", [("bold", 3, 3)])
