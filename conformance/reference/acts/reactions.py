"""People react to messages."""

from typing import Any

from conformance.reference.acts.choosing import REACTIONS, chosen
from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.messages.reactions import react, tell_reaction
from conformance.reference.state.reactions import Reactions

FREE, PREMIUM = 1, 3


@act("react", "reacts to a message", required={"message_id": ID, "reactions": REACTIONS})
def react_to(scene: Scene, details: Details) -> dict[str, Any]:
    """No reactions take back those that were."""
    message, user = scene.message(details), scene.user
    wanted = chosen(details["reactions"])
    old = scene.chat.part(Reactions).of(message.id, user.id)
    try:
        react(scene.chat, message.id, user.id, wanted, PREMIUM if user.is_premium else FREE)
    except ApiError as error:
        raise Refused(error.description) from None
    if wanted == old:
        return {"update_id": None}
    told = tell_reaction(scene.platform, scene.chat, message.id, user, old)
    return {"update_id": told.get(scene.bot.token)}
