"""The echo bot in python-telegram-bot 22."""

import sys
from pathlib import Path

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

PICTURE = Path(__file__).with_name("blue.png")
Context = ContextTypes.DEFAULT_TYPE


async def start(update: Update, _: Context) -> None:
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="press")]])
    await update.message.reply_text(f"Hello, {update.effective_user.first_name}!", reply_markup=keyboard)


async def press(update: Update, _: Context) -> None:
    await update.callback_query.answer("Pressed")
    await update.callback_query.edit_message_text("You pressed.")


async def photo(update: Update, _: Context) -> None:
    await update.message.reply_photo(PICTURE, caption="A photo")


async def measure(update: Update, _: Context) -> None:
    file = await update.message.photo[-1].get_file()
    content = await file.download_as_bytearray()
    await update.message.reply_text(f"Photo of {len(content)} bytes", do_quote=True)


async def echo(update: Update, _: Context) -> None:
    await update.message.reply_text(update.message.text, do_quote=True)


async def ready(_: Application) -> None:
    print("ready", flush=True)


def main(mode: str, base: str, token: str, port: str = "0") -> None:
    builder = Application.builder().token(token).post_init(ready)
    application = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("photo", photo))
    application.add_handler(CallbackQueryHandler(press, "^press$"))
    application.add_handler(MessageHandler(filters.PHOTO, measure))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if mode == "webhook":
        hook = f"http://127.0.0.1:{port}/hook"
        application.run_webhook("127.0.0.1", int(port), "hook", webhook_url=hook, secret_token="s3cret")
    else:
        application.run_polling()


main(*sys.argv[1:])
