"""Formatted texts, judged by clients: what they write for a message's entities is read as the same again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.reference.formatting import text_content

from .formatting.telegram import Telegram
from .formatting.trees import KINDS, QUOTES, SARA, html, meaning_of, trees

pytest.importorskip("aiogram")
pytest.importorskip("telegram")
pytest.importorskip("telebot")

from aiogram.types import MessageEntity as AiogramEntity
from aiogram.types import User
from aiogram.utils import formatting as pieces
from aiogram.utils.text_decorations import html_decoration, markdown_decoration
from telebot.formatting import apply_html_entities
from telebot.types import MessageEntity as TelebotEntity
from telegram import Message


def read(text, mode="", **params):
    content = text_content(Telegram(), {"text": text, "parse_mode": mode, **params})
    return content["text"], content.get("entities", [])


def message(text, entities):
    chat = {"id": 7, "type": "private", "first_name": "سارا"}
    return Message.de_json(
        {"message_id": 1, "date": 1, "chat": chat, "text": text, "entities": entities}, None
    )


def by_aiogram(text, entities):
    return html_decoration.unparse(text, [AiogramEntity(**item) for item in entities])


def by_aiogram_in_markdown(text, entities):
    return markdown_decoration.unparse(text, [AiogramEntity(**item) for item in entities])


def by_python_telegram_bot(text, entities):
    return message(text, entities).text_html_urled


def by_python_telegram_bot_in_markdown(text, entities):
    return message(text, entities).text_markdown_v2_urled


def by_pytelegrambotapi(text, entities):
    return apply_html_entities(text, [TelebotEntity.de_json(dict(item)) for item in entities], None)


ALL = KINDS - QUOTES
# With each the kinds that it cannot write so that Telegram understands them, or not always.
CLIENTS = [
    (by_aiogram, "HTML", {"pre"}),  # a block's language
    (by_aiogram_in_markdown, "MarkdownV2", {"pre", "custom_emoji", "text_link"}),  # a bracket in an address
    (by_python_telegram_bot, "HTML", {"pre"}),  # a block's language
    (by_python_telegram_bot_in_markdown, "MarkdownV2", {"italic", "underline"}),  # two that touch
    (by_pytelegrambotapi, "HTML", {"date_time"}),
]


@pytest.mark.parametrize(("write", "mode", "without"), CLIENTS)
@given(data=st.data())
def test_what_a_client_writes_is_read_as_the_same_entities(write, mode, without, data):
    text, entities = read(html(data.draw(trees(ALL - without))), "HTML")

    assert (text, entities) == read(write(text, entities), mode)


@pytest.mark.parametrize("write", [by_aiogram, by_python_telegram_bot, by_pytelegrambotapi])
@given(nodes=trees(QUOTES | {"bold", "text_link", "code"}))
def test_quotes_that_a_client_writes_are_read_as_the_same(write, nodes):
    text, entities = read(html(nodes), "HTML")

    assert (text, entities) == read(write(text, entities), "HTML")


@given(trees(KINDS - {"code", "pre", "date_time"}))
def test_what_aiogram_lists_means_the_same_when_it_nests(nodes):
    """The entities that aiogram makes of its pieces are kept in meaning, in whatever order they are."""
    text, entities = pieces.Text(*map(aiograms, nodes)).render()
    listed = [entity.model_dump(mode="json", exclude_none=True) for entity in entities]

    shown = read(text, entities=json.dumps(listed))

    assert meaning_of(text, listed) == meaning_of(*shown)


def aiograms(node):
    if not node.kind:
        return node.text
    extra = {"user": User(**SARA)} if "user" in node.extra else node.extra
    return pieces.NODE_TYPES[node.kind](*map(aiograms, node.inner), **extra)
