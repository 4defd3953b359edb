"""Blocks that the bot lists, one by one."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture
from conformance.suite.rich._blocks import blocks_of, paragraph, rich, words
from conformance.verdict import Consequence

_RICH = documented("Bot API, Rich messages")


@clause(
    "rich.message-is-whole",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def message_is_whole(caller: Caller, user: User) -> None:
    """sendRichMessage gives back the Message with its blocks, schema-true."""
    params = {"chat_id": user.chat_id, "rich_message": {"blocks": [paragraph("گل سرخ")]}}
    message = caller.ask("sendRichMessage", params)
    (block,) = message["rich_message"]["blocks"]
    assert (block["type"], words(block["text"])) == ("paragraph", "گل سرخ")


@clause(
    "rich.blocks-in-order",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def blocks_in_order(caller: Caller, user: User) -> None:
    """Blocks come back in their order."""
    given: list[dict[str, Any]] = [
        {"type": "heading", "text": "یک", "size": 1},
        {"type": "divider"},
        paragraph("دو"),
    ]
    assert [block["type"] for block in blocks_of(caller, user, *given)] == ["heading", "divider", "paragraph"]


@clause(
    "rich.heading",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def heading(caller: Caller, user: User) -> None:
    """A heading keeps its size."""
    (shown,) = blocks_of(caller, user, {"type": "heading", "text": "سرفصل", "size": 3})
    assert (words(shown["text"]), shown["size"]) == ("سرفصل", 3)


@clause(
    "rich.styled-text",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def styled_text(caller: Caller, user: User) -> None:
    """A text of pieces keeps the looks of each."""
    (shown,) = blocks_of(caller, user, paragraph(["گل ", {"type": "bold", "text": "سرخ"}]))
    assert words(shown["text"]) == "گل سرخ"
    assert [piece["type"] for piece in shown["text"] if isinstance(piece, dict)] == ["bold"]


@clause(
    "rich.link",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def link(caller: Caller, user: User) -> None:
    """A link within a text keeps its address."""
    (shown,) = blocks_of(
        caller, user, paragraph([{"type": "url", "text": "گل", "url": "https://example.com/a"}, " سرخ"])
    )
    (piece,) = [piece for piece in shown["text"] if isinstance(piece, dict)]
    assert (piece["type"], piece["url"]) == ("url", "https://example.com/a")


@clause(
    "rich.pre",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def pre(caller: Caller, user: User) -> None:
    """A block of code keeps its language."""
    (shown,) = blocks_of(caller, user, {"type": "pre", "text": "x = 1", "language": "python"})
    assert (words(shown["text"]), shown["language"]) == ("x = 1", "python")


@clause(
    "rich.items-listed",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def items_listed(caller: Caller, user: User) -> None:
    """A list keeps its items, and their ticks."""
    (shown,) = blocks_of(
        caller,
        user,
        {
            "type": "list",
            "items": [
                {"blocks": [paragraph("یک")], "has_checkbox": True, "is_checked": True},
                {"blocks": [paragraph("دو")]},
            ],
        },
    )
    assert [words(item["blocks"][0]["text"]) for item in shown["items"]] == ["یک", "دو"]
    assert shown["items"][0]["is_checked"] is True


@clause(
    "rich.blockquote",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def blockquote(caller: Caller, user: User) -> None:
    """A quotation keeps its blocks and whom it credits."""
    (shown,) = blocks_of(caller, user, {"type": "blockquote", "blocks": [paragraph("سخن")], "credit": "سعدی"})
    assert (words(shown["blocks"][0]["text"]), words(shown["credit"])) == ("سخن", "سعدی")


@clause(
    "rich.table",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def table(caller: Caller, user: User) -> None:
    """A table keeps its rows, cells and headings."""
    (shown,) = blocks_of(
        caller,
        user,
        {
            "type": "table",
            "cells": [
                [{"text": "نام", "is_header": True}, {"text": "بها", "is_header": True}],
                [{"text": "گل"}, {"text": "۵"}],
            ],
        },
    )
    assert [[words(cell["text"]) for cell in row] for row in shown["cells"]] == [["نام", "بها"], ["گل", "۵"]]
    assert [bool(row[0].get("is_header")) for row in shown["cells"]] == [True, False]


@clause(
    "rich.details",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def details(caller: Caller, user: User) -> None:
    """Details keep their summary, their blocks, and whether they are open."""
    (shown,) = blocks_of(
        caller, user, {"type": "details", "summary": "بیشتر", "blocks": [paragraph("گل")], "is_open": True}
    )
    assert (words(shown["summary"]), words(shown["blocks"][0]["text"]), shown["is_open"]) == (
        "بیشتر",
        "گل",
        True,
    )


@clause(
    "rich.place-on-map",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.COSMETIC,
    method="sendRichMessage",
)
def place_on_map(caller: Caller, user: User) -> None:
    """A map keeps its place."""
    (shown,) = blocks_of(caller, user, {"type": "map", "location": {"latitude": 35.7, "longitude": 51.3}})
    assert abs(shown["location"]["latitude"] - 35.7) < 0.001
    assert abs(shown["location"]["longitude"] - 51.3) < 0.001


@clause(
    "rich.picture-within",
    "#sendrichmessage",
    _RICH,
    since="10.2",
    consequence=Consequence.DEGRADES,
    method="sendRichMessage",
)
def picture_within(caller: Caller, user: User) -> None:
    """A picture within a message is uploaded as any other."""
    block = {"type": "photo", "photo": {"type": "photo", "media": "attach://p"}}
    (shown,) = rich(caller, user, {"p": picture()}, blocks=[block])["blocks"]
    assert (shown["type"], shown["photo"][-1]["width"]) == ("photo", 400)
