"""Somebody draws, draws again, and takes the verses home; another brings verses of his own."""

from conformance.bots.conversation import Conversation, by, files, hears, presses, says, sees
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_MAHSA = Human(0, "مهسا", username="mahsa_h", language_code="fa")
_FARHAD = Human(0, "فرهاد", language_code="fa")

TALK = Conversation(
    (_MAHSA, _FARHAD),
    (
        *by(_MAHSA, says("/start"), sees("سلام مهسا، نیت کن", buttons=["🔮 فال بگیر", "📄 دیوان من"])),
        *by(_MAHSA, presses("📄 دیوان من"), sees("هنوز فالی نگرفته‌ای!")),
        *by(_MAHSA, presses("🔮 فال بگیر"), sees("یوسف گم‌گشته", buttons=["🔁 یکی دیگر"])),
        *by(_MAHSA, presses("🔁 یکی دیگر"), sees("دوش دیدم که ملائک", edited=True), hears("فالت عوض شد 🌙")),
        *by(_FARHAD, says("/start"), sees("سلام فرهاد، نیت کن")),
        *by(_FARHAD, files("بیت یک\n\nبیت دو".encode(), "divan.txt"), sees("2 بیت خواندم.")),
        *by(_FARHAD, presses("🔮 فال بگیر"), sees("سال‌ها دل طلب جام جم")),
        *by(_MAHSA, presses("📄 دیوان من"), sees("دیوان شما", has="document")),
        *by(_MAHSA, presses("ℹ️ درباره"), sees("ساخته‌شده در شیراز")),
    ),
)
