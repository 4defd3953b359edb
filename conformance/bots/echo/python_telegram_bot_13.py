"""The echo on python-telegram-bot 13: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

# Types are read from the major that is installed here, which is another:
# mypy: ignore-errors

import os
from io import BytesIO

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ParseMode, Update
from telegram.ext import (
    CallbackContext,
    CallbackQueryHandler,
    CommandHandler,
    Filters,
    MessageHandler,
    Updater,
)

from conformance.bots.echo import texts


def _button(count: int) -> InlineKeyboardMarkup:
    label = texts.count_label(count)
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"count:{count + 1}")]])


def start(update: Update, _: CallbackContext) -> None:
    update.message.reply_text(texts.HELLO, parse_mode=ParseMode.HTML, reply_markup=_button(0))


def echo(update: Update, _: CallbackContext) -> None:
    update.message.reply_text(update.message.text, entities=update.message.entities, quote=True)


def echo_photo(update: Update, _: CallbackContext) -> None:
    update.message.reply_photo(update.message.photo[-1].file_id, caption=update.message.caption)
    update.message.reply_document(BytesIO(texts.RECEIPT.encode()), filename="receipt.txt")


def count(update: Update, _: CallbackContext) -> None:
    query = update.callback_query
    number = int(query.data.removeprefix("count:"))
    query.answer()
    query.edit_message_text(texts.counted(number), reply_markup=_button(number))


def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    updater = Updater(os.environ["BOT_TOKEN"], base_url=f"{base}/bot", base_file_url=f"{base}/file/bot")
    updater.dispatcher.add_handler(CommandHandler("start", start))
    updater.dispatcher.add_handler(MessageHandler(Filters.photo, echo_photo))
    updater.dispatcher.add_handler(MessageHandler(Filters.text, echo))
    updater.dispatcher.add_handler(CallbackQueryHandler(count, pattern="^count:"))
    updater.start_polling(timeout=int(os.environ.get("POLLING_TIMEOUT", "10")))
    updater.idle()


if __name__ == "__main__":
    main()
