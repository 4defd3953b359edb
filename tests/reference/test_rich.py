"""Rich messages: given as blocks, as Markdown and as HTML."""

import json
import time
from contextlib import suppress

import pytest

from conformance.reference.calls.fields import NotParsable
from conformance.reference.rich.html import html_blocks
from conformance.reference.rich.markdown import markdown_blocks

from .chats_stage import Place, judge
from .media_stage import film, song, speech

BLOCKS = [
    {"type": "heading", "text": "Title", "size": 2},
    {
        "type": "paragraph",
        "text": ["plain ", {"type": "bold", "text": "bold"}, {"type": "hashtag", "text": "#a"}],
    },
    {"type": "divider"},
    {"type": "pre", "text": "x = 1", "language": "python"},
    {"type": "list", "items": [{"blocks": [{"type": "paragraph", "text": "a"}], "has_checkbox": True}]},
    {"type": "blockquote", "blocks": [{"type": "paragraph", "text": "q"}], "credit": "me"},
    {"type": "expandable_blockquote", "text": "long"},
    {"type": "pullquote", "text": "p"},
    {"type": "table", "cells": [[{"text": "h", "is_header": True}, {"text": "c", "colspan": 2}]]},
    {"type": "details", "summary": "more", "blocks": [{"type": "paragraph", "text": "d"}], "is_open": True},
    {"type": "map", "location": {"latitude": 1.5, "longitude": 2}},
    {"type": "buttons", "buttons": [{"text": "go", "url": "https://example.com/", "style": "link"}]},
    {"type": "mathematical_expression", "expression": "x^2"},
    {"type": "anchor", "name": "end"},
    {"type": "footer", "text": {"type": "url", "text": "f", "url": "https://example.com/"}},
]


def private(stage):
    return Place(stage, stage.user_id, 0)


def test_blocks_come_back_as_messages_show_them(stage):
    message = private(stage).call("sendRichMessage", rich_message={"blocks": BLOCKS, "is_rtl": True})

    rich = message["rich_message"]
    assert [block["type"] for block in BLOCKS] == [block["type"] for block in rich["blocks"]]
    assert rich["is_rtl"]
    assert {"type": "hashtag", "text": "#a", "hashtag": "#a"} == rich["blocks"][1]["text"][2]
    assert ["center", "left"] == [cell["align"] for cell in rich["blocks"][8]["cells"][0]]


def test_a_block_holds_a_picture(stage, png):
    block = {"type": "photo", "photo": {"type": "photo", "media": "attach://p", "has_spoiler": True}}
    data = {"chat_id": stage.user_id, "rich_message": json.dumps({"blocks": [block]})}

    answer = stage.client.post(
        f"/bot{stage.token}/sendRichMessage", data=data, files={"p": ("p.png", png)}
    ).json()

    assert not judge().result("sendRichMessage", answer["result"])
    [shown] = answer["result"]["rich_message"]["blocks"]
    assert shown["has_spoiler"]
    assert {"file_id", "file_unique_id", "width", "height", "file_size"} == shown["photo"][0].keys()


MARKED = """# Title

some **bold** and `code`
goes on

- one
- [x] two

1. first

> quoted

---
```py
x = 1
```"""
MARKUP = (
    "<h1>Title</h1><p>some <b>bold</b> and <code>code</code>\ngoes on</p><ul><li>one</li></ul>"
    "<blockquote><p>quoted</p></blockquote><hr><pre>x = 1</pre><table><tr><th>h</th><td>c</td></tr></table>"
    "<details open><summary>more</summary>text</details>"
)
WORDS = [
    "some ",
    {"type": "bold", "text": "bold"},
    " and ",
    {"type": "code", "text": "code"},
    "\ngoes on",
]


