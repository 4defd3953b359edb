"""Keyboards in place of the person's own."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.keyboards._keyboards import sent_with
from conformance.verdict import Consequence

_KEYBOARD = documented("Bot API, ReplyKeyboardMarkup")
_FORCE = documented("Bot API, ForceReply")
_REMOVE = documented("Bot API, ReplyKeyboardRemove")
_REPLY = ("reply_keyboard",)


def _keyboard(*labels: str, **options: Any) -> dict[str, Any]:
    return {"keyboard": [[{"text": label} for label in labels]], **options}


@clause(
    "keyboards.reply-keyboard-not-in-message",
    "#message",
    documented("Bot API, Message: reply_markup is an inline keyboard"),
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=_REPLY,
)
def reply_keyboard_not_in_message(caller: Caller, user: User) -> None:
    """The sent message has no reply_markup where a reply keyboard was sent."""
    assert "reply_markup" not in sent_with(caller, user, _keyboard("کالاها", "سبد"))


@clause(
    "keyboards.reply-button-pressed",
    "#replykeyboardmarkup",
    _KEYBOARD,
    needs=("press_keyboard",),
    method="sendMessage",
    features=_REPLY,
)
def reply_button_pressed(caller: Caller, user: User) -> None:
    """A pressed button of a reply keyboard comes as a message with its text."""
    label = user.marker("🛒 سبد")
    sent_with(caller, user, _keyboard("کالاها", label))
    user.act("press_keyboard", text=label)
    message = caller.awaited("message", lambda message: message.get("text") == label)["message"]
    assert message["chat"]["id"] == user.chat_id


@clause(
    "keyboards.plain-string-buttons",
    "#keyboardbutton",
    documented("Bot API, KeyboardButton: a String can be used for simple text buttons"),
    needs=("press_keyboard",),
    method="sendMessage",
    features=_REPLY,
)
def plain_string_buttons(caller: Caller, user: User) -> None:
    """Buttons of a reply keyboard can be plain strings, and work as such."""
    label = user.marker("سفارش")
    sent_with(caller, user, {"keyboard": [["کالاها"], [label]]})
    user.act("press_keyboard", text=label)
    caller.awaited("message", lambda message: message.get("text") == label)


@clause(
    "keyboards.keyboard-replaced",
    "#replykeyboardmarkup",
    _KEYBOARD,
    needs=("press_keyboard",),
    method="sendMessage",
    features=("reply_keyboard",),
)
def keyboard_replaced(caller: Caller, user: User) -> None:
    """The last reply keyboard that was sent is the one that is shown."""
    label = user.marker("تازه")
    sent_with(caller, user, _keyboard("کهنه"))
    sent_with(caller, user, _keyboard(label))
    user.act("press_keyboard", text=label)
    caller.awaited("message", lambda message: message.get("text") == label)


@clause(
    "keyboards.reply-keyboard-options",
    "#replykeyboardmarkup",
    _KEYBOARD,
    consequence=Consequence.DEGRADES,
    since="6.5",
    method="sendMessage",
    features=_REPLY,
)
def reply_keyboard_options(caller: Caller, user: User) -> None:
    """A reply keyboard can be persistent, resized, for one time, and have a placeholder."""
    options = {"is_persistent": True, "resize_keyboard": True, "one_time_keyboard": True}
    markup = _keyboard("بله", "خیر", **options, input_field_placeholder="پاسخ شما")
    assert sent_with(caller, user, markup)["chat"]["id"] == user.chat_id


@clause(
    "keyboards.remove",
    "#replykeyboardremove",
    _REMOVE,
    method="sendMessage",
    features=("reply_keyboard_remove",),
)
def remove(caller: Caller, user: User) -> None:
    """A message can remove the reply keyboard."""
    sent_with(caller, user, _keyboard("کالاها"))
    text = user.marker()
    assert sent_with(caller, user, {"remove_keyboard": True}, text=text)["text"] == text


@clause(
    "keyboards.force-reply",
    "#forcereply",
    _FORCE,
    since="1.0",
    method="sendMessage",
    features=("force_reply",),
)
def force_reply(caller: Caller, user: User) -> None:
    """A message can ask for a reply, with a placeholder."""
    markup = {"force_reply": True, "input_field_placeholder": "نشانی شما"}
    text = user.marker()
    assert sent_with(caller, user, markup, text=text)["text"] == text


@clause(
    "keyboards.forced-reply-arrives",
    "#forcereply",
    _FORCE,
    observed("bots tell by reply_to_message which question was answered"),
    needs=("send_text",),
    method="sendMessage",
    features=("force_reply", "reads.reply_to_message"),
)
def forced_reply_arrives(caller: Caller, user: User) -> None:
    """The reply to a question comes with the question."""
    asked = sent_with(caller, user, {"force_reply": True})
    text = user.says(user.marker("پاسخ"), reply_to_message_id=asked["message_id"])
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert message["reply_to_message"]["message_id"] == asked["message_id"]


@clause(
    "keyboards.selective-in-group",
    "#replykeyboardmarkup",
    documented("Bot API, ReplyKeyboardMarkup: selective"),
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=_REPLY,
)
def selective_in_group(caller: Caller, group: Group) -> None:
    """A reply keyboard in a group can be for some people only."""
    sent = sent_with(caller, group.chat_id, _keyboard("بله", selective=True))
    assert sent["chat"]["id"] == group.chat_id


@clause(
    "keyboards.reply-button-pressed-in-group",
    "#replykeyboardmarkup",
    _KEYBOARD,
    needs=("press_keyboard",),
    method="sendMessage",
    features=_REPLY,
)
def reply_button_pressed_in_group(caller: Caller, group: Group) -> None:
    """A pressed button of a reply keyboard in a group comes from the member who has pressed."""
    label = User.marker("رأی")
    sent_with(caller, group.chat_id, _keyboard(label))
    try:
        group.member.act("press_keyboard", text=label)
        message = caller.awaited("message", lambda message: message.get("text") == label)["message"]
        assert (message["chat"]["id"], message["from"]["id"]) == (group.chat_id, group.member.id)
    finally:
        sent_with(caller, group.chat_id, {"remove_keyboard": True})
