"""Sara joins the channel, tries and buys; Omid, who is in it already, comes by her link."""

from conformance.bots.conversation import (
    Conversation,
    Group,
    by,
    follows,
    hears,
    joins,
    misses,
    pays,
    presses,
    sees,
    starts,
)
from conformance.platforms.drivers.protocol import Human

__all__ = ["SHORT", "TALK"]

_SARA = Human(0, "سارا", username="sara_m", language_code="fa")
_OMID = Human(0, "امید", "نوری", language_code="fa")
_CHANNEL = Group("راه باز | اخبار", "channel", members=(_OMID,), username="raahe_baaz")

_COMING = (
    *by(_SARA, starts(), sees("باید عضو کانال", buttons=["📢 کانال ما", "✅ عضو شدم"])),
    *by(_SARA, presses("✅ عضو شدم"), hears("هنوز عضو کانال نیستید!", alert=True)),
    *by(_SARA, joins(), where=_CHANNEL),
    *by(_SARA, presses("✅ عضو شدم"), sees("به راه باز خوش آمدید", buttons=["🛒 خرید اشتراک"])),
    *by(_SARA, misses("باید عضو کانال")),
)
_BUYING = (
    *by(_SARA, presses("🛒 خرید اشتراک"), sees("کدام اشتراک", buttons=["یک‌ماهه ⭐️ 50", "یک‌ساله ⭐️ —"])),
    *by(_SARA, presses("یک‌ساله ⭐️ —"), hears("این اشتراک تمام شده است.", alert=False)),
    *by(_SARA, presses("سه‌ماهه ⭐️ 120"), sees("اشتراک سه‌ماهه", has="invoice")),
    *by(_SARA, pays("اشتراک سه‌ماهه"), sees("پرداخت شما رسید. 🌟"), sees("90 روز", has="document")),
)

TALK = Conversation(
    (_SARA, _OMID),
    (
        *_COMING,
        *by(_SARA, presses("🎁 اشتراک آزمایشی"), sees("برای سارا:", "vless://trial@node1")),
        *by(_SARA, presses("🎁 اشتراک آزمایشی"), sees("یک بار گرفته‌اید")),
        *by(_SARA, presses("👥 دعوت از دوستان"), sees("?start=ref_", "تا کنون: 0 نفر")),
        *by(_OMID, follows(), sees("به راه باز خوش آمدید")),
        *by(_SARA, sees("🎉 امید نوری با دعوت شما آمد (1 نفر).")),
        *_BUYING,
        *by(_SARA, presses("👥 دعوت از دوستان"), sees("تا کنون: 1 نفر")),
    ),
    groups=(_CHANNEL,),
)
SHORT = Conversation((_SARA, _OMID), (*_COMING, *_BUYING), groups=(_CHANNEL,))
