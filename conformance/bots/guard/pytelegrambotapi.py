"""A keeper on pyTelegramBotAPI: greets with a question, warns, mutes, bans. Token in BOT_TOKEN."""

# The framework is typed in parts, and this is a bot as its users write it:
# mypy: disable-error-code="assignment, untyped-decorator, arg-type, index, no-untyped-call, union-attr"

import os
import signal
import sys

import telebot
from telebot import apihelper
from telebot.types import (
    CallbackQuery,
    ChatPermissions,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)

_BASE = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
apihelper.API_URL = _BASE + "/bot{0}/{1}"
apihelper.FILE_URL = _BASE + "/file/bot{0}/{1}"

bot = telebot.TeleBot(os.environ["BOT_TOKEN"], parse_mode="HTML", threaded=False)
warnings: dict[tuple[int, int], int] = {}

_SILENT = ChatPermissions(can_send_messages=False)
_FREE = ChatPermissions(
    can_send_messages=True,
    can_send_photos=True,
    can_send_documents=True,
    can_send_polls=True,
    can_send_other_messages=True,
    can_add_web_page_previews=True,
)
_RULES = "<b>Rules</b>\n1. Be kind.\n2. No links.\n<tg-spoiler>3. No spoilers.</tg-spoiler>"


def is_administrator(message: Message) -> bool:
    member = bot.get_chat_member(message.chat.id, message.from_user.id)
    return member.status in {"creator", "administrator"}


def _name(message: Message) -> str:
    user = message.reply_to_message.from_user
    return f'<a href="tg://user?id={user.id}">{user.first_name}</a>'


@bot.message_handler(content_types=["new_chat_members"])
def welcome(message: Message) -> None:
    for user in message.new_chat_members:
        bot.restrict_chat_member(message.chat.id, user.id, permissions=_SILENT)
        markup = InlineKeyboardMarkup()
        markup.add(InlineKeyboardButton("I am human 🙋", callback_data=f"human:{user.id}"))
        bot.send_message(
            message.chat.id,
            f"Welcome, {user.first_name}! Press the button to write here.",
            reply_markup=markup,
        )
    bot.delete_message(message.chat.id, message.message_id)


@bot.callback_query_handler(func=lambda query: query.data.startswith("human:"))
def human(query: CallbackQuery) -> None:
    if query.from_user.id != int(query.data.removeprefix("human:")):
        bot.answer_callback_query(query.id, "This button is not yours.", show_alert=True)
        return
    chat = query.message.chat.id
    bot.restrict_chat_member(
        chat, query.from_user.id, permissions=_FREE, use_independent_chat_permissions=True
    )
    bot.answer_callback_query(query.id, "Thank you!")
    bot.edit_message_text(f"{query.from_user.first_name} is one of us.", chat, query.message.message_id)


@bot.message_handler(commands=["rules"])
def rules(message: Message) -> None:
    sent = bot.send_message(message.chat.id, _RULES)
    if is_administrator(message):
        bot.pin_chat_message(message.chat.id, sent.message_id, disable_notification=True)


@bot.message_handler(commands=["warn", "ban", "unmute"], func=lambda message: message.reply_to_message)
def punish(message: Message) -> None:
    if not is_administrator(message):
        bot.reply_to(message, "Only administrators can do that.")
        return
    chat, user = message.chat.id, message.reply_to_message.from_user.id
    command = message.text.split()[0].lstrip("/")
    if command == "warn":
        count = warnings[chat, user] = warnings.get((chat, user), 0) + 1
        bot.send_message(chat, f"{_name(message)} has <b>{count} of 2</b> warnings.")
        if count == 2:
            bot.restrict_chat_member(chat, user, permissions=_SILENT)
            bot.send_message(chat, f"{_name(message)} is silent now. 🔇")
    elif command == "ban":
        bot.ban_chat_member(chat, user, revoke_messages=True)
        bot.send_message(chat, f"{message.reply_to_message.from_user.first_name} is out. 🚪")
    else:
        bot.restrict_chat_member(chat, user, permissions=_FREE)
        bot.send_message(chat, f"{_name(message)} may speak again.")


@bot.message_handler(func=lambda message: any(e.type in {"url", "text_link"} for e in message.entities or ()))
def link(message: Message) -> None:
    if not is_administrator(message):
        bot.delete_message(message.chat.id, message.message_id)
        bot.send_message(message.chat.id, f"No links here, {message.from_user.first_name}.")


@bot.message_handler(content_types=["left_chat_member"])
def farewell(message: Message) -> None:
    if message.from_user.id == message.left_chat_member.id:
        bot.send_message(message.chat.id, f"Farewell, {message.left_chat_member.first_name}.")


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    bot.remove_webhook()
    bot.infinity_polling(long_polling_timeout=int(os.environ.get("POLLING_TIMEOUT", "20")))


if __name__ == "__main__":
    main()
