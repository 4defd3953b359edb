"""Inline mode: results that bots offer for sending by people, and the messages that come of them."""

from conformance.reference.inline.messages import (
    InlineMessages,
    Sent,
    elsewhere,
    inline_message,
    named,
    sent_by_way_of,
)
from conformance.reference.inline.queries import Answer, InlineQueries, InlineQuery
from conformance.reference.inline.reading import read_result, read_results
from conformance.reference.inline.result import Result

__all__ = [
    "Answer",
    "InlineMessages",
    "InlineQueries",
    "InlineQuery",
    "Result",
    "Sent",
    "elsewhere",
    "inline_message",
    "named",
    "read_result",
    "read_results",
    "sent_by_way_of",
]
