"""HTML: nesting, escapes, and what is read loosely."""

from conformance.suite.clause import documented, observed, usual
from conformance.suite.formatting._texts import spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_HTML = documented("Bot API, HTML style")
_SERVER = observed("tdlib/td, MessageEntity.cpp")


_rules = usual("#html-style", _HTML, since="1.8", method="sendMessage", features=("parse_mode_html",))


@_rules("formatting.html-nested", since="4.5")
def html_nested(caller: Caller, user: User) -> None:
    """Tags may lie within tags: each style covers what it encloses."""
    _, got = spans_of(caller, user, "<b><i>گل</i> سرخ</b>", "HTML")
    assert sorted(got) == [("bold", 0, 6), ("italic", 0, 2)]


@_rules("formatting.html-numbers")
def html_numbers(caller: Caller, user: User) -> None:
    """Numbered HTML entities, in decimal and hexadecimal, become their characters."""
    assert spans_of(caller, user, "&#1587;&#x644; &#x1F338;", "HTML") == ("سل 🌸", [])


@_rules("formatting.html-quotation-mark", consequence=Consequence.DEGRADES)
def html_quotation_mark(caller: Caller, user: User) -> None:
    """&quot; becomes a quotation mark."""
    assert spans_of(caller, user, "&quot;گل&quot;", "HTML") == ('"گل"', [])


@_rules(
    "formatting.html-unknown-name-stays",
    documented("Bot API, HTML style: four named entities are supported"),
    consequence=Consequence.DEGRADES,
)
def html_unknown_name_stays(caller: Caller, user: User) -> None:
    """An HTML entity with another name stays as it was written."""
    text, _ = spans_of(caller, user, "<b>&nbsp;&copy;</b> گل &amp; سرخ", "HTML")
    assert text == "&nbsp;&copy; گل & سرخ"


@_rules(
    "formatting.html-mode-in-any-case",
    observed("frameworks and bots write the mode as they like, and the server reads it so"),
    level=Level.OBSERVED,
)
def html_mode_in_any_case(caller: Caller, user: User) -> None:
    """The parse mode may be written in any case: html, HTML, Html."""
    got = [spans_of(caller, user, "<b>گل</b>", mode)[1] for mode in ("html", "Html")]
    assert got == [[("bold", 0, 2)]] * 2


@_rules("formatting.html-tags-in-any-case", _SERVER, level=Level.OBSERVED, consequence=Consequence.DEGRADES)
def html_tags_in_any_case(caller: Caller, user: User) -> None:
    """Tags may be written in capitals."""
    got = spans_of(caller, user, "<B>گل</B>", "HTML")
    assert got == ("گل", [("bold", 0, 2)])


@_rules(
    "formatting.html-link-broken-left-out",
    _SERVER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    features=("parse_mode_html", "html_link_tag"),
)
def html_link_broken_left_out(caller: Caller, user: User) -> None:
    """A link whose address is none is left out, and its words stay."""
    assert spans_of(caller, user, '<a href="javascript:x">گل</a>', "HTML") == ("گل", [])


@_rules(
    "formatting.html-code-holds-no-style",
    documented("Bot API, Formatting options: pre and code can't contain other entities"),
    since="4.5",
    consequence=Consequence.COSMETIC,
    features=("parse_mode_html", "html_code_tag"),
)
def html_code_holds_no_style(caller: Caller, user: User) -> None:
    """Code can hold no other style."""
    _, got = spans_of(caller, user, "<b>گل <code>x</code></b>", "HTML")
    assert ("code", 3, 1) in got
    assert all(offset + length <= 3 for kind, offset, length in got if kind == "bold")
