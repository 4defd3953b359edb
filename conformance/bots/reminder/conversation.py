"""Somebody is reminded of the tea, and lets another reminder go."""

from conformance.bots.conversation import Conversation, hears, presses, says, sees, shares, starts
from conformance.platforms.drivers.protocol import Human

__all__ = ["SHORT", "TALK"]

_PARI = Human(0, "پری", "زند", "pari_z", "fa")

_TEA = (
    starts(),
    sees("سلام پری!", buttons=["📋 یادآوری‌های من", "📱 شماره‌ی من"]),
    says("۱ ثانیه دیگر: چای را بردار ☕️"),
    sees("⏳ یادآوری ۱: ۱ ثانیه دیگر", buttons=["🗑 پاک کن"]),
    sees("⏰ چای را بردار ☕️"),
    presses("🗑 پاک کن"),
    hears("دیر شد؛", alert=True),
)

TALK = Conversation(
    (_PARI,),
    (
        *_TEA,
        presses("❓ راهنما"),
        sees("/remind 3 چای را بردار"),
        says("/remind 600 <زنگ> به مادر & پدر"),
        sees("⏳ یادآوری ۲: ۶۰۰ ثانیه دیگر"),
        presses("📋 یادآوری‌های من"),
        sees("۲. <زنگ> به مادر & پدر"),
        presses("🗑 پاک کن"),
        sees("❌ یادآوری ۲ پاک شد.", edited=True),
        hears("پاک شد."),
        presses("📋 یادآوری‌های من"),
        sees("چیزی در پیش نیست. 🌤"),
        shares("+989350000000"),
        sees("شماره‌ی +989350000000 را به یاد سپردم."),
        says("/remind 0 <خبر"),
        sees("⏳ یادآوری ۳: ۰ ثانیه دیگر"),
        sees("⏰ <خبر"),
    ),
)
SHORT = Conversation((_PARI,), _TEA)
