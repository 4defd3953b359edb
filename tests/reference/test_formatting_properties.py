"""Formatted texts: what holds of every one of them."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.reference.calls.errors import ApiError
from conformance.reference.formatting import text_content

from .formatting.telegram import Telegram
from .formatting.trees import KINDS, QUOTES, STYLES, html, markdown, meaning, meaning_of, trees


def read(text, mode="", **params):
    content = text_content(Telegram(), {"text": text, "parse_mode": mode, **params})
    return content["text"], content.get("entities", [])


@given(trees())
def test_html_says_what_it_was_written_for(nodes):
    assert meaning(nodes) == meaning_of(*read(html(nodes), "HTML"))


@given(trees(KINDS - QUOTES))
def test_markdown_says_what_it_was_written_for(nodes):
    assert meaning(nodes) == meaning_of(*read(markdown(nodes), "MarkdownV2"))


@given(trees(KINDS - QUOTES))
def test_both_spellings_make_the_same_entities(nodes):
    assert read(html(nodes), "HTML") == read(markdown(nodes), "MarkdownV2")


@given(trees())
def test_what_a_message_shows_can_be_sent_again(nodes):
    text, entities = read(html(nodes), "HTML")

    assert (text, entities) == read(text, entities=json.dumps(entities))


_KINDS = [*sorted(STYLES), "code", "pre", "blockquote", "expandable_blockquote"]
_LISTED = st.lists(
    st.fixed_dictionaries(
        {"type": st.sampled_from(_KINDS), "offset": st.integers(0, 11), "length": st.integers(0, 12)}
    ),
    max_size=12,
)


@given(_LISTED, st.sampled_from(["abcdefghijkl", "a\rb  t.me \n", "@abcd #a\r\nb"]))
def test_entities_of_any_shape_come_to_nest(listed, text):
    listed = [item | {"length": min(item["length"], len(text) - item["offset"])} for item in listed]
    listed = [item for item in listed if item["length"] >= 0]

    shown, entities = read(text, entities=json.dumps(listed))

    spans = [(item["offset"], item["offset"] + item["length"]) for item in entities]
    assert spans == sorted(spans, key=lambda span: (span[0], -span[1]))
    for index, (low, high) in enumerate(spans):
        assert 0 <= low < high <= len(shown)
        for begin, end in spans[index + 1 :]:
            assert begin >= high or end <= high


@given(_LISTED)
def test_styles_hold_where_they_were_given_unless_code_is_there(listed):
    text = "abcdefghijkl"
    listed = [item | {"length": min(item["length"], len(text) - item["offset"])} for item in listed]

    shown = meaning_of(*read(text, entities=json.dumps(listed)))

    styles = {f"{kind} []" for kind in STYLES}
    for (_, given_kinds), (_, kinds) in zip(meaning_of(text, listed), shown, strict=True):
        is_code = kinds & {"code []", "pre []"}
        assert (set() if is_code else given_kinds & styles) == kinds & styles


@given(st.text(min_size=1), st.sampled_from(["HTML", "MarkdownV2", "Markdown", ""]))
def test_any_text_is_read_or_refused(text, mode):
    """Nothing but a refusal in words comes of a text, and every entity lies within what is kept."""
    try:
        shown, entities = read(text.encode(errors="replace").decode(), mode)
    except ApiError:
        return
    length = len(shown.encode("utf-16-le")) // 2
    for item in entities:
        assert 0 <= item["offset"] < item["offset"] + item["length"] <= length


_MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<b>",
                "</b>",
                "</>",
                "<a href='t.me'>",
                "<pre>",
                "<code class=language-x>",
                "&lt",
                "&#",
                "<",
                " ",
            ),
            *("*", "_", "__", "`", "```", "~", ">", "||", "[", "](t.me)", "![", "](tg://emoji?id=5)", "\\"),
            *("a", "😀", "س", "\n", "\r", "\0", "/a", "@abcd", "t.me", "."),
        ]
    ),
    min_size=1,
    max_size=25,
).map("".join)


@given(_MARKUP, st.sampled_from(["HTML", "MarkdownV2", "Markdown"]))
def test_markup_of_any_shape_is_refused_as_not_parsable_if_at_all(text, mode):
    said = ""
    try:
        read(text, mode)
    except ApiError as refused:
        said = refused.description

    assert not said or said.startswith("Bad Request: can't parse entities: ")


_REPEATED = [
    *("<", "&", "<b>", "<b>a</b>", "<a>b</a>", "<pre><code>", "&#1", "<a href='t.me'>b</a>"),
    *("*", "_", "[", "[a]", "`a`", "```", "||a", ">a\n", "\\", "![a](tg://emoji?id=5)", "[a](t.me)"),
    *("a@.", "a.a", "#a", "#a#", "1 ", "+1", "://", "(", "\r", "@abcd ", "a@a.aa ", "t.me/(", "\u200f", "😀"),
]


@pytest.mark.parametrize("mode", ["HTML", "MarkdownV2", "Markdown", ""])
@pytest.mark.parametrize("piece", _REPEATED)
def test_a_text_of_one_thing_over_and_over_is_read_or_refused(mode, piece):
    """A text that took its square would be felt here: each is of the greatest size."""
    text = piece * (32768 // len(piece.encode()))
    with suppress(ApiError):
        shown, _ = read(text, mode)
        assert len(shown) <= len(text)


@pytest.mark.parametrize("kinds", [["code", "blockquote"], ["bold", "italic", "spoiler"], ["custom_emoji"]])
def test_of_very_many_entities_a_hundred_are_kept(kinds):
    listed = [
        {"type": kind, "offset": place, "length": 1, "custom_emoji_id": "5"}
        for place in range(5000)
        for kind in kinds
    ]

    _, entities = read("#a" * 5000, entities=json.dumps(listed))

    assert len(entities) <= 100
