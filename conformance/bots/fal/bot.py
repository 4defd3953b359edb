"""Tells fortunes from Hafez. Token in BOT_TOKEN, server in BOT_API_BASE; with WEBHOOK_PORT it listens."""

import json
import os
import signal
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from conformance.bots.fal.api import by_form, by_get, by_json, by_multipart, download

# Each a well-known opening; Hafez died in 1390.
VERSES = (
    "یوسف گم‌گشته بازآید به کنعان غم مخور\nکلبه‌ی احزان شود روزی گلستان غم مخور",
    "دوش دیدم که ملائک در میخانه زدند\nگل آدم بسرشتند و به پیمانه زدند",
    "سال‌ها دل طلب جام جم از ما می‌کرد\nوآنچه خود داشت ز بیگانه تمنا می‌کرد",
)
KEYBOARD = {"keyboard": [["🔮 فال بگیر"], ["📄 دیوان من", "ℹ️ درباره"]], "resize_keyboard": True}

_told: dict[int, list[str]] = {}

Reply = dict[str, Any] | None


def answer(update: dict[str, Any]) -> Reply:
    """Handles one update; what it returns is called by answering the webhook."""
    if "callback_query" in update:
        return _pressed(update["callback_query"])
    message = update.get("message", {})
    chat, text = message.get("chat", {}).get("id"), message.get("text", "")
    if "document" in message:
        return _kept(chat, message)
    if text == "/start":
        hello = f"سلام *{message['from']['first_name']}*، نیت کن و فال بگیر."
        return {
            "method": "sendmessage",
            "chat_id": chat,
            "text": hello,
            "parse_mode": "markdown",
            "reply_markup": KEYBOARD,
        }
    if text == "🔮 فال بگیر":
        return _tell(chat, message["message_id"])
    if text == "📄 دیوان من":
        return _collected(chat)
    by_form(
        "SendMessage",
        chat_id=str(chat),
        text="نسخه‌ی ۱٫۲ - ساخته‌شده در شیراز",
        disable_web_page_preview="true",
    )
    return None


def _tell(chat: int, message_id: int) -> Reply:
    by_get("sendchataction", chat_id=chat, action="typing")
    known = _told.setdefault(chat, [])
    verse = VERSES[len(known) % len(VERSES)]
    known.append(verse)
    again = {"inline_keyboard": [[{"text": "🔁 یکی دیگر", "callback_data": "again"}]]}
    by_json("sendMessage", chat_id=chat, text=verse, reply_to_message_id=message_id, reply_markup=again)
    return None


def _pressed(query: dict[str, Any]) -> Reply:
    chat, message_id = query["message"]["chat"]["id"], query["message"]["message_id"]
    known = _told.setdefault(chat, [])
    verse = VERSES[len(known) % len(VERSES)]
    known.append(verse)
    by_form("EDITMESSAGETEXT", chat_id=chat, message_id=message_id, text=f"<b>{verse}</b>", parse_mode="html")
    return {"method": "answerCallbackQuery", "callback_query_id": query["id"], "text": "فالت عوض شد 🌙"}


def _collected(chat: int) -> Reply:
    content = "\n\n".join(_told.get(chat, [])).encode()
    # Telegram refuses an empty file, and the script says so in its own way.
    if by_multipart("sendDocument", chat_id=chat, document=content, caption="دیوان شما") is None:
        by_get("sendMessage", chat_id=chat, text="هنوز فالی نگرفته‌ای!")
    return None


def _kept(chat: int, message: dict[str, Any]) -> Reply:
    file = by_get("getfile", file_id=message["document"]["file_id"])
    verses = download(file["file_path"]).decode().split("\n\n")
    _told[chat] = verses
    return {"method": "sendMessage", "chat_id": chat, "text": f"{len(verses)} بیت خواندم."}


def _call(reply: Reply) -> None:
    if reply is not None:
        by_json(reply.pop("method"), **reply)


class Hook(BaseHTTPRequestHandler):
    """``php://input`` comes in, ``echo json_encode($reply)`` goes out."""

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        reply = answer(json.loads(self.rfile.read(length)))
        content = json.dumps(reply).encode() if reply else b""
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Nothing: there is nobody who reads it."""


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    if port := int(os.environ.get("WEBHOOK_PORT", "0")):
        server = HTTPServer(("127.0.0.1", port), Hook)
        by_get("setwebhook", url=f"http://127.0.0.1:{port}/fal.php")
        server.serve_forever()
    by_get("deletewebhook")
    offset, seconds = 0, os.environ.get("POLLING_TIMEOUT", "30")
    while True:
        for update in by_get("getupdates", offset=offset, timeout=seconds) or ():
            offset = update["update_id"] + 1
            _call(answer(update))


if __name__ == "__main__":
    main()
