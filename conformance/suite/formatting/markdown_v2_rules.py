"""MarkdownV2: nesting, escapes, and what is refused in which words."""

from conformance.suite.clause import documented, observed, usual
from conformance.suite.formatting._texts import PARSE, spans_of, unparsed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_STYLE = documented("Bot API, MarkdownV2 style")
_SERVER = observed("tdlib/td, MessageEntity.cpp")


_rules = usual("#markdownv2-style", _SERVER, since="4.5", method="sendMessage")


@_rules("formatting.v2-nested", _STYLE, features=("parse_mode_markdownv2",))
def v2_nested(caller: Caller, user: User) -> None:
    """Styles may lie within styles."""
    _, got = spans_of(caller, user, "*_گل_ سرخ*", "MarkdownV2")
    assert sorted(got) == [("bold", 0, 6), ("italic", 0, 2)]


@_rules("formatting.v2-escapes", _STYLE, features=("parse_mode_markdownv2",))
def v2_escapes(caller: Caller, user: User) -> None:
    """Every special character can be written after a backslash."""
    signs = "_*[]()~`>#+-=|{}.!\\"
    text = "گل " + "".join("\\" + sign for sign in signs)
    assert spans_of(caller, user, text, "MarkdownV2") == ("گل " + signs, [])


@_rules("formatting.v2-dot-refused", features=("parse_mode_markdownv2", "err_text_match"))
def v2_dot_refused(caller: Caller, user: User) -> None:
    """A dot that is not escaped is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "گل.", "MarkdownV2")
    assert got == (400, PARSE + "Character '.' is reserved and must be escaped with the preceding '\\'")


@_rules(
    "formatting.v2-hyphen-refused",
    _SERVER,
    observed("EdJoPaTo/telegram-format, issue 5; letta-ai/lettabot, issue 641"),
    features=("parse_mode_markdownv2", "err_text_match"),
)
def v2_hyphen_refused(caller: Caller, user: User) -> None:
    """A hyphen that is not escaped is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "گل - سرخ", "MarkdownV2")
    assert got == (400, PARSE + "Character '-' is reserved and must be escaped with the preceding '\\'")


@_rules("formatting.v2-unclosed-refused", features=("parse_mode_markdownv2", "err_text_match"))
def v2_unclosed_refused(caller: Caller, user: User) -> None:
    """A style that is not closed is refused with 400 and Telegram's words, the offset counted in bytes."""
    got = unparsed(caller, user, "گل *سرخ", "MarkdownV2")
    assert got == (400, PARSE + "Can't find end of Bold entity at byte offset 5")


@_rules(
    "formatting.v2-other-letter-not-escaped",
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    features=("parse_mode_markdownv2",),
)
def v2_other_letter_not_escaped(caller: Caller, user: User) -> None:
    """A backslash before a letter that is not ASCII stays."""
    assert spans_of(caller, user, r"گل\س\.", "MarkdownV2") == (r"گل\س.", [])
