"""HTML that names people, emoji, times and quotations."""

from conformance.suite.clause import clause, documented
from conformance.suite.formatting._texts import entity_of, spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_HTML = documented("Bot API, HTML style")


@clause(
    "formatting.html-mention",
    "#html-style",
    _HTML,
    since="4.0",
    method="sendMessage",
    features=(
        "parse_mode_html",
        "tg_user_link",
    ),
)
def html_mention(caller: Caller, user: User) -> None:
    """A link to tg://user?id= of a person whom the bot knows is a text_mention of that person."""
    got = entity_of(caller, user, f'<a href="tg://user?id={user.id}">سارا</a>', "HTML")
    assert (got["type"], got["user"]["id"]) == ("text_mention", user.id)


@clause(
    "formatting.html-mention-of-nobody",
    "#html-style",
    _HTML,
    since="4.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=(
        "parse_mode_html",
        "tg_user_link",
    ),
)
def html_mention_of_nobody(caller: Caller, user: User) -> None:
    """A link to tg://user?id= of nobody known is plain text."""
    assert spans_of(caller, user, '<a href="tg://user?id=404">سارا</a>', "HTML") == ("سارا", [])


@clause(
    "formatting.html-blockquote",
    "#html-style",
    _HTML,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=(
        "parse_mode_html",
        "html_blockquote",
    ),
)
def html_blockquote(caller: Caller, user: User) -> None:
    """<blockquote> makes a quotation over its lines."""
    got = spans_of(caller, user, "<blockquote>یک\nدو</blockquote>", "HTML")
    assert got == ("یک\nدو", [("blockquote", 0, 5)])


@clause(
    "formatting.html-blockquote-expandable",
    "#html-style",
    _HTML,
    since="7.4",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=(
        "parse_mode_html",
        "html_blockquote",
    ),
)
def html_blockquote_expandable(caller: Caller, user: User) -> None:
    """<blockquote expandable> makes a quotation that can be expanded."""
    got = spans_of(caller, user, "<blockquote expandable>یک</blockquote>", "HTML")
    assert got == ("یک", [("expandable_blockquote", 0, 2)])


@clause(
    "formatting.html-custom-emoji",
    "#html-style",
    _HTML,
    since="6.2",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=(
        "parse_mode_html",
        "custom_emoji",
    ),
)
def html_custom_emoji(caller: Caller, user: User) -> None:
    """<tg-emoji> makes a custom_emoji entity with its custom_emoji_id."""
    text = '<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>'
    got = entity_of(caller, user, text, "HTML")
    assert (got["type"], got["custom_emoji_id"]) == ("custom_emoji", "5368324170671202286")


@clause(
    "formatting.html-time",
    "#html-style",
    _HTML,
    since="9.5",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("parse_mode_html",),
)
def html_time(caller: Caller, user: User) -> None:
    """<tg-time> makes a date_time entity with its unix_time and date_time_format."""
    got = entity_of(caller, user, '<tg-time unix="1647531900" format="wDT">فردا</tg-time>', "HTML")
    assert (got["type"], got["unix_time"], got["date_time_format"]) == ("date_time", 1647531900, "wDT")
