"""What people pin."""

from typing import Any

from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.messages.contents import kind_of
from conformance.reference.messages.pins import pin, unpin


@act("pin_message", "pins a message", required={"message_id": ID})
def pin_message(scene: Scene, details: Details) -> dict[str, Any]:
    message = scene.message(details)
    _check_right(scene)
    if not kind_of(message.content) or message.id in scene.chat.pinned:
        raise Refused("the message cannot be pinned, or is already")
    told = pin(scene.platform, message, scene.user)
    return {"update_id": told.get(scene.bot.token)}


@act("unpin_message", "unpins a message", required={"message_id": ID})
def unpin_message(scene: Scene, details: Details) -> dict[str, Any]:
    """Bots are not told."""
    _check_right(scene)
    if details["message_id"] not in scene.chat.pinned:
        raise Refused("the message is not pinned")
    unpin(scene.chat, details["message_id"])
    return {"update_id": None}


def _check_right(scene: Scene) -> None:
    chat, member = scene.chat, scene.chat.member(scene.user.id)
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    everyones = chat.kind != "channel" and right in chat.permissions and not member.leads
    if chat.kind != "private" and not everyones and not member.may(right):
        raise Refused("the user may not pin there")
