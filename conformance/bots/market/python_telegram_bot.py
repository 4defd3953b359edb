"""The market on python-telegram-bot: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

import os
from typing import Any

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    MessageHandler,
    filters,
)

from conformance.bots.market.texts import GOODS, TEXTS, listed, number, total


def _keys(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(text, callback_data=data) for text, data in row] for row in rows]
    )


def _shelf() -> InlineKeyboardMarkup:
    goods = [[(f"{name} {number(price)}", f"add:{key}")] for key, (name, price) in GOODS.items()]
    return _keys(*goods, [(TEXTS["basket"], "basket")])


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.effective_user:
        hello = TEXTS["hello"].format(name=update.effective_user.first_name)
        await update.message.reply_text(hello, reply_markup=_shelf())


async def here(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message:
        context.bot_data["back"] = update.message.chat_id
        await update.message.reply_text(TEXTS["here"])


async def pressed(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    if query is None or context.user_data is None:
        return
    basket: dict[str, int] = context.user_data.setdefault("basket", {})
    match (query.data or "").split(":"):
        case ["add", key]:
            basket[key] = basket.get(key, 0) + 1
            await query.answer(TEXTS["added"])
        case ["basket"] if not basket:
            await query.answer(TEXTS["empty"], show_alert=True)
        case ["basket"]:
            till = _keys([(TEXTS["pay"], "pay"), (TEXTS["clear"], "clear")])
            await query.edit_message_text(listed(basket), reply_markup=till)
            await query.answer()
        case ["clear"]:
            basket.clear()
            await query.edit_message_text(TEXTS["cleared"])
            await query.answer()
        case ["pay"]:
            await context.bot.send_message(
                query.from_user.id, TEXTS["card"].format(total=number(total(basket)))
            )
            await query.answer(TEXTS["alert"], show_alert=True)
        case [decision, user]:
            await _decide(query, context, decision == "ok", int(user))


async def _decide(query: Any, context: ContextTypes.DEFAULT_TYPE, approved: bool, user: int) -> None:
    await query.edit_message_caption(TEXTS["approved" if approved else "rejected"])
    await context.bot.send_message(user, TEXTS["sent" if approved else "refused"])
    await query.answer()


async def receipt(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message, user = update.message, update.effective_user
    basket = (context.user_data or {}).get("basket")
    if message is None or user is None or not basket:
        return
    await message.reply_text(TEXTS["waiting"])
    caption = TEXTS["receipt"].format(name=user.first_name, total=number(total(basket)))
    choice = _keys([(TEXTS["approve"], f"ok:{user.id}"), (TEXTS["reject"], f"no:{user.id}")])
    photo = message.photo[-1].file_id
    await context.bot.send_photo(context.bot_data["back"], photo, caption=caption, reply_markup=choice)
    basket.clear()


def main() -> None:
    base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
    builder = (
        Application.builder().token(os.environ["BOT_TOKEN"]).defaults(Defaults(parse_mode=ParseMode.HTML))
    )
    application = builder.base_url(f"{base}/bot").base_file_url(f"{base}/file/bot").build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(CommandHandler("here", here, filters.ChatType.GROUPS))
    application.add_handler(CallbackQueryHandler(pressed))
    application.add_handler(MessageHandler(filters.PHOTO & filters.ChatType.PRIVATE, receipt))
    port = int(os.environ.get("WEBHOOK_PORT", "0"))
    if port:
        application.run_webhook(
            "127.0.0.1",
            port,
            "market",
            webhook_url=f"http://127.0.0.1:{port}/market",
            secret_token="bazaar-1405",  # noqa: S106 - a bot of the bench
        )
    else:
        application.run_polling(timeout=int(os.environ.get("POLLING_TIMEOUT", "30")))


if __name__ == "__main__":
    main()