@pytest.mark.parametrize(
    ("given", "kinds"),
    [
        ({"markdown": MARKED}, ["heading", "paragraph", "list", "list", "blockquote", "divider", "pre"]),
        (
            {"html": MARKUP},
            ["heading", "paragraph", "list", "blockquote", "divider", "pre", "table", "details"],
        ),
    ],
)
def test_markup_becomes_blocks(stage, given, kinds):
    blocks = private(stage).call("sendRichMessage", rich_message=given)["rich_message"]["blocks"]

    assert kinds == [block["type"] for block in blocks]
    assert WORDS == blocks[1]["text"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("", "rich message must be non-empty"),
        ("junk", "can't parse rich message JSON object"),
        ("[]", "object expected as rich message"),
        ({}, "rich message must be non-empty"),
        ({"blocks": 1}, "expected an Array of InputRichBlock"),
        ({"blocks": [1]}, "can't parse InputRichBlock: Object expected as InputRichMessageBlock"),
        ({"blocks": [{}]}, "can't parse InputRichBlock: Can't find field \"type\""),
        ({"blocks": [{"type": "dance"}]}, 'can\'t parse InputRichBlock: type "dance" is unsupported'),
        ({"blocks": [{"type": "thinking"}]}, 'can\'t parse InputRichBlock: type "thinking" is unsupported'),
        (
            {"blocks": [{"type": "paragraph", "text": {"type": "dance"}}]},
            "can't parse InputRichBlock: Unsupported rich text type",
        ),
        (
            {"blocks": [{"type": "table", "cells": [[{"align": "up"}]]}]},
            "can't parse InputRichBlock: Invalid horizontal alignment specified",
        ),
        (
            {"blocks": [{"type": "photo", "photo": {"type": "video"}}]},
            'can\'t parse InputRichBlock: Unexpected media type "video" for block "photo"',
        ),
    ],
)
def test_a_bad_rich_message_is_refused_in_the_servers_words(stage, given, words):
    assert words == private(stage).refused("sendRichMessage", rich_message=given)


def test_a_rich_message_is_edited_into_another_and_from_a_text(stage):
    chat = private(stage)
    said = stage.say("a")["message_id"]

    edited = chat.call("editMessageText", message_id=said, rich_message={"markdown": "b"})

    assert [{"type": "paragraph", "text": "b"}] == edited["rich_message"]["blocks"]
    assert "text" not in edited


@pytest.mark.parametrize(
    ("kind", "name", "shown"),
    [
        ("voice_note", "a.ogg", "voice_note"),
        ("video", "a.mp3", "audio"),
        ("animation", "a.mp3", "audio"),
        ("document", "a.mp4", "video"),
    ],
)
def test_a_file_in_a_block_is_shown_as_what_it_is(stage, kind, name, shown):
    content = {"a.ogg": speech(), "a.mp3": song(), "a.mp4": film()}[name]
    block = {"type": kind, kind: {"type": kind, "media": "attach://f"}}
    data = {"chat_id": stage.user_id, "rich_message": json.dumps({"blocks": [block]})}

    answer = stage.client.post(
        f"/bot{stage.token}/sendRichMessage", data=data, files={"f": (name, content)}
    ).json()

    assert not judge().result("sendRichMessage", answer["result"])
    [block] = answer["result"]["rich_message"]["blocks"]
    assert shown == block["type"]
    assert shown in block


@pytest.mark.parametrize("tag", ["<b>", "<blockquote>", "<ul><li>"])
def test_markup_that_never_ends_is_refused(stage, tag):
    words = private(stage).refused("sendRichMessage", rich_message={"html": tag * 20_000})

    assert "rich message is nested too deep" == words


@pytest.mark.parametrize("form", ["html", "markdown"])
@pytest.mark.parametrize(
    "piece", ["<a", "<!--", "<a href='", "&#9", "[", "[a](", "**a\n", "`a", "*a", "<tr><hr>"]
)
def test_markup_of_one_thing_over_and_over_takes_no_time(form, piece):
    text, begun = piece * (200_000 // len(piece)), time.process_time()

    with suppress(NotParsable):
        (html_blocks if form == "html" else markdown_blocks)(text)

    assert time.process_time() - begun < 1
