"""The market on pyTelegramBotAPI: the token is in BOT_TOKEN, its server in BOT_API_BASE."""

# The framework is typed in parts, and this is a bot as its users write it:
# mypy: disable-error-code="assignment, untyped-decorator, arg-type, index, no-untyped-call, union-attr"

import http.server
import os
import signal
import sys
from collections import defaultdict

import telebot
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

from conformance.bots.market.texts import GOODS, TEXTS, listed, number, total

base = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
telebot.apihelper.API_URL = f"{base}/bot{{0}}/{{1}}"
bot = telebot.TeleBot(os.environ["BOT_TOKEN"], parse_mode="HTML", threaded=False)

baskets: dict[int, dict[str, int]] = defaultdict(dict)
back: list[int] = []


def _keys(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    markup = InlineKeyboardMarkup()
    for row in rows:
        markup.row(*(InlineKeyboardButton(text, callback_data=data) for text, data in row))
    return markup


@bot.message_handler(commands=["start"])
def start(message: Message) -> None:
    goods = [[(f"{name} {number(price)}", f"add:{key}")] for key, (name, price) in GOODS.items()]
    shelf = _keys(*goods, [(TEXTS["basket"], "basket")])
    hello = TEXTS["hello"].format(name=message.from_user.first_name)
    bot.send_message(message.chat.id, hello, reply_markup=shelf)


@bot.message_handler(commands=["here"], chat_types=["group", "supergroup"])
def here(message: Message) -> None:
    back[:] = [message.chat.id]
    bot.reply_to(message, TEXTS["here"])


@bot.callback_query_handler(func=lambda query: query.data.startswith("add:"))
def add(query: CallbackQuery) -> None:
    key = query.data.removeprefix("add:")
    baskets[query.from_user.id][key] = baskets[query.from_user.id].get(key, 0) + 1
    bot.answer_callback_query(query.id, TEXTS["added"])


@bot.callback_query_handler(func=lambda query: query.data == "basket")
def show(query: CallbackQuery) -> None:
    basket = baskets[query.from_user.id]
    if not basket:
        bot.answer_callback_query(query.id, TEXTS["empty"], show_alert=True)
        return
    till = _keys([(TEXTS["pay"], "pay"), (TEXTS["clear"], "clear")])
    bot.edit_message_text(listed(basket), query.message.chat.id, query.message.message_id, reply_markup=till)
    bot.answer_callback_query(query.id)


@bot.callback_query_handler(func=lambda query: query.data == "clear")
def clear(query: CallbackQuery) -> None:
    baskets[query.from_user.id].clear()
    bot.edit_message_text(TEXTS["cleared"], query.message.chat.id, query.message.message_id)
    bot.answer_callback_query(query.id)


@bot.callback_query_handler(func=lambda query: query.data == "pay")
def pay(query: CallbackQuery) -> None:
    card = TEXTS["card"].format(total=number(total(baskets[query.from_user.id])))
    bot.send_message(query.from_user.id, card)
    bot.answer_callback_query(query.id, TEXTS["alert"], show_alert=True)


@bot.callback_query_handler(func=lambda _: True)
def decide(query: CallbackQuery) -> None:
    decision, _, user = query.data.partition(":")
    approved = decision == "ok"
    caption = TEXTS["approved" if approved else "rejected"]
    bot.edit_message_caption(caption, query.message.chat.id, query.message.message_id)
    bot.send_message(int(user), TEXTS["sent" if approved else "refused"])
    bot.answer_callback_query(query.id)


@bot.message_handler(content_types=["photo"], chat_types=["private"])
def receipt(message: Message) -> None:
    basket = baskets[message.from_user.id]
    if not basket:
        return
    bot.reply_to(message, TEXTS["waiting"])
    caption = TEXTS["receipt"].format(name=message.from_user.first_name, total=number(total(basket)))
    user = message.from_user.id
    choice = _keys([(TEXTS["approve"], f"ok:{user}"), (TEXTS["reject"], f"no:{user}")])
    bot.send_photo(back[0], message.photo[-1].file_id, caption=caption, reply_markup=choice)
    basket.clear()


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.send_header("content-length", "0")
        self.end_headers()
        bot.process_new_updates([Update.de_json(body.decode())])

    def log_message(self, *_: object) -> None:
        """Nothing: the bot has its own log."""


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    port = int(os.environ.get("WEBHOOK_PORT", "0"))
    if port:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Hook)
        bot.set_webhook(f"http://127.0.0.1:{port}/market")
        server.serve_forever()
    bot.remove_webhook()
    bot.infinity_polling(long_polling_timeout=int(os.environ.get("POLLING_TIMEOUT", "20")))


if __name__ == "__main__":
    main()
