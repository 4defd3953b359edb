"""Dice of six kinds; the platform throws them."""

from typing import Any

from conformance.reference.state import Platform

__all__ = ["DICE", "thrown"]

# The greatest value of each.
DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def thrown(platform: Platform, emoji: str) -> dict[str, Any]:
    """The content of a message with such a dice."""
    return {"dice": {"emoji": emoji, "value": platform.ids.number(1, DICE[emoji])}}
