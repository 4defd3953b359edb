"""What people say of themselves."""

from typing import Any

from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.state.profiles import Profiles


@act(
    "set_profile",
    "writes about themselves, and shows a channel of theirs",
    optional={"bio": {"type": "string", "maxLength": 140}, "personal_chat_id": ID},
)
def set_profile(scene: Scene, details: Details) -> dict[str, Any]:
    profile = scene.platform.part(Profiles).of(scene.user.id)
    if "personal_chat_id" in details:
        channel = scene.platform.chats.get(details["personal_chat_id"])
        if channel is None or channel.kind != "channel":
            raise Refused("there is no such channel")
        profile.personal_chat_id = channel.id
    profile.bio = details.get("bio", profile.bio)
    return {}


@act("allow_emoji_status", "lets the bot set their emoji status, as in a web app")
def allow_emoji_status(scene: Scene, _: Details) -> dict[str, Any]:
    scene.platform.part(Profiles).of(scene.user.id).status_bots.add(scene.bot.user.id)
    return {}
