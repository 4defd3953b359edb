"""Who comes, goes, blocks and unblocks."""

from typing import Any

from conformance.reference.acts.registry import Details, Refused, Scene, act


@act("block", "blocks the bot")
def block(scene: Scene, _: Details) -> dict[str, Any]:
    return _turned(scene, blocked=True)


@act("unblock", "lets the bot write again")
def unblock(scene: Scene, _: Details) -> dict[str, Any]:
    return _turned(scene, blocked=False)


def _turned(scene: Scene, *, blocked: bool) -> dict[str, Any]:
    """Blocking is a change of the bot's own membership, and the bot is told."""
    if scene.chat.kind != "private":
        raise Refused("only a private chat can be blocked")
    if scene.chat.blocked == blocked:
        return {"update_id": None}
    scene.chat.blocked = blocked
    member = {"user": scene.bot.view, "status": "member"}
    kicked = {"user": scene.bot.view, "status": "kicked", "until_date": 0}
    value = {
        "chat": scene.chat.view,
        "from": scene.user.view(),
        "date": scene.platform.now(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    return scene.tell("my_chat_member", value)
