"""Formatted text: what the parsers read, where they refuse, and what always holds."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.reference.errors import ApiError
from conformance.reference.formatting import text_content
from conformance.reference.state import Platform

PLATFORM = Platform(seed=1)


def read(text, mode="", **params: str):
    content = text_content(PLATFORM, {"text": text, "parse_mode": mode, **params})
    shown = content["text"]
    return shown, [(item["type"], piece(shown, item)) for item in content.get("entities", ())]


def refusal(text, mode="", **params: str):
    with pytest.raises(ApiError) as refused:
        read(text, mode, **params)
    return refused.value.description.removeprefix("Bad Request: can't parse entities: ")


def piece(text, entity):
    """The stretch that an entity means, by UTF-16 units as clients cut it."""
    units = text.encode("utf-16-le")
    start = 2 * entity["offset"]
    return units[start : start + 2 * entity["length"]].decode("utf-16-le")


READ = [
    ("HTML", "<b>سلام</b> 😀<i>x</i>", "سلام 😀x", [("bold", "سلام"), ("italic", "x")]),
    ("HTML", "<b>a<i>b</i></b>", "ab", [("bold", "ab"), ("italic", "b")]),
    ("HTML", "&lt;&#1740;&amp;&nbsp;", "<ی&&nbsp;", []),
    ("HTML", '<a href="https://T.me">x</a>', "x", [("text_link", "x")]),
    ("HTML", '<pre><code class="language-py">1</code></pre>', "1", [("pre", "1")]),
    ("HTML", '<span class="tg-spoiler">x</span><u>y</u>', "xy", [("spoiler", "x"), ("underline", "y")]),
    ("HTML", "<blockquote expandable>q</blockquote>", "q", [("expandable_blockquote", "q")]),
    ("HTML", "<B>a</B><b>b</>", "ab", [("bold", "ab")]),
    ("HTML", "<code><b>x</b></code>", "x", [("code", "x")]),
    ("MarkdownV2", "*a _b_*", "a b", [("bold", "a b"), ("italic", "b")]),
    ("MarkdownV2", "__u__ ~s~ ||h|| `c`", "u s h c",
     [("underline", "u"), ("strikethrough", "s"), ("spoiler", "h"), ("code", "c")]),
    ("MarkdownV2", "1\\.5", "1.5", []),
    ("MarkdownV2", "```py\n*x*\n```", "*x*", [("pre", "*x*")]),
    ("MarkdownV2", "![👍](tg://emoji?id=5)", "👍", [("custom_emoji", "👍")]),
    ("MarkdownV2", "[x](tg://user?id=1)", "x", []),
    ("Markdown", "*a* _b_ `c` [d](t.me)", "a b c d",
     [("bold", "a"), ("italic", "b"), ("code", "c"), ("text_link", "d")]),
    ("Markdown", "\\_a\\_", "_a_", []),
    ("", "/start@shop_bot #سبد‌خرید @ab @abcd", "/start@shop_bot #سبد‌خرید @ab @abcd",
     [("bot_command", "/start@shop_bot"), ("hashtag", "#سبد‌خرید"), ("mention", "@abcd")]),
    ("", "a/b x@mail.ir, t.me/x. $USD 1.2", "a/b x@mail.ir, t.me/x. $USD 1.2",
     [("email", "x@mail.ir"), ("url", "t.me/x"), ("cashtag", "$USD")]),
]  # fmt: skip

_SURROGATES = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)

# Templates are lines of ../shared/traffic/errors.json, evidence "server-source"; offsets count bytes.
REFUSED = [
    ("HTML", "سلام <br/>", 'Unsupported start tag "br/" at byte offset 9'),
    ("HTML", "a << b", 'Unsupported start tag "<" at byte offset 2'),
    ("HTML", "<email address>", 'Unsupported start tag "email" at byte offset 0'),
    ("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("HTML", "x</b>", "Unexpected end tag at byte offset 1"),
    ("HTML", "<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("HTML", "<b>x</b", "Unclosed end tag at byte offset 4"),
    ("HTML", "x<", "Unclosed start tag at byte offset 1"),
    ("HTML", "<a href=", 'Unclosed start tag "a" at byte offset 0'),
    ("HTML", "<a href=a_b>x</a>", "Unexpected end of name token at byte offset 8"),
    ("HTML", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("HTML", "&#xd800;", _SURROGATES),
    ("MarkdownV2", "سلام (", "Character '(' is reserved and must be escaped with the preceding '\\'"),
    ("MarkdownV2", "سلام _x", "Can't find end of Italic entity at byte offset 9"),
    ("MarkdownV2", "[x](t.me", "Can't find end of a URL at byte offset 4"),
    ("MarkdownV2", "![x](t.me)", "The entity must contain a tg://emoji or tg://time URL"),
    ("Markdown", "سلام *x", "Can't find end of the entity starting at byte offset 9"),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "given_text", "text", "entities"), READ)
def test_formatted_text_is_read(mode, given_text, text, entities):
    assert (text, entities) == read(given_text, mode)


@pytest.mark.parametrize(("mode", "text", "description"), REFUSED)
def test_broken_markup_is_refused_with_its_byte_offset(mode, text, description):
    assert description == refusal(text, mode)


def test_a_link_is_completed():
    content = text_content(PLATFORM, {"text": '<a href="HTTP://Example.COM">x</a>', "parse_mode": "HTML"})

    assert "http://example.com/" == content["entities"][0]["url"]


def test_a_mention_by_id_shows_the_user():
    user = PLATFORM.new_user("Sara")
    content = text_content(PLATFORM, {"text": f"[x](tg://user?id={user.id})", "parse_mode": "Markdown"})

    assert user.view() == content["entities"][0]["user"]


@given(st.text(min_size=1), st.sampled_from(["HTML", "MarkdownV2", "Markdown", ""]))
def test_any_text_is_read_or_refused(text, mode):
    """Nothing but a refusal in words comes of a text, and every entity lies within what is kept."""
    try:
        content = text_content(PLATFORM, {"text": text.encode(errors="replace").decode(), "parse_mode": mode})
    except ApiError:
        return
    length = len(content["text"].encode("utf-16-le")) // 2
    for item in content.get("entities", ()):
        assert 0 <= item["offset"] < item["offset"] + item["length"] <= length


_MARKS = [
    *("<b>", "</b>", "<i>", "</i>", "<a href='t.me'>", "</a>", "*", "_", "__", "`", "```", "~", ">"),
    *("[", "](t.me)", "\\", "a", "😀", "س", "&lt;", " "),
]
_MARKUP = st.lists(st.sampled_from([*_MARKS, "||", "\n"]), min_size=1, max_size=25).map("".join)


@given(_MARKUP, st.sampled_from(["HTML", "MarkdownV2", "Markdown"]))
def test_markup_of_any_shape_gives_entities_that_nest(text, mode):
    try:
        entities = text_content(PLATFORM, {"text": text, "parse_mode": mode}).get("entities", [])
    except ApiError:
        return
    spans = [(item["offset"], item["offset"] + item["length"]) for item in entities]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for low, high in spans:
        for begin, end in spans:
            assert not low < begin < high < end


@given(
    st.text(
        st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Mn"]), min_size=1, max_size=50
    )
)
def test_an_escaped_text_comes_back_as_it_was(text):
    markdown = "".join("\\" + letter if letter in "_*[]()~`>#+-=|{}.!\\" else letter for letter in text)
    html = text.replace("&", "&amp;").replace("<", "&lt;")

    assert text == read(markdown, "MarkdownV2")[0] == read(html, "HTML")[0]


@given(st.text(st.sampled_from("ab😀سx"), min_size=1, max_size=20), st.data())
def test_listed_entities_come_back_where_they_were(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    offset = len(text[:start].encode("utf-16-le")) // 2
    length = len(text[start:end].encode("utf-16-le")) // 2
    listed = [{"type": "bold", "offset": offset, "length": length}]

    assert listed == text_content(PLATFORM, {"text": text, "entities": json.dumps(listed)})["entities"]


@pytest.mark.parametrize(
    ("entity", "description"),
    [
        (
            {"type": "bold", "offset": 1, "length": 1},
            "entity begins in a middle of a UTF-16 symbol at UTF-16 offset 1",
        ),
        (
            {"type": "bold", "offset": 2, "length": 9},
            "entity beginning at UTF-16 offset 2 ends after the end of the text",
        ),
        ({"type": "junk", "offset": 0, "length": 1}, "can't parse MessageEntity: Unsupported type specified"),
        ({"type": "bold", "length": 1}, "can't parse MessageEntity: Can't find field \"offset\""),
        ("junk", "can't parse MessageEntity: expected an Object"),
    ],
)
def test_a_bad_listed_entity_is_refused(entity, description):
    assert refusal("😀ab", entities=json.dumps([entity])).startswith(f"Bad Request: {description}")


def test_control_characters_and_blanks_around_are_taken_out():
    assert "a b\nc" == read(" \n a\x07b\r\nc\u202e \n")[0]


def test_the_refusals_are_facts():
    """Each template of the server's parse errors is spoken here, where the facts are at hand."""
    facts = Path(os.environ.get("CONFORMANCE_FACTS", "../shared")) / "traffic" / "errors.json"
    if not facts.exists():
        pytest.skip("the facts are not here")
    templates = {
        entry["description"].partition(": ")[2].partition(": ")[2].split("<")[0].split("'<")[0][:20]
        for entry in json.loads(facts.read_text())["errors"]
        if "can't parse entities: " in entry["description"] and entry["evidence"] == "server-source"
    }

    assert set() == {
        start for start in templates if not any(text.startswith(start) for _, _, text in REFUSED)
    }
