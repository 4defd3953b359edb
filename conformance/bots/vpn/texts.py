"""What the seller says, in Telegram's HTML."""

import os
from html import escape

CHANNEL = os.environ.get("CHANNEL", "@raahe_baaz")

CHECK = "✅ عضو شدم"
BUY = "🛒 خرید اشتراک"
TRIAL = "🎁 اشتراک آزمایشی"
FRIENDS = "👥 دعوت از دوستان"

JOIN = f"برای استفاده از ربات باید عضو کانال {CHANNEL} باشید. پس از عضویت دکمه‌ی زیر را بزنید. 👇"
NOT_YET = "هنوز عضو کانال نیستید! ❌"
WELCOME = "به <b>راه باز</b> خوش آمدید. 🚀\nیکی از گزینه‌ها را انتخاب کنید:"
CHOOSE_PLAN = "کدام اشتراک را می‌خواهید؟"
TRIAL_TAKEN = "اشتراک آزمایشی را یک بار گرفته‌اید. ⛔️"
SOLD_OUT = "این اشتراک تمام شده است."
THANKS = "پرداخت شما رسید. 🌟 پرونده‌ی اتصال را در برنامه باز کنید:"
MENU = (BUY, TRIAL, FRIENDS)

# Days, and the price in Stars.
PLANS = {"m1": ("یک‌ماهه", 30, 50), "m3": ("سه‌ماهه", 90, 120), "y1": ("یک‌ساله", 365, 0)}


def trial(name: str) -> str:
    return f"برای <i>{escape(name)}</i>:\n<pre>vless://trial@node1.vpn.example:443?security=tls#24h</pre>"


def invitation(link: str, count: int) -> str:
    return f"با این پیوند دوستانتان را دعوت کنید:\n{link}\n\nتا کنون: <b>{count} نفر</b>"


def friend_came(name: str, count: int) -> str:
    return f"🎉 {escape(name)} با دعوت شما آمد ({count} نفر)."


def configuration(days: int, charge: str) -> bytes:
    return f"[Interface]\nAddress = 10.8.0.2/32\n# {days} days, {len(charge)} letters of receipt\n".encode()
