"""What people press."""

from typing import Any

from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.state import CallbackQuery


@act("press_button", "presses a button that has callback data", required={"message_id": ID, "data": STRING})
def press_button(scene: Scene, details: Details) -> dict[str, Any]:
    message, data = scene.message(details), details["data"]
    if message.markup is None or message.markup.button(data) is None:
        raise Refused("there is no such button")
    platform = scene.platform
    query = CallbackQuery(platform.ids.query(), scene.user, message, platform.moment)
    scene.bot.queries[query.id] = query
    platform.answers[query.id] = None
    value = {
        "id": query.id,
        "from": scene.user.view(),
        "message": platform.behaviour.message(message.view()),
        "chat_instance": scene.chat.instance,
        "data": platform.behaviour.button_data(data),
    }
    return {**scene.tell("callback_query", value), "callback_query_id": query.id}
