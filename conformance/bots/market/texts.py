"""What the market says, from the file that its bots of every language read."""

import json
from collections.abc import Mapping
from pathlib import Path

__all__ = ["GOODS", "TEXTS", "listed", "number", "total"]

TEXTS = json.loads(Path(__file__).with_name("texts.json").read_text(encoding="utf-8"))
GOODS: Mapping[str, tuple[str, int]] = {key: (name, price) for key, (name, price) in TEXTS["goods"].items()}
_DIGITS = str.maketrans("0123456789,", "۰۱۲۳۴۵۶۷۸۹٬")


def number(value: int) -> str:
    return f"{value:,}".translate(_DIGITS)


def total(basket: Mapping[str, int]) -> int:
    return sum(GOODS[key][1] * count for key, count in basket.items())


def listed(basket: Mapping[str, int]) -> str:
    lines = "\n".join(f"• {GOODS[key][0]} × {number(count)}" for key, count in basket.items())
    filled: str = TEXTS["list"].format(lines=lines, total=number(total(basket)))
    return filled
