"""Starts the desk: the token is in BOT_TOKEN, its server in BOT_API_BASE; with WEBHOOK_PORT it listens."""

import os

from telegram import Update
from telegram.error import Forbidden
from telegram.ext import (
    Application,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

_Context = ContextTypes.DEFAULT_TYPE

HELLO = "سلام {name} 🌿\nپرسشتان را بنویسید؛ همکاران ما همین‌جا پاسخ می‌دهند."
TAKEN = "✅ پیام شما رسید. شماره‌ی پیگیری: <code>{number}</code>"
CLOSED = "این گفت‌وگو بسته شد. 🌸 اگر باز هم پرسشی داشتید بنویسید."
NO_DESK = "هنوز گروه پشتیبانی ندارم."
NOT_YOURS = "فقط مدیران گروه می‌توانند."
DESK_HERE = "از این پس پرسش‌ها به این گروه می‌آید. ✔️"
GONE = "⚠️ کاربر ربات را بسته است؛ پاسخ نرسید."


async def start(update: Update, _: _Context) -> None:
    if update.message and update.effective_user:
        await update.message.reply_text(HELLO.format(name=update.effective_user.first_name))


async def desk(update: Update, context: _Context) -> None:
    """An administrator makes the group the desk."""
    chat, user, message = update.effective_chat, update.effective_user, update.message
    if not (chat and user and message):
        return
    administrators = await context.bot.get_chat_administrators(chat.id)
    if user.id not in {one.user.id for one in administrators}:
        await message.reply_text(NOT_YOURS)
        return
    context.bot_data["desk"] = chat.id
    await message.reply_text(DESK_HERE)


async def question(update: Update, context: _Context) -> None:
    """What a user sends goes to the staff, who see who it is from."""
    message = update.message
    if not message or not update.effective_chat:
        return
    staff = context.bot_data.get("desk")
    if staff is None:
        await message.reply_text(NO_DESK)
        return
    sent = await message.forward(staff)
    context.bot_data.setdefault("asked", {})[sent.message_id] = update.effective_chat.id
    text = TAKEN.format(number=sent.message_id)
    await message.reply_text(text, parse_mode="HTML", do_quote=True, disable_notification=True)


async def answer(update: Update, context: _Context) -> None:
    """What the staff write in reply to a question goes to who asked it."""
    message = update.message
    if not message or not message.reply_to_message:
        return
    asker = context.bot_data.get("asked", {}).get(message.reply_to_message.message_id)
    if asker is None:
        return
    try:
        await message.copy(asker)
    except Forbidden:
        await message.reply_text(GONE, do_quote=True)


async def close(update: Update, context: _Context) -> None:
    message = update.message
    if not message or not message.reply_to_message:
        return
    asker = context.bot_data.get("asked", {}).pop(message.reply_to_message.message_id, None)
    if asker is not None:
        await context.bot.send_message(asker, CLOSED)
        await message.set_reaction("👌")


def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{base}/bot")
        .base_file_url(f"{base}/file/bot")
        .build()
    )
    private, groups = filters.ChatType.PRIVATE, filters.ChatType.GROUPS
    application.add_handler(CommandHandler("start", start, private))
    application.add_handler(CommandHandler("desk", desk, groups))
    application.add_handler(CommandHandler("close", close, groups))
    application.add_handler(MessageHandler(private, question))
    application.add_handler(MessageHandler(groups & filters.REPLY, answer))
    if port := os.environ.get("WEBHOOK_PORT"):
        hook = f"http://127.0.0.1:{port}/desk"
        application.run_webhook("127.0.0.1", int(port), "desk", webhook_url=hook, secret_token="miz_1405")  # noqa: S106 - not a secret here
    else:
        application.run_polling(timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))


if __name__ == "__main__":
    main()
