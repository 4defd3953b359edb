"""A customer of the shop: looks around, changes her mind, orders, pays."""

from conformance.bots.conversation import (
    Conversation,
    Line,
    hears,
    misses,
    presses,
    says,
    sees,
    sends,
    shares,
)
from conformance.bots.shop.goods import GOODS, picture
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_CUSTOMER = Human(0, "نیلوفر", "کریمی", "niloofar_k", "fa")

_LIST = ("🌷 زعفران سرگل", "🥜 پسته‌ی اکبری", "🍃 چای بهاره‌ی لاهیجان")

_SCRIPT: tuple[Line, ...] = (
    says("/start"),
    sees("سلام نیلوفر عزیز! 👋", "به دکان خوش آمدید", buttons=["🛍 فروشگاه", "🧺 سبد خرید", "☎️ پشتیبانی"]),
    presses("🧺 سبد خرید"),
    sees("سبد خرید شما خالی است. 🧺"),
    presses("🛍 فروشگاه"),
    sees("کدام را می‌خواهید ببینید؟", buttons=_LIST),
    # The first view of the saffron uploads its photo.
    presses("🌷 زعفران سرگل"),
    sees("🌷 زعفران سرگل", "۸۹۰٬۰۰۰ تومان", has="photo", edited=False, buttons=["➕ افزودن به سبد"]),
    misses("کدام را می‌خواهید ببینید؟"),
    presses("➕ افزودن به سبد"),
    sees("در سبد شما: ۱ عدد", has="photo", edited=True, buttons=["➖ یکی کمتر"]),
    hears("به سبد افزوده شد ✅"),
    presses("➕ افزودن به سبد"),
    sees("در سبد شما: ۲ عدد", edited=True),
    hears("به سبد افزوده شد ✅"),
    presses("➖ یکی کمتر"),
    sees("در سبد شما: ۱ عدد", edited=True),
    hears("از سبد برداشته شد"),
    presses("🤍 نشان کردن"),
    sees("🌷 زعفران سرگل", edited=True, buttons=["❤️ نشان‌شده"]),
    hears(),
    presses("🔙 بازگشت به فهرست"),
    sees("کدام را می‌خواهید ببینید؟", edited=False, buttons=_LIST),
    presses("🍃 چای بهاره‌ی لاهیجان"),
    sees("🍃 چای بهاره‌ی لاهیجان", "۲۱۰٬۰۰۰ تومان", has="photo"),
    presses("➕ افزودن به سبد"),
    sees("در سبد شما: ۱ عدد", edited=True),
    hears("به سبد افزوده شد ✅"),
    presses("🔙 بازگشت به فهرست"),
    sees("کدام را می‌خواهید ببینید؟", buttons=_LIST),
    # The second view sends it by its file_id, and the bot still knows what was chosen.
    presses("🌷 زعفران سرگل"),
    sees("🌷 زعفران سرگل", "در سبد شما: ۱ عدد", has="photo", buttons=["❤️ نشان‌شده"]),
    says("ارسال به شیراز هم دارید؟ 🤔"),
    sees("متوجه نشدم"),
    presses("☎️ پشتیبانی"),
    sees("هر روز از ۹ تا ۱۸", "این صفحه"),
    presses("🧺 سبد خرید"),
    sees("• زعفران سرگل × ۱", "• چای بهاره‌ی لاهیجان × ۱", "جمع: ۱٬۱۰۰٬۰۰۰ تومان", buttons=["✅ ثبت سفارش"]),
    presses("✅ ثبت سفارش"),
    sees("سبد خرید شما", edited=True),
    sees("نام و نام خانوادگی"),
    says("نیلوفر کریمی <مادر آوا> & خانواده"),
    sees("شماره‌ی همراهتان", buttons=["📱 فرستادن شماره‌ی من"]),
    says("۱۲۳۴"),
    sees("این شماره درست نیست"),
    shares("+989120000000"),
    sees("نشانی کامل پستی"),
    says("شیراز"),
    sees("نشانی خیلی کوتاه است"),
    says("شیراز، خیابان ارم،\nکوچه‌ی ۱۲، پلاک ۷ 🏡"),
    sees("👤 نیلوفر کریمی <مادر آوا> & خانواده", "📞 09120000000", "📍 شیراز", buttons=["👍 بله، ثبت کن"]),
    presses("👍 بله، ثبت کن"),
    sees("✅ سفارش شماره‌ی ۱٬۴۰۱ ثبت شد.", edited=True),
    sees("عکس رسید", edited=False),
    hears("سفارش شما ثبت شد 🎉", alert=True),
    says("واریز کردم"),
    sees("به صورت عکس بفرستید"),
    sends(picture(GOODS["pistachio"]), "رسید واریز"),
    sees("رسید دریافت شد؛ از خرید شما سپاسگزاریم! 🌹", buttons=["🛍 فروشگاه"]),
)

TALK = Conversation((_CUSTOMER,), _SCRIPT)
