"""A pressed button that asks the bot something."""

from typing import Any

from conformance.reference.acts.registry import Refused, Scene
from conformance.reference.inline import InlineMessages
from conformance.reference.inline.answering import ANSWERABLE_SECONDS, Remembered, place_of, show
from conformance.reference.state import CallbackQuery, Message

__all__ = ["ask", "ask_about_gone"]


def ask(scene: Scene, message: Message, **payload: str) -> dict[str, Any]:
    """Sends the bot a callback query, unless the person's app remembers the answer to the last one."""
    if _owner(message) not in {None, scene.bot.user.id}:
        raise Refused("the message is another bot's")
    name = scene.platform.part(InlineMessages).name(message)
    key = (scene.user.id, name or place_of(message), str(payload))
    remembered = scene.bot.part(Remembered).find(key, scene.platform.moment)
    if remembered is not None:
        return {"update_id": None, "callback_query_id": remembered}
    query = CallbackQuery(
        scene.platform.ids.query(),
        scene.user,
        message if name is None else None,
        name,
        key=key,
        **payload,
    )
    view = scene.platform.behaviour.message(message.view())
    shown = {"message": view} if name is None else {"inline_message_id": name}
    return _asked(scene, query, shown, message.chat.instance)


def ask_about_gone(scene: Scene, message_id: int, data: str) -> dict[str, Any]:
    """Asks about a message that was deleted while it was on the person's screen."""
    query = CallbackQuery(scene.platform.ids.query(), scene.user, None, data=data)
    gone = {"message_id": message_id, "chat": scene.chat.view, "date": 0}
    return _asked(scene, query, {"message": gone}, scene.chat.instance)


def _asked(scene: Scene, query: CallbackQuery, shown: dict[str, Any], instance: str) -> dict[str, Any]:
    now = scene.platform.moment
    scene.bot.queries.keep(query.id, query, now, now + ANSWERABLE_SECONDS)
    show(scene.platform, query.id, {"answered": False})
    value = {"id": query.id, "from": scene.user.view(), **shown, "chat_instance": instance}
    if query.game is None:
        value["data"] = scene.platform.behaviour.button_data(query.data or "")
    else:
        value["game_short_name"] = query.game
    return {**scene.tell("callback_query", value), "callback_query_id": query.id}


def _owner(message: Message) -> int | None:
    """Whose the keyboard is; None where a channel does not say."""
    via = message.extra.get("via_bot")
    if via is not None:
        return int(via["id"])
    return message.sender.id if message.sender else None
