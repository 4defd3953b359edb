"""What the shop says, in Telegram's HTML."""

from collections.abc import Mapping
from html import escape
from typing import Any

from conformance.bots.shop.goods import GOODS, Product, persian, toman, total

CATALOGUE = "🛍 فروشگاه"
BASKET = "🧺 سبد خرید"
SUPPORT = "☎️ پشتیبانی"
SHARE_PHONE = "📱 فرستادن شماره‌ی من"

CHOOSE = "کدام را می‌خواهید ببینید؟ 👇"
EMPTY_BASKET = "سبد خرید شما خالی است. 🧺"
EMPTIED = "سبد خرید خالی شد."
ASK_NAME = "برای ثبت سفارش، <b>نام و نام خانوادگی</b> گیرنده را بنویسید:"
ASK_PHONE = "شماره‌ی همراهتان را بنویسید یا با دکمه‌ی زیر بفرستید:"
WRONG_PHONE = "این شماره درست نیست. شماره باید ۱۱ رقم باشد و با <code>۰۹</code> شروع شود؛ دوباره بنویسید:"
ASK_ADDRESS = "نشانی کامل پستی را بنویسید:"
SHORT_ADDRESS = "نشانی خیلی کوتاه است؛ لطفاً خیابان و پلاک را هم بنویسید:"
CANCELLED = "سفارش ثبت نشد. هر وقت خواستید دوباره بیایید. 🌱"
ASK_RECEIPT = (
    "مبلغ را به کارت <code>6037-9900-0000-0000</code> واریز کنید و <b>عکس رسید</b> را همین‌جا بفرستید. 🧾"
)
NO_PICTURE = "لطفاً رسید را به صورت <i>عکس</i> بفرستید."
THANKS = "رسید دریافت شد؛ از خرید شما سپاسگزاریم! 🌹\nبسته‌ی شما تا <b>۳ روز کاری</b> دیگر می‌رسد."
LOST = "متوجه نشدم. 🤔 از دکمه‌های پایین صفحه استفاده کنید."
HOURS = (
    "پشتیبانی هر روز از ۹ تا ۱۸ پاسخ‌گوی شماست.\n"
    "<blockquote>پرسش‌های پرتکرار را در <a href='https://shop.example/faq'>این صفحه</a> ببینید.</blockquote>"
)


def greeting(first_name: str) -> str:
    return (
        f"سلام <b>{escape(first_name)}</b> عزیز! 👋\n"
        "به <i>دکان</i> خوش آمدید؛ این‌جا سوغات شهرهای ایران را می‌فروشیم."
    )


def page(product: Product, count: int) -> str:
    """The caption of a product's photo."""
    lines = [
        f"{product.emoji} <b>{product.name}</b>",
        product.about,
        f"💰 <code>{toman(product.price)}</code>",
    ]
    if count:
        lines.append(f"🧺 در سبد شما: <u>{persian(count)} عدد</u>")
    return "\n".join(lines)


def basket(basket: Mapping[str, int]) -> str:
    lines = [f"• {GOODS[key].name} × {persian(count)}" for key, count in basket.items()]
    return "\n".join(["<b>سبد خرید شما</b>", *lines, f"جمع: <b>{toman(total(basket))}</b>"])


def summary(order: Mapping[str, Any]) -> str:
    """The order as its customer confirms it."""
    return (
        f"{basket(order['basket'])}\n\n"
        f"👤 {escape(order['name'])}\n"
        f"📞 <code>{escape(order['phone'])}</code>\n"
        f"📍 {escape(order['address'])}\n\n"
        "همه‌چیز درست است؟"
    )


def confirmed(order: Mapping[str, Any], number: int) -> str:
    """What the summary turns into."""
    return (
        f"✅ <b>سفارش شماره‌ی {persian(number)} ثبت شد.</b>\n"
        f"گیرنده: {escape(order['name'])}\n"
        f"مبلغ: <s>{toman(total(order['basket']) + 50_000)}</s> {toman(total(order['basket']))}"
    )
