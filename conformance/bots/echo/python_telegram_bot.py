"""The echo on python-telegram-bot: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

import os

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from conformance.bots.echo import texts


def _button(count: int) -> InlineKeyboardMarkup:
    label = texts.count_label(count)
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=f"count:{count + 1}")]])


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        await update.message.reply_text(texts.HELLO, parse_mode=ParseMode.HTML, reply_markup=_button(0))


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        await update.message.reply_text(
            update.message.text or "", entities=update.message.entities, do_quote=True
        )


async def echo_photo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        await update.message.reply_photo(update.message.photo[-1].file_id, caption=update.message.caption)
        await update.message.reply_document(texts.RECEIPT.encode(), filename="receipt.txt")


async def count(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    if query:
        number = int((query.data or "0").removeprefix("count:"))
        await query.answer()
        await query.edit_message_text(texts.counted(number), reply_markup=_button(number))


def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.PHOTO, echo_photo))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(count, pattern="^count:"))
    application.run_polling(timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))


if __name__ == "__main__":
    main()
