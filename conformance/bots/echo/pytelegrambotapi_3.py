"""The echo on pyTelegramBotAPI 3: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

# Types are read from the major that is installed here, which is another:
# mypy: ignore-errors

import io
import os
import signal
import sys

import telebot
from telebot import apihelper
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from conformance.bots.echo import texts

_BASE = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
apihelper.API_URL = _BASE + "/bot{0}/{1}"
apihelper.FILE_URL = _BASE + "/file/bot{0}/{1}"

bot = telebot.TeleBot(os.environ["BOT_TOKEN"], threaded=False)


def _button(count: int) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup()
    markup.add(InlineKeyboardButton(texts.count_label(count), callback_data=f"count:{count + 1}"))
    return markup


@bot.message_handler(commands=["start"])
def start(message: Message) -> None:
    bot.reply_to(message, texts.HELLO, parse_mode="HTML", reply_markup=_button(0))


@bot.message_handler(content_types=["text"])
def echo(message: Message) -> None:
    bot.reply_to(message, message.text)


@bot.message_handler(content_types=["photo"])
def echo_photo(message: Message) -> None:
    bot.send_photo(message.chat.id, message.photo[-1].file_id, caption=message.caption)
    receipt = io.BytesIO(texts.RECEIPT.encode())
    receipt.name = "receipt.txt"
    bot.send_document(message.chat.id, receipt)


@bot.callback_query_handler(func=lambda query: query.data.startswith("count:"))
def count(query: CallbackQuery) -> None:
    number = int(query.data.removeprefix("count:"))
    bot.answer_callback_query(query.id)
    bot.edit_message_text(
        texts.counted(number), query.message.chat.id, query.message.message_id, reply_markup=_button(number)
    )


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    bot.remove_webhook()
    bot.polling(none_stop=True, timeout=int(os.environ.get("POLLING_TIMEOUT", "20")))


if __name__ == "__main__":
    main()
