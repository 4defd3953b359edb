"""The echo bot in pyTelegramBotAPI 4."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from telebot import TeleBot, apihelper
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update

PICTURE = Path(__file__).with_name("blue.png")


def handlers(bot: TeleBot) -> None:
    @bot.message_handler(commands=["start"])
    def start(message: Message) -> None:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Press", callback_data="press")]])
        bot.send_message(message.chat.id, f"Hello, {message.from_user.first_name}!", reply_markup=keyboard)

    @bot.callback_query_handler(func=lambda query: query.data == "press")
    def press(query: CallbackQuery) -> None:
        bot.answer_callback_query(query.id, "Pressed")
        bot.edit_message_text("You pressed.", query.message.chat.id, query.message.message_id)

    @bot.message_handler(commands=["photo"])
    def photo(message: Message) -> None:
        with PICTURE.open("rb") as picture:
            bot.send_photo(message.chat.id, picture, caption="A photo")

    @bot.message_handler(content_types=["photo"])
    def measure(message: Message) -> None:
        file = bot.get_file(message.photo[-1].file_id)
        bot.reply_to(message, f"Photo of {len(bot.download_file(file.file_path))} bytes")

    @bot.message_handler(content_types=["text"])
    def echo(message: Message) -> None:
        bot.reply_to(message, message.text)


def serve(bot: TeleBot, port: int) -> None:
    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            allowed = self.headers.get("X-Telegram-Bot-Api-Secret-Token") == "s3cret"
            self.send_response(200 if allowed else 403)
            self.send_header("Content-Length", "0")
            self.end_headers()
            if allowed:
                bot.process_new_updates([Update.de_json(body.decode())])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Hook)
    bot.set_webhook(f"http://127.0.0.1:{port}/hook", secret_token="s3cret")
    print("ready", flush=True)
    server.serve_forever()


def main(mode: str, base: str, token: str, port: str = "0") -> None:
    apihelper.API_URL = base + "/bot{0}/{1}"
    apihelper.FILE_URL = base + "/file/bot{0}/{1}"
    bot = TeleBot(token)
    handlers(bot)
    if mode == "webhook":
        serve(bot, int(port))
    bot.remove_webhook()
    print("ready", flush=True)
    bot.infinity_polling()


main(*sys.argv[1:])
