"""Markdown as it was before MarkdownV2, which old bots still send."""

from conformance.suite.clause import documented, observed, usual
from conformance.suite.formatting._texts import PARSE, entity_of, spans_of, unparsed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_STYLE = documented("Bot API, Markdown style")
_SERVER = observed("tdlib/td, MessageEntity.cpp")


_marks = usual(
    "#markdown-style", _STYLE, since="1.4", method="sendMessage", features=("parse_mode_markdown",)
)


@_marks("formatting.markdown-code")
def markdown_code(caller: Caller, user: User) -> None:
    """`…` makes code."""
    got = spans_of(caller, user, "`x = 1` گل", "Markdown")
    assert got == ("x = 1 گل", [("code", 0, 5)])


@_marks("formatting.markdown-pre", consequence=Consequence.DEGRADES)
def markdown_pre(caller: Caller, user: User) -> None:
    """```…``` makes a block of code."""
    text, got = spans_of(caller, user, "```\nx = 1```", "Markdown")
    assert (text, [kind for kind, _, _ in got]) == ("x = 1", ["pre"])


@_marks("formatting.markdown-link")
def markdown_link(caller: Caller, user: User) -> None:
    """[…](…) makes a text_link."""
    got = entity_of(caller, user, "[گل](https://example.com/a)", "Markdown")
    assert (got["type"], got["url"]) == ("text_link", "https://example.com/a")


@_marks("formatting.markdown-mention", since="4.0", features=("parse_mode_markdown", "tg_user_link"))
def markdown_mention(caller: Caller, user: User) -> None:
    """A link to tg://user?id= of a person whom the bot knows is a text_mention of that person."""
    got = entity_of(caller, user, f"[سارا](tg://user?id={user.id})", "Markdown")
    assert (got["type"], got["user"]["id"]) == ("text_mention", user.id)


@_marks("formatting.markdown-escapes")
def markdown_escapes(caller: Caller, user: User) -> None:
    """_, *, ` and [ can be written after a backslash outside of a style."""
    text = r"\_گل\_ \*سرخ\* \[x] \`y\`"
    assert spans_of(caller, user, text, "Markdown") == ("_گل_ *سرخ* [x] `y`", [])


@_marks(
    "formatting.markdown-does-not-nest",
    documented("Bot API, Markdown style: entities must not be nested"),
    consequence=Consequence.DEGRADES,
)
def markdown_does_not_nest(caller: Caller, user: User) -> None:
    """A style within a style is no style: its marks stay in the text."""
    got = spans_of(caller, user, "*گل _سرخ_*", "Markdown")
    assert got == ("گل _سرخ_", [("bold", 0, 8)])


@_marks("formatting.markdown-knows-no-other-marks", consequence=Consequence.DEGRADES)
def markdown_knows_no_other_marks(caller: Caller, user: User) -> None:
    """The marks that only MarkdownV2 has mean nothing."""
    got = spans_of(caller, user, "*باغ* ~گل~ ||سرخ|| >x (y)!", "Markdown")
    assert got == ("باغ ~گل~ ||سرخ|| >x (y)!", [("bold", 0, 3)])


@_marks(
    "formatting.markdown-unclosed-refused",
    _SERVER,
    observed("celorodovalho/phpdfbot, issues 57 and 78"),
    features=("parse_mode_markdown", "err_text_match"),
)
def markdown_unclosed_refused(caller: Caller, user: User) -> None:
    """A mark that is not closed is refused with 400 and Telegram's words, the offset counted in bytes."""
    got = unparsed(caller, user, "گل_سرخ", "Markdown")
    assert got == (400, PARSE + "Can't find end of the entity starting at byte offset 4")
