"""The tags of HTML, one by one."""

from conformance.suite.clause import documented, usual
from conformance.suite.formatting._texts import entity_of, spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_HTML = documented("Bot API, HTML style")


_styles = usual("#html-style", _HTML, since="1.8", method="sendMessage", features=("parse_mode_html",))


@_styles("formatting.html-strong")
def html_strong(caller: Caller, user: User) -> None:
    """<b> and <strong> make bold text."""
    got = spans_of(caller, user, "<b>گل</b> <strong>سرخ</strong>", "HTML")
    assert got == ("گل سرخ", [("bold", 0, 2), ("bold", 3, 3)])


@_styles("formatting.html-italic")
def html_italic(caller: Caller, user: User) -> None:
    """<i> and <em> make italic text."""
    got = spans_of(caller, user, "<i>گل</i> <em>سرخ</em>", "HTML")
    assert got == ("گل سرخ", [("italic", 0, 2), ("italic", 3, 3)])


@_styles("formatting.html-underline", since="4.5", consequence=Consequence.COSMETIC)
def html_underline(caller: Caller, user: User) -> None:
    """<u> and <ins> make underlined text."""
    got = spans_of(caller, user, "<u>گل</u> <ins>سرخ</ins>", "HTML")
    assert got == ("گل سرخ", [("underline", 0, 2), ("underline", 3, 3)])


@_styles("formatting.html-strikethrough", since="4.5", consequence=Consequence.COSMETIC)
def html_strikethrough(caller: Caller, user: User) -> None:
    """<s>, <strike> and <del> strike text through."""
    got = spans_of(caller, user, "<s>یک</s> <strike>دو</strike> <del>سه</del>", "HTML")
    assert got == ("یک دو سه", [("strikethrough", 0, 2), ("strikethrough", 3, 2), ("strikethrough", 6, 2)])


@_styles(
    "formatting.html-spoiler",
    since="5.6",
    consequence=Consequence.DEGRADES,
    features=("parse_mode_html", "spoiler"),
)
def html_spoiler(caller: Caller, user: User) -> None:
    """<tg-spoiler> and <span class="tg-spoiler"> hide text."""
    got = spans_of(caller, user, '<tg-spoiler>گل</tg-spoiler> <span class="tg-spoiler">سرخ</span>', "HTML")
    assert got == ("گل سرخ", [("spoiler", 0, 2), ("spoiler", 3, 3)])


@_styles("formatting.html-code", features=("parse_mode_html", "html_code_tag"))
def html_code(caller: Caller, user: User) -> None:
    """<code> makes code, in which signs mean themselves."""
    got = spans_of(caller, user, "<code>a_b*c</code>", "HTML")
    assert got == ("a_b*c", [("code", 0, 5)])


@_styles("formatting.html-pre", consequence=Consequence.DEGRADES)
def html_pre(caller: Caller, user: User) -> None:
    """<pre> makes a block of code with its lines."""
    got = spans_of(caller, user, "<pre>x = 1\ny</pre>", "HTML")
    assert got == ("x = 1\ny", [("pre", 0, 7)])


@_styles("formatting.html-pre-language", since="4.6", consequence=Consequence.COSMETIC)
def html_pre_language(caller: Caller, user: User) -> None:
    """<code class="language-…"> in <pre> names the language of the block."""
    got = entity_of(caller, user, '<pre><code class="language-python">x = 1</code></pre>', "HTML")
    assert (got["type"], got["language"]) == ("pre", "python")


@_styles("formatting.html-link", features=("parse_mode_html", "html_link_tag"))
def html_link(caller: Caller, user: User) -> None:
    """<a> makes a text_link, and its address keeps the &amp; that it was written with as &."""
    got = entity_of(caller, user, '<a href="https://example.com/?a=1&amp;b=2">گل</a>', "HTML")
    assert (got["type"], got["url"]) == ("text_link", "https://example.com/?a=1&b=2")
