"""What the echo says."""

HELLO = "سلام! 👋 هر چه <b>بنویسید</b> را <i>پس می‌فرستم</i>."
RECEIPT = "عکس شما رسید.\n"


def count_label(count: int) -> str:
    return f"🔁 {count}"


def counted(count: int) -> str:
    return f"دکمه {count} بار زده شد."
