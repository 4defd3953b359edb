"""What people do in their chats, and the updates that bots get from it."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.errors import ApiError
from conformance.reference.formatting import formatted
from conformance.reference.formatting.entities import views
from conformance.reference.state import Bot, CallbackQuery, Chat, Message, Platform, User

__all__ = ["KINDS", "Refused", "act"]

_Details = Mapping[str, Any]
_encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode


class Refused(ValueError):
    """The act cannot be done; the message says why in a sentence."""


class _Scene:
    """One person in one chat with one bot."""

    def __init__(self, platform: Platform, bot: Bot, user: User, chat: Chat) -> None:
        self.platform = platform
        self.bot = bot
        self.user = user
        self.chat = chat

    def post(self, content: Mapping[str, Any], reply_to: Any = None) -> dict[str, Any]:
        replied = self.chat.messages.get(reply_to) if isinstance(reply_to, int) else None
        if reply_to is not None and replied is None:
            raise Refused("there is no such message to reply to")
        sender = None if self.chat.kind == "channel" else self.user
        message = Message(
            self.chat, self.chat.numbers.next(), sender, self.platform.now(), content, reply_to=replied
        )
        self.chat.messages[message.id] = message
        return self.tell("channel_post" if sender is None else "message", message)

    def tell(self, kind: str, message: Message) -> dict[str, Any]:
        view = self.platform.behaviour.message(message.view())
        return {"update_id": self.put(kind, view), "message_id": message.id}

    def put(self, kind: str, value: dict[str, Any]) -> int | None:
        behaviour = self.platform.behaviour
        text = _encode(behaviour.event(kind, value))
        update_id = None
        for _ in range(behaviour.copies()):
            update_id = self.bot.inbox.put(kind, text)
        return update_id

    def message(self, details: _Details) -> Message:
        message_id = details.get("message_id")
        message = self.chat.messages.get(message_id) if isinstance(message_id, int) else None
        if message is None:
            raise Refused("there is no such message")
        return message


def act(
    platform: Platform, bot: Bot, kind: str, user_id: int, chat_id: int, details: _Details
) -> dict[str, Any]:
    """Does it. Raises Refused where a person could not."""
    if kind not in _ACTS:
        raise Refused(f"no act is called {kind!r}: there are {', '.join(sorted(_ACTS))}")
    user = platform.users.get(user_id)
    if user is None:
        raise Refused("there is no such user")
    chat = bot.chats.get(chat_id)
    if chat is None:
        raise Refused("there is no such chat")
    if user_id not in chat.members:
        raise Refused("the user is not in the chat")
    return _ACTS[kind](_Scene(platform, bot, user, chat), details)


def _send_text(scene: _Scene, details: _Details) -> dict[str, Any]:
    return scene.post(_text(scene, details), details.get("reply_to_message_id"))


def _send_photo(scene: _Scene, details: _Details) -> dict[str, Any]:
    try:
        content = base64.b64decode(details.get("content_base64", ""), validate=True)
        sizes = scene.platform.behaviour.photo_sizes(list(scene.platform.files.add_photo(content)))
    except (binascii.Error, TypeError, ValueError):
        raise Refused("content_base64 is not base64") from None
    except ApiError as error:
        raise Refused(f"the picture cannot be sent: {error.description}") from None
    caption = details.get("caption")
    shown = {"caption": str(caption)} if caption else {}
    return scene.post({"photo": sizes, **shown}, details.get("reply_to_message_id"))


def _send_contact(scene: _Scene, details: _Details) -> dict[str, Any]:
    fields = ("phone_number", "first_name", "last_name", "vcard", "user_id")
    contact = {name: details[name] for name in fields if details.get(name) is not None}
    texts = (value for name, value in contact.items() if name != "user_id")
    if not {"phone_number", "first_name"} <= contact.keys() or not all(
        isinstance(text, str) for text in texts
    ):
        raise Refused("phone_number and first_name are needed")
    return scene.post({"contact": contact}, details.get("reply_to_message_id"))


def _send_location(scene: _Scene, details: _Details) -> dict[str, Any]:
    location = {name: details.get(name) for name in ("latitude", "longitude")}
    if any(isinstance(value, bool) or not isinstance(value, (int, float)) for value in location.values()):
        raise Refused("latitude and longitude are needed")
    return scene.post({"location": location}, details.get("reply_to_message_id"))


def _edit_text(scene: _Scene, details: _Details) -> dict[str, Any]:
    message = scene.message(details)
    if message.sender != scene.user or "text" not in message.content:
        raise Refused("the user has written no such text")
    edited = message._replace(content=_text(scene, details), edit_date=scene.platform.now())
    scene.chat.messages[message.id] = edited
    return scene.tell("edited_message", edited)


def _press_button(scene: _Scene, details: _Details) -> dict[str, Any]:
    message, data = scene.message(details), details.get("data")
    if not isinstance(data, str) or message.markup is None or message.markup.button(data) is None:
        raise Refused("there is no such button")
    platform = scene.platform
    query = CallbackQuery(platform.ids.query(), scene.user, message, platform.clock())
    scene.bot.queries[query.id] = query
    platform.answers[query.id] = None
    value = {
        "id": query.id,
        "from": scene.user.view(),
        "message": platform.behaviour.message(message.view()),
        "chat_instance": scene.chat.instance,
        "data": platform.behaviour.button_data(data),
    }
    return {"update_id": scene.put("callback_query", value), "callback_query_id": query.id}


def _block(scene: _Scene, _: _Details) -> dict[str, Any]:
    return _membership(scene, blocked=True)


def _unblock(scene: _Scene, _: _Details) -> dict[str, Any]:
    return _membership(scene, blocked=False)


def _membership(scene: _Scene, *, blocked: bool) -> dict[str, Any]:
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
    return {"update_id": scene.put("my_chat_member", value)}


def _text(scene: _Scene, details: _Details) -> dict[str, Any]:
    text = details.get("text")
    if not isinstance(text, str):
        raise Refused("text is needed")
    params = {"entities": json.dumps(details["entities"])} if details.get("entities") else {}
    try:
        text, entities = formatted(scene.platform, text, params, "entities")
    except ApiError as error:
        raise Refused(error.description) from None
    if not text:
        raise Refused("the text is empty")
    if not entities:
        return {"text": text}
    shown = scene.platform.behaviour.entities(text, views(text, entities))
    return {"text": text, "entities": shown} if shown else {"text": text}


_ACTS: dict[str, Callable[[_Scene, _Details], dict[str, Any]]] = {
    "send_text": _send_text,
    "send_photo": _send_photo,
    "send_contact": _send_contact,
    "send_location": _send_location,
    "edit_text": _edit_text,
    "press_button": _press_button,
    "block": _block,
    "unblock": _unblock,
}

KINDS = tuple(_ACTS)
