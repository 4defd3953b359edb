"""Inline mode: results that bots offer for sending by people, and the messages that come of them."""

from conformance.reference.inline.messages import InlineMessages, inline_message, sent_by_way_of

__all__ = ["InlineMessages", "inline_message", "sent_by_way_of"]
