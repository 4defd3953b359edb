"""Boosts given to a chat and taken back."""

from typing import Any

from conformance.reference.acts.registry import STRING, Details, Refused, Scene, act
from conformance.reference.chats.groups import proclaimed
from conformance.reference.chats.hearing import tell
from conformance.reference.state.boosts import Boost, Boosts

BOOSTED_SECONDS = 30 * 24 * 60 * 60


@act("boost", "boosts the chat")
def boost(scene: Scene, _: Details) -> dict[str, Any]:
    if scene.chat.kind not in {"supergroup", "channel"}:
        raise Refused("a supergroup or a channel can be boosted")
    platform, now = scene.platform, scene.platform.now()
    given = Boost(platform.ids.octets(16).hex(), scene.user, now, now + BOOSTED_SECONDS)
    scene.chat.part(Boosts).by_id[given.id] = given
    told = _tell(scene, "chat_boost", {"boost": given.view()})
    if scene.chat.kind == "supergroup":
        proclaimed(platform, scene.chat, scene.user, {"boost_added": {"boost_count": 1}})
    return {**told, "boost_id": given.id}


@act("unboost", "takes a boost back", required={"boost_id": STRING})
def unboost(scene: Scene, details: Details) -> dict[str, Any]:
    given = scene.chat.part(Boosts).by_id.get(details["boost_id"])
    if given is None or given.user.id != scene.user.id:
        raise Refused("the user has given no such boost")
    del scene.chat.part(Boosts).by_id[given.id]
    value = {"boost_id": given.id, "remove_date": scene.platform.now(), "source": given.source()}
    return _tell(scene, "removed_chat_boost", value)


def _tell(scene: Scene, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    """The bots that lead the chat hear of it."""
    told = {}
    for user_id in scene.chat.staff:
        bot = scene.platform.accounts.get(user_id)
        if bot is not None:
            told[bot.token] = tell(scene.platform, bot, kind, {"chat": scene.chat.view, **value})
    return {"update_id": told.get(scene.bot.token)}
