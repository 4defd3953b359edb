"""What people press."""

from typing import Any

from conformance.reference.acts.messages import text_of
from conformance.reference.acts.pressing import ask, ask_about_gone
from conformance.reference.acts.registry import ID, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.inline import InlineMessages
from conformance.reference.keyboards import Markup
from conformance.reference.keyboards.markup import Button
from conformance.reference.state import Chat

__all__ = ["keyboard_button", "shown_keyboard"]


@act("press_button", "presses a button that has callback data", required={"message_id": ID, "data": STRING})
def press_button(scene: Scene, details: Details) -> dict[str, Any]:
    message_id, data = details["message_id"], details["data"]
    message = scene.chat.messages.get(message_id)
    if message is None:
        if not 0 < message_id <= scene.chat.numbers.last:
            raise Refused("there is no such message")
        return ask_about_gone(scene, message_id, data)
    if message.markup is None or message.markup.button(data) is None:
        raise Refused("there is no such button")
    return ask(scene, message, data=data)


@act(
    "press_inline_button",
    "presses a button under a message that was sent by way of the bot, wherever it is",
    required={"inline_message_id": TEXT, "data": STRING},
    outside=True,
)
def press_inline_button(scene: Scene, details: Details) -> dict[str, Any]:
    found = scene.platform.part(InlineMessages).find(details["inline_message_id"])
    markup = found[1].markup if found else None
    if found is None or markup is None or markup.button(details["data"]) is None:
        raise Refused("there is no such button")
    return ask(scene, found[1], data=details["data"])


@act("press_keyboard", "presses a plain button of the reply keyboard", required={"text": TEXT}, posts=True)
def press_keyboard(scene: Scene, details: Details) -> dict[str, Any]:
    button = keyboard_button(scene.chat, "text", details["text"])
    if any(name.startswith("request_") or name == "web_app" for name in button):
        raise Refused("the button asks for something: there is another act for that")
    return scene.post(text_of(scene, button), details)


def keyboard_button(chat: Chat, name: str, value: Any) -> Button:
    """The button of the keyboard now shown whose field is that. Raises Refused."""
    markup = shown_keyboard(chat)
    for button in markup.buttons() if markup else ():
        if button.get(name) == value:
            return button
    raise Refused("there is no such button on the keyboard")


def shown_keyboard(chat: Chat) -> Markup | None:
    """The reply keyboard that the person sees: the last one sent, unless it was removed."""
    for message in reversed(chat.messages.values()):
        if message.markup is not None and not message.markup.inline:
            return message.markup if "keyboard" in message.markup.view else None
    return None
