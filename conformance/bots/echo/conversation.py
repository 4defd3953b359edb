"""Somebody tries the echo with text, an emoji beyond UTF-16's one unit, a picture and a button."""

from conformance.bots.conversation import Conversation, Line, hears, presses, says, sees, sends
from conformance.bots.shop.goods import GOODS, picture
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_CUSTOMER = Human(0, "آرش", username="arash_k", language_code="fa")

_SCRIPT: tuple[Line, ...] = (
    says("/start"),
    sees("هر چه بنویسید را پس می‌فرستم", buttons=["🔁 0"]),
    says("می‌خواهم 👨‍👩‍👧‍👦 را ببینم: https://shop.example/a?b=1&c=<2>"),
    sees("می‌خواهم 👨‍👩‍👧‍👦 را ببینم: https://shop.example/a?b=1&c=<2>"),
    says("دو\nخط + «نشانه» % & ="),
    sees("دو\nخط + «نشانه» % & ="),
    presses("🔁 0"),
    sees("دکمه 1 بار زده شد.", edited=True, buttons=["🔁 1"]),
    hears(),
    presses("🔁 1"),
    sees("دکمه 2 بار زده شد.", edited=True, buttons=["🔁 2"]),
    hears(),
    sends(picture(GOODS["tea"]), "زیرنویس‌دار"),
    sees("زیرنویس‌دار", has="photo"),
    sees("", has="document"),
)

TALK = Conversation((_CUSTOMER,), _SCRIPT)
