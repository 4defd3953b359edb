"""Texts with entities, as calls give them and messages show them."""

from conformance.reference.formatting.content import caption_content, check_length, formatted, text_content

__all__ = ["caption_content", "check_length", "formatted", "text_content"]
