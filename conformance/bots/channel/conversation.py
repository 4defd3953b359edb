"""The owner of a channel posts by way of the bot; a reader likes, and likes no more."""

from conformance.bots.conversation import (
    Conversation,
    Group,
    by,
    hears,
    misses,
    presses,
    says,
    sees,
    sends,
    starts,
)
from conformance.platforms.drivers.protocol import Human
from conformance.wire.samples import film, picture, speech

__all__ = ["TALK"]

_MINA = Human(0, "مینا", username="mina_kaaghaz", language_code="fa")
_ARMAN = Human(0, "آرمان", language_code="fa")
_CHANNEL = Group("کاغذ رنگی", "channel", creator=_MINA, members=(_ARMAN,), username="kaaghaz_rangi")

TALK = Conversation(
    (_MINA, _ARMAN),
    (
        *by(_ARMAN, starts(), sees("این ربات مدیر یک کانال است.")),
        *by(_MINA, starts(), sees("در «کاغذ رنگی» می‌گذارم.")),
        *by(_MINA, says("درنای کاغذی را با هم بسازیم! #اوریگامی"), sees("پست شد ✅", buttons=["📌 سنجاق"])),
        *by(_ARMAN, sees("درنای کاغذی", "🎏 @kaaghaz_rangi", buttons=["❤️ ۰"]), where=_CHANNEL),
        *by(_ARMAN, presses("❤️ ۰"), hears("پسندیدید ❤️"), sees(buttons=["❤️ ۱"], edited=True), where=_CHANNEL),
        *by(_ARMAN, presses("❤️ ۱"), hears("پس گرفتید"), where=_CHANNEL),
        *by(_MINA, presses("📌 سنجاق"), hears("سنجاق شد 📌")),
        *by(_MINA, sends(speech(3, b"how to fold"), "شنیدنی", kind="voice"), sees("پست شد ✅")),
        *by(_ARMAN, sees("شنیدنی", has="voice"), where=_CHANNEL),
        *by(_MINA, sends(film(64, 64, 2, b"a crane"), "دیدنی", kind="video"), sees("پست شد ✅")),
        *by(_ARMAN, sees("دیدنی", has="video"), where=_CHANNEL),
        *by(_MINA, presses("🗑 پاک کن"), hears(), sees("پاک شد.", edited=True)),
        *by(_ARMAN, misses("دیدنی"), where=_CHANNEL),
        *by(_MINA, sends(picture("WEBP", 512, 512, b"frog"), kind="sticker"), sees("پست شد ✅")),
        *by(_MINA, sends(picture("JPEG", 60, 40, b"one")), sees("عکس ۱"), says("/album")),
        *by(_MINA, sees("دست‌کم دو عکس لازم است.")),
        *by(_MINA, sends(picture("JPEG", 60, 40, b"two")), sees("عکس ۲"), says("/album")),
        *by(_MINA, sees("آلبوم با ۲ عکس پست شد.")),
        *by(_ARMAN, sees("آلبوم", has="media_group_id"), where=_CHANNEL),
        *by(_MINA, says("شب خوش! 🌙"), where=_CHANNEL),
        *by(_ARMAN, sees("شب خوش! 🌙", buttons=["❤️ ۰"]), where=_CHANNEL),
    ),
    groups=(_CHANNEL,),
)
