"""The marks of MarkdownV2, one by one."""

from conformance.suite.clause import documented, usual
from conformance.suite.formatting._texts import entity_of, spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_STYLE = documented("Bot API, MarkdownV2 style")


_marks = usual(
    "#markdownv2-style", _STYLE, since="4.5", method="sendMessage", features=("parse_mode_markdownv2",)
)


@_marks("formatting.v2-bold")
def v2_bold(caller: Caller, user: User) -> None:
    """*…* makes bold text."""
    got = spans_of(caller, user, "*گل* سرخ", "MarkdownV2")
    assert got == ("گل سرخ", [("bold", 0, 2)])


@_marks("formatting.v2-italic")
def v2_italic(caller: Caller, user: User) -> None:
    """_…_ makes italic text."""
    got = spans_of(caller, user, "_گل_ سرخ", "MarkdownV2")
    assert got == ("گل سرخ", [("italic", 0, 2)])


@_marks("formatting.v2-underline", consequence=Consequence.COSMETIC)
def v2_underline(caller: Caller, user: User) -> None:
    """__…__ makes underlined text, and no italic."""
    got = spans_of(caller, user, "__گل__ سرخ", "MarkdownV2")
    assert got == ("گل سرخ", [("underline", 0, 2)])


@_marks("formatting.v2-strikethrough", consequence=Consequence.COSMETIC)
def v2_strikethrough(caller: Caller, user: User) -> None:
    """~…~ strikes text through."""
    got = spans_of(caller, user, "~گل~ سرخ", "MarkdownV2")
    assert got == ("گل سرخ", [("strikethrough", 0, 2)])


@_marks(
    "formatting.v2-spoiler",
    since="5.6",
    consequence=Consequence.DEGRADES,
    features=("parse_mode_markdownv2", "spoiler"),
)
def v2_spoiler(caller: Caller, user: User) -> None:
    """||…|| hides text."""
    got = spans_of(caller, user, "||گل|| سرخ", "MarkdownV2")
    assert got == ("گل سرخ", [("spoiler", 0, 2)])


@_marks("formatting.v2-code")
def v2_code(caller: Caller, user: User) -> None:
    r"""`…` makes code, in which only ` and \ are special."""
    got = spans_of(caller, user, "`a*b_c \\` x`", "MarkdownV2")
    assert got == ("a*b_c ` x", [("code", 0, 9)])


@_marks("formatting.v2-pre")
def v2_pre(caller: Caller, user: User) -> None:
    """``` with a word after it makes a block of code in that language."""
    got = entity_of(caller, user, "```python\nx = 1\n```", "MarkdownV2")
    assert (got["type"], got["language"], got["length"]) == ("pre", "python", 5)


@_marks("formatting.v2-link")
def v2_link(caller: Caller, user: User) -> None:
    r"""[…](…) makes a text_link, in whose address \) is a bracket."""
    got = entity_of(caller, user, "[گل](https://example.com/a_\\(b\\))", "MarkdownV2")
    assert (got["type"], got["url"]) == ("text_link", "https://example.com/a_(b)")


@_marks("formatting.v2-mention", features=("parse_mode_markdownv2", "tg_user_link"))
def v2_mention(caller: Caller, user: User) -> None:
    """A link to tg://user?id= of a person whom the bot knows is a text_mention of that person."""
    got = entity_of(caller, user, f"[سارا](tg://user?id={user.id})", "MarkdownV2")
    assert (got["type"], got["user"]["id"]) == ("text_mention", user.id)


@_marks(
    "formatting.v2-custom-emoji",
    since="6.2",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    features=("parse_mode_markdownv2", "custom_emoji"),
)
def v2_custom_emoji(caller: Caller, user: User) -> None:
    """![…](tg://emoji?id=…) makes a custom_emoji entity."""
    text = "![👍](tg://emoji?id=5368324170671202286)"
    got = entity_of(caller, user, text, "MarkdownV2")
    assert (got["type"], got["custom_emoji_id"]) == ("custom_emoji", "5368324170671202286")


@_marks("formatting.v2-blockquote", since="7.0", consequence=Consequence.DEGRADES)
def v2_blockquote(caller: Caller, user: User) -> None:
    """Lines that begin with > make one quotation."""
    got = spans_of(caller, user, ">یک\n>دو\nسه", "MarkdownV2")
    assert got[0] == "یک\nدو\nسه"
    assert [(kind, offset) for kind, offset, _ in got[1]] == [("blockquote", 0)]


@_marks("formatting.v2-blockquote-expandable", since="7.4", consequence=Consequence.COSMETIC)
def v2_blockquote_expandable(caller: Caller, user: User) -> None:
    """A quotation that ends in || can be expanded."""
    text, got = spans_of(caller, user, ">یک\n>دو||", "MarkdownV2")
    assert (text, [kind for kind, _, _ in got]) == ("یک\nدو", ["expandable_blockquote"])
