"""What the shop sells, and what it looks like."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from PIL import Image, ImageDraw

__all__ = ["GOODS", "Product", "persian", "picture", "toman", "total"]

_DIGITS = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


@dataclass(frozen=True)
class Product:
    """One article, priced in toman."""

    key: str
    name: str
    emoji: str
    about: str
    price: int
    colour: tuple[int, int, int]


GOODS: Mapping[str, Product] = {
    product.key: product
    for product in (
        Product(
            "saffron",
            "زعفران سرگل",
            "🌷",
            "یک مثقال زعفران تازه‌ی قائنات، بی‌واسطه از کشاورز.",
            890_000,
            (176, 42, 48),
        ),
        Product(
            "pistachio",
            "پسته‌ی اکبری",
            "🥜",
            "نیم‌کیلو پسته‌ی خام رفسنجان، دست‌چین و بی‌نمک.",
            465_000,
            (122, 148, 72),
        ),
        Product(
            "tea", "چای بهاره‌ی لاهیجان", "🍃", "چای چین اول؛ خوش‌عطر و بدون اسانس.", 210_000, (58, 104, 70)
        ),
    )
}


def picture(product: Product) -> bytes:
    """A plain product photo, as JPEG."""
    image = Image.new("RGB", (320, 240), product.colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle((60, 40, 260, 200), fill=(250, 246, 236))
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=50)
    return stream.getvalue()


def persian(number: int) -> str:
    return f"{number:,}".translate(_DIGITS)


def toman(amount: int) -> str:
    return f"{persian(amount)} تومان"


def total(basket: Mapping[str, int]) -> int:
    return sum(GOODS[key].price * count for key, count in basket.items())
