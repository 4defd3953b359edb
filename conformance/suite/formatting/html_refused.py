"""HTML that is refused, and in which words."""

from conformance.suite.clause import observed, usual
from conformance.suite.formatting._texts import PARSE, unparsed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_SERVER = observed("tdlib/td, MessageEntity.cpp")


_refuses = usual(
    "#html-style", _SERVER, since="1.8", method="sendMessage", features=("parse_mode_html", "err_text_match")
)


@_refuses("formatting.html-line-break-tag-refused", _SERVER, observed("pars-diary/bot, issue 9"))
def html_line_break_tag_refused(caller: Caller, user: User) -> None:
    """<br/> is refused with 400 and Telegram's words, the offset counted in bytes."""
    got = unparsed(caller, user, "گل<br/>", "HTML")
    assert got == (400, PARSE + 'Unsupported start tag "br/" at byte offset 4')


@_refuses("formatting.html-unknown-tag-refused")
def html_unknown_tag_refused(caller: Caller, user: User) -> None:
    """A tag that is none of the documented ones is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "<p>گل</p>", "HTML")
    assert got == (400, PARSE + 'Unsupported start tag "p" at byte offset 0')


@_refuses("formatting.html-bare-sign-refused")
def html_bare_sign_refused(caller: Caller, user: User) -> None:
    """A < that begins no tag is refused with 400."""
    code, words = unparsed(caller, user, "1 < 2", "HTML")
    assert (code, (words or "").startswith(PARSE)) == (400, True)


@_refuses("formatting.html-unclosed-refused")
def html_unclosed_refused(caller: Caller, user: User) -> None:
    """A tag that is not closed is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "<b>گل", "HTML")
    assert got == (400, PARSE + 'Can\'t find end tag corresponding to start tag "b"')


@_refuses("formatting.html-crossed-tags-refused", consequence=Consequence.DEGRADES)
def html_crossed_tags_refused(caller: Caller, user: User) -> None:
    """A closing tag that does not match the open one is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "<b>س</i>", "HTML")
    assert got == (400, PARSE + 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"')


@_refuses("formatting.html-unopened-refused", consequence=Consequence.DEGRADES)
def html_unopened_refused(caller: Caller, user: User) -> None:
    """A closing tag with nothing open is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "گل</b>", "HTML")
    assert got == (400, PARSE + "Unexpected end tag at byte offset 4")


@_refuses(
    "formatting.html-span-refused",
    since="5.6",
    consequence=Consequence.COSMETIC,
    features=("parse_mode_html",),
)
def html_span_refused(caller: Caller, user: User) -> None:
    """A <span> of another class is refused with 400 and Telegram's words."""
    got = unparsed(caller, user, "<span>گل</span>", "HTML")
    assert got == (400, PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0')
