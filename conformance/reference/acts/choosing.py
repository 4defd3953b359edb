"""Reactions as people choose them: an emoji alone, or a ReactionType object."""

from typing import Any

from conformance.reference.acts.registry import TEXT, Refused
from conformance.reference.calls.fields import NotParsable
from conformance.reference.messages.reactions import EMOJI, read_reaction
from conformance.reference.state.reactions import Reaction

__all__ = ["REACTIONS", "chosen"]

REACTIONS = {"type": "array", "items": {"anyOf": [TEXT, {"type": "object", "required": ["type"]}]}}


def chosen(listed: list[Any]) -> tuple[Reaction, ...]:
    """Each of them once. Raises Refused."""
    try:
        reactions = tuple(dict.fromkeys(_one(item) for item in listed))
    except NotParsable as error:
        raise Refused(f"that is no reaction: {error}") from None
    if any(reaction.kind == "emoji" and reaction.value not in EMOJI for reaction in reactions):
        raise Refused("not every emoji is a reaction")
    return reactions


def _one(item: Any) -> Reaction:
    if isinstance(item, str):
        return read_reaction({"type": "emoji", "emoji": item})
    return Reaction("paid") if item["type"] == "paid" else read_reaction(item)
