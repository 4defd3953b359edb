"""People react to messages, and choose which reactions their chat allows."""

from typing import Any

from conformance.reference.acts.registry import ID, TEXT, Details, Refused, Scene, act
from conformance.reference.errors import ApiError
from conformance.reference.formatting.marking import NotParsable
from conformance.reference.reactions import react, read_reaction, tell_reaction
from conformance.reference.state.reactions import Reaction, Reactions

FREE, PREMIUM = 1, 3

# An emoji alone, or a ReactionType object.
_REACTIONS = {"type": "array", "items": {"anyOf": [TEXT, {"type": "object", "required": ["type"]}]}}


@act("react", "reacts to a message", required={"message_id": ID, "reactions": _REACTIONS})
def react_to(scene: Scene, details: Details) -> dict[str, Any]:
    """No reactions take back those that were."""
    message, user = scene.message(details), scene.user
    wanted = _read(details["reactions"])
    old = scene.chat.part(Reactions).of(message.id, user.id)
    try:
        react(scene.chat, message.id, user.id, wanted, PREMIUM if user.is_premium else FREE)
    except ApiError as error:
        raise Refused(error.description) from None
    if wanted == old:
        return {"update_id": None}
    told = tell_reaction(scene.platform, scene.chat, message.id, user, old)
    return {"update_id": told.get(scene.bot.token)}


@act(
    "allow_reactions",
    "chooses the reactions that the chat allows; without a list every emoji is",
    optional={"reactions": _REACTIONS},
)
def allow_reactions(scene: Scene, details: Details) -> dict[str, Any]:
    if not scene.chat.member(scene.user.id).may("can_change_info"):
        raise Refused("only an administrator can choose the reactions")
    listed = details.get("reactions")
    scene.chat.part(Reactions).allowed = None if listed is None else frozenset(_read(listed))
    return {"update_id": None}


def _read(listed: list[Any]) -> tuple[Reaction, ...]:
    try:
        return tuple(dict.fromkeys(_one(item) for item in listed))
    except NotParsable as error:
        raise Refused(f"that is no reaction: {error}") from None


def _one(item: Any) -> Reaction:
    if isinstance(item, str):
        return read_reaction({"type": "emoji", "emoji": item})
    if item["type"] == "paid":
        return Reaction("paid")
    return read_reaction(item)
