"""What a person at hand is asked to do, in Persian or English, and the update by which it is seen done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["KINDS", "Sentence", "asked", "sentence"]

_FIRST_STRONG, _POP = "\u2068", "\u2069"  # what stands between is laid out by itself
_JOINERS = "\u200c\u200d"  # of Persian, and of emoji
_EMBED = {"fa": "\u2067", "en": "\u2066"}  # and the sentence in its language's direction


@dataclass(frozen=True, slots=True)
class Sentence:
    """What to do, in both languages; ``update`` is the kind by which a bot hears of it.

    ``proof`` is the field of that update, and the detail of the act that it must equal.
    """

    en: str
    fa: str
    update: str
    proof: tuple[str, str] = ("", "")


def _media(en: str, fa: str) -> Sentence:
    return Sentence(
        f"Send {en}, with the words: {{caption}}", f"{fa} بفرستید، با متن: {{caption}}", "message"
    )


KINDS: Mapping[str, Sentence] = {
    "send_text": Sentence("Write: {text}", "بنویسید: {text}", "message", ("text", "text")),
    "send_contact": Sentence("Share your own contact", "شمارهٔ خود را به اشتراک بگذارید", "message"),
    "send_location": Sentence("Share a place", "یک مکان بفرستید", "message"),
    "send_photo": _media("a photo", "یک عکس"),
    "send_audio": _media("a piece of music", "یک آهنگ"),
    "send_document": _media("a file", "یک پرونده"),
    "send_video": _media("a video", "یک ویدئو"),
    "send_animation": _media("a GIF", "یک گیف"),
    "send_voice": _media("a voice message", "یک پیام صوتی"),
    "send_video_note": _media("a round video message", "یک پیام ویدئویی گرد"),
    "send_sticker": Sentence("Send a sticker", "یک استیکر بفرستید", "message"),
    "edit_text": Sentence(
        "Change that message of yours to: {text}",
        "آن پیام خود را به این تغییر دهید: {text}",
        "edited_message",
        ("text", "text"),
    ),
    "press_button": Sentence(
        "Press the button {label}{beneath}",
        "دکمهٔ {label} را بزنید{beneath}",
        "callback_query",
        ("data", "data"),
    ),
    "press_keyboard": Sentence(
        "Press the button {text} of the keyboard",
        "دکمهٔ {text} صفحه‌کلید را بزنید",
        "message",
        ("text", "text"),
    ),
    "inline_query": Sentence(
        "Type the bot's name, and then: {query}",
        "نام بات را بنویسید و پس از آن: {query}",
        "inline_query",
        ("query", "query"),
    ),
    "choose_result": Sentence(
        "Choose the result {result_id}", "نتیجهٔ {result_id} را برگزینید", "chosen_inline_result"
    ),
    "pay": Sentence("Pay the invoice", "صورت‌حساب را بپردازید", "pre_checkout_query"),
    "block": Sentence("Block the bot", "بات را مسدود کنید", "my_chat_member"),
    "unblock": Sentence("Let the bot write again", "مسدودی بات را بردارید", "my_chat_member"),
}
_REPLY = {"en": " (as a reply to: {0})", "fa": " (در پاسخ به: {0})"}
_BENEATH = {"en": " beneath: {0}", "fa": " زیر پیام: {0}"}
_THAT = {"en": "that message", "fa": "همان پیام"}
_NONE = {"en": "(none)", "fa": "(بی‌متن)"}


def sentence(text: str, language: str) -> str:
    """The sentence in its own direction, whatever the terminal's."""
    return f"{_EMBED[language]}{text}{_POP}"


def asked(kind: str, details: Mapping[str, Any], language: str, label: str = "", message: str = "") -> str:
    """What to do, in one sentence; ``message`` is the text of the message that it is about."""
    given = {"caption": _NONE[language], **details, "label": label or details.get("data", "")}
    about = _isolated(message) if message else _THAT[language]
    holes = {name: _isolated(str(value)) for name, value in given.items()}
    holes["beneath"] = _BENEATH[language].format(about) if message else ""
    said = getattr(KINDS[kind], language).format_map(holes)
    reply = _REPLY[language].format(about) if details.get("reply_to_message_id") is not None else ""
    return sentence(said + reply, language)


def _isolated(text: str) -> str:
    """On one line, as it must be typed, and turning nothing around it; a new line is shown as its sign."""
    line = "".join(one if one.isprintable() or one in _JOINERS else " " for one in text.replace("\n", "⏎"))
    return f"«{_FIRST_STRONG}{line}{_POP}»"
