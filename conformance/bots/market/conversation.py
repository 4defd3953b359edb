"""Two customers buy, and the keeper of the market lets one receipt pass and not the other."""

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
from conformance.bots.shop.goods import GOODS, picture
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_LEYLA = Human(0, "لیلا", "احمدی", language_code="fa")
_REZA = Human(0, "رضا", language_code="fa")
_KEEPER = Human(0, "حاج‌آقا", language_code="fa")
_BACK = Group("پشت بازارچه", "supergroup", creator=_KEEPER)

_RICE, _SAFFRON = "🍚 برنج هاشمی ۱۸۵٬۰۰۰", "🌷 زعفران یک‌مثقالی ۶۴۰٬۰۰۰"
_SHELF = (_RICE, _SAFFRON, "🧺 سبد")

TALK = Conversation(
    (_LEYLA, _REZA, _KEEPER),
    (
        *by(_KEEPER, says("/here"), sees("از این پس رسیدها به این‌جا می‌آید."), where=_BACK),
        *by(_LEYLA, starts(), sees("به بازارچه خوش آمدید، لیلا! 🌿", buttons=_SHELF)),
        *by(_LEYLA, presses("🧺 سبد"), hears("سبد شما خالی است.", alert=True)),
        *by(_LEYLA, presses(_RICE), hears("افزوده شد ✅"), presses(_RICE), hears("افزوده شد ✅")),
        *by(_LEYLA, presses(_SAFFRON), hears("افزوده شد ✅"), presses("🧺 سبد")),
        *by(
            _LEYLA,
            sees(
                "🧺 سبد شما",
                "• 🍚 برنج هاشمی × ۲",
                "💰 جمع: ۱٬۰۱۰٬۰۰۰ تومان",
                edited=True,
                buttons=["🗑 خالی کن"],
            ),
        ),
        *by(_REZA, starts(), sees("خوش آمدید، رضا!"), presses(_SAFFRON), hears(), presses("🧺 سبد")),
        *by(
            _REZA,
            sees("جمع: ۶۴۰٬۰۰۰ تومان", edited=True),
            presses("🗑 خالی کن"),
            sees("سبد خالی شد.", edited=True),
        ),
        *by(_REZA, misses("جمع: ۶۴۰٬۰۰۰ تومان"), starts(), sees("خوش آمدید، رضا!"), presses(_RICE), hears()),
        *by(_REZA, presses("🧺 سبد"), sees("جمع: ۱۸۵٬۰۰۰ تومان", edited=True)),
        *by(_LEYLA, presses("💳 کارت به کارت"), sees("۱٬۰۱۰٬۰۰۰ تومان به این کارت", "6037-9900-0000-0000")),
        *by(_LEYLA, hears("شماره‌ی کارت برایتان فرستاده شد.", alert=True)),
        *by(_LEYLA, sends(picture(GOODS["saffron"])), sees("منتظر تأیید بمانید. ⏳")),
        *by(
            _KEEPER,
            sees("رسید لیلا، ۱٬۰۱۰٬۰۰۰ تومان", has="photo", buttons=["✅ تأیید", "❌ رد"]),
            where=_BACK,
        ),
        *by(_KEEPER, presses("✅ تأیید"), sees("تأیید شد ✅", has="photo", edited=True), where=_BACK),
        *by(_LEYLA, sees("سفارش شما تأیید شد و به راه می‌افتد. 🚚")),
        *by(_REZA, presses("💳 کارت به کارت"), sees("۱۸۵٬۰۰۰ تومان به این کارت"), hears()),
        *by(_REZA, sends(picture(GOODS["tea"])), sees("منتظر تأیید بمانید. ⏳")),
        *by(_KEEPER, sees("رسید رضا، ۱۸۵٬۰۰۰ تومان", has="photo"), presses("❌ رد"), where=_BACK),
        *by(_KEEPER, sees("رد شد ❌", edited=True), where=_BACK),
        *by(_REZA, sees("رسید شما پذیرفته نشد")),
    ),
    groups=(_BACK,),
)
