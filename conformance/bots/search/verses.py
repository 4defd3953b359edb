"""Verses to share from any chat, on pyTelegramBotAPI. Token in BOT_TOKEN, server in BOT_API_BASE."""

# The framework is typed in parts, and this is a bot as its users write it:
# mypy: disable-error-code="assignment, untyped-decorator, arg-type, index, no-untyped-call, union-attr"

import os
import signal
import sys

import telebot
from telebot import apihelper
from telebot.types import (
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)

_BASE = os.environ.get("BOT_API_BASE", "https://api.telegram.org")
apihelper.API_URL = _BASE + "/bot{0}/{1}"
apihelper.FILE_URL = _BASE + "/file/bot{0}/{1}"

bot = telebot.TeleBot(os.environ["BOT_TOKEN"], threaded=False)
shared: list[str] = []

# Old enough to be everyone's.
VERSES = {
    "بنی‌آدم": ("سعدی", "بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند"),
    "توانا بود": ("فردوسی", "توانا بود هر که دانا بود\nز دانش دل پیر برنا بود"),
    "بشنو از نی": ("مولوی", "بشنو این نی چون شکایت می‌کند\nاز جدایی‌ها حکایت می‌کند"),
}


def _result(key: str) -> InlineQueryResultArticle:
    poet, verse = VERSES[key]
    content = InputTextMessageContent(f"{verse}\n\n— *{poet}*", parse_mode="Markdown")
    return InlineQueryResultArticle(f"v{list(VERSES).index(key)}", key, content, description=poet)


@bot.message_handler(commands=["start"])
def start(message: Message) -> None:
    markup = InlineKeyboardMarkup()
    markup.add(InlineKeyboardButton("🔎 جست‌وجو", switch_inline_query_current_chat="سعدی"))
    bot.send_message(message.chat.id, "نام شعر یا شاعر را بنویسید.", reply_markup=markup)


@bot.message_handler(commands=["mine"])
def mine(message: Message) -> None:
    bot.send_message(message.chat.id, "\n".join(shared) or "هنوز بیتی نفرستاده‌اید.")


@bot.inline_handler(func=lambda _: True)
def search(query: InlineQuery) -> None:
    found = [key for key, (poet, verse) in VERSES.items() if query.query in f"{key} {poet} {verse}"]
    button = InlineQueryResultsButton(text="پیشنهاد بیتی دیگر", start_parameter="new")
    bot.answer_inline_query(query.id, [_result(key) for key in found], cache_time=1, button=button)


@bot.chosen_inline_handler(func=lambda _: True)
def chosen(result: ChosenInlineResult) -> None:
    shared.append(list(VERSES)[int(result.result_id.removeprefix("v"))])


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    bot.remove_webhook()
    bot.infinity_polling(
        long_polling_timeout=int(os.environ.get("POLLING_TIMEOUT", "20")),
        allowed_updates=["message", "inline_query", "chosen_inline_result"],
    )


if __name__ == "__main__":
    main()
