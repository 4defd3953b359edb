"""The shop's keyboards, and what their buttons carry."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup, KeyboardButton, ReplyKeyboardMarkup
from aiogram.utils.keyboard import InlineKeyboardBuilder

from conformance.bots.shop import texts
from conformance.bots.shop.goods import GOODS


class ProductPress(CallbackData, prefix="product"):
    """A button about one article: ``show``, ``add``, ``remove`` or ``like``."""

    action: str
    key: str


class OrderPress(CallbackData, prefix="order"):
    """A button about the order: ``back``, ``empty``, ``checkout``, ``confirm`` or ``cancel``."""

    action: str


def main() -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(
        keyboard=[
            [KeyboardButton(text=texts.CATALOGUE), KeyboardButton(text=texts.BASKET)],
            [KeyboardButton(text=texts.SUPPORT)],
        ],
        resize_keyboard=True,
        input_field_placeholder="یکی را برگزینید…",
    )


def phone() -> ReplyKeyboardMarkup:
    return ReplyKeyboardMarkup(
        keyboard=[[KeyboardButton(text=texts.SHARE_PHONE, request_contact=True)]],
        resize_keyboard=True,
        one_time_keyboard=True,
    )


def catalogue() -> InlineKeyboardMarkup:
    builder = InlineKeyboardBuilder()
    for product in GOODS.values():
        press = ProductPress(action="show", key=product.key)
        builder.button(text=f"{product.emoji} {product.name}", callback_data=press)
    builder.adjust(2)
    return builder.as_markup()


def page(key: str, basket: Mapping[str, int], *, liked: bool) -> InlineKeyboardMarkup:
    builder = InlineKeyboardBuilder()
    builder.button(text="➕ افزودن به سبد", callback_data=ProductPress(action="add", key=key))
    if basket.get(key):
        builder.button(text="➖ یکی کمتر", callback_data=ProductPress(action="remove", key=key))
    heart = "❤️ نشان‌شده" if liked else "🤍 نشان کردن"
    builder.button(text=heart, callback_data=ProductPress(action="like", key=key))
    builder.button(text="🔙 بازگشت به فهرست", callback_data=OrderPress(action="back"))
    builder.adjust(2 if basket.get(key) else 1, 1)
    return builder.as_markup()


def basket() -> InlineKeyboardMarkup:
    builder = InlineKeyboardBuilder()
    builder.button(text="✅ ثبت سفارش", callback_data=OrderPress(action="checkout"))
    builder.button(text="🗑 خالی کردن سبد", callback_data=OrderPress(action="empty"))
    builder.adjust(1)
    return builder.as_markup()


def confirmation() -> InlineKeyboardMarkup:
    builder = InlineKeyboardBuilder()
    builder.button(text="👍 بله، ثبت کن", callback_data=OrderPress(action="confirm"))
    builder.button(text="👎 نه", callback_data=OrderPress(action="cancel"))
    return builder.as_markup()
