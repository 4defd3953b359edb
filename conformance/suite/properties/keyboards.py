"""Keyboards: what holds of every one."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.properties import _keyboards


@clause(
    "properties.inline-keyboards-come-back",
    "#inlinekeyboardmarkup",
    documented("Bot API, InlineKeyboardMarkup"),
    since="7.11",
    method="sendMessage",
    features=("inline_keyboard", "url_button", "copy_text_button", "switch_inline"),
)
def inline_keyboards_come_back(caller: Caller, user: User) -> None:
    """Whatever buttons an inline keyboard has, the Message has each in its row and place as it was sent."""
    _keyboards.check_inline(caller, user)


@clause(
    "properties.reply-keyboards-are-shown",
    "#replykeyboardmarkup",
    documented("Bot API, ReplyKeyboardMarkup"),
    since="4.6",
    needs=("send_text",),
    method="sendMessage",
    features=("reply_keyboard", "request_contact", "request_location"),
)
def reply_keyboards_are_shown(caller: Caller, user: User) -> None:
    """Whatever buttons a reply keyboard has, the person sees each in its row and place as it was sent."""
    _keyboards.check_reply(caller, user)
