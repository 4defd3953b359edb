"""Texts with entities, as calls give them and messages show them."""

from conformance.reference.formatting.content import (
    CAPTION,
    TEXT,
    Field,
    World,
    caption_content,
    check_length,
    formatted,
    formatted_field,
    text_content,
)
from conformance.reference.formatting.quotes import Quote, automatic_quote, find_quote, quoted, read_quote

__all__ = [
    "CAPTION",
    "TEXT",
    "Field",
    "Quote",
    "World",
    "automatic_quote",
    "caption_content",
    "check_length",
    "find_quote",
    "formatted",
    "formatted_field",
    "quoted",
    "read_quote",
    "text_content",
]
