"""People call bots as guests."""

from typing import Any

from conformance.reference.acts.messages import text_of
from conformance.reference.acts.registry import TEXT, Details, Refused, Scene, act
from conformance.reference.chats.hearing import tell
from conformance.reference.inline.guests import ANSWERABLE_SECONDS, GuestQueries, GuestQuery


@act(
    "call_guest",
    "calls the bot by its name, in a chat where it is not",
    required={"text": TEXT},
    posts=True,
)
def call_guest(scene: Scene, details: Details) -> dict[str, Any]:
    platform, bot = scene.platform, scene.bot
    if not bot.switches.supports_guest_queries:
        raise Refused("the bot is no guest anywhere")
    if scene.chat.kind == "private" or scene.chat.has(bot.user.id):
        raise Refused("the bot is in the chat, and hears what is said there")
    if f"@{bot.user.username}".lower() not in details["text"].lower():
        raise Refused("the text does not name the bot")
    posted = scene.post(text_of(scene, {"text": details["text"]}), details)
    message, query_id = scene.chat.messages[posted["message_id"]], platform.ids.query()
    until = platform.moment + ANSWERABLE_SECONDS
    bot.part(GuestQueries).keep(query_id, GuestQuery(scene.user, message), platform.moment, until)
    asked = message._replace(extra={**message.extra, "guest_query_id": query_id})
    told = tell(platform, bot, "guest_message", platform.behaviour.message(asked.view()))
    return {**posted, "update_id": told, "guest_query_id": query_id}
