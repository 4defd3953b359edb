"""Neighbours of a street: one asks to be let in, one thinks better of it, one must mind his words."""

from conformance.bots.conversation import (
    Conversation,
    Group,
    by,
    edits,
    hears,
    knocks,
    misses,
    presses,
    says,
    sees,
)
from conformance.platforms.drivers.protocol import Human

__all__ = ["SHORT", "TALK"]

_ZOHREH = Human(0, "زهره", username="zohreh_b", language_code="fa")
_KAVEH = Human(0, "کاوه", language_code="fa")
_NASRIN = Human(0, "نسرین", "امینی", language_code="fa")
_PEYMAN = Human(0, "پیمان", language_code="fa")
_CAST = (_ZOHREH, _KAVEH, _NASRIN, _PEYMAN)
_STREET = Group("همسایه‌های کوچه‌ی بهار", creator=_ZOHREH, members=(_KAVEH,))

_COMING = (
    *by(_ZOHREH, says("/link"), sees("پیوند ورود:", "https://t.me/+"), where=_STREET),
    *by(_NASRIN, knocks(), where=_STREET),
    *by(_NASRIN, sees("قوانین گروه", "مهربان باشیم.", buttons=["می‌پذیرم ✅"])),
    *by(_NASRIN, presses("می‌پذیرم ✅"), hears("خوش آمدید!")),
    *by(_NASRIN, sees("🌷 نسرین به جمع ما پیوست."), where=_STREET),
)

TALK = Conversation(
    _CAST,
    (
        *by(_KAVEH, says("/link"), sees("این دستور برای مدیران است."), where=_STREET),
        *_COMING,
        *by(_PEYMAN, knocks(), where=_STREET),
        *by(_PEYMAN, sees("قوانین گروه"), presses("نه، سپاس"), hears(), misses("قوانین گروه")),
        *by(_KAVEH, says("این در لعنتی باز نمی‌شود!"), sees("کاوه عزیز، لطفاً مؤدب باشید."), where=_STREET),
        *by(_KAVEH, misses("لعنتی"), says("این در باز نمی‌شود."), where=_STREET),
        *by(_KAVEH, edits("این در باز نمی‌شود.", "این در احمق باز نمی‌شود."), misses("احمق"), where=_STREET),
        *by(_NASRIN, says("فردا درستش می‌کنم 🔧"), where=_STREET),
        *by(_ZOHREH, says("/trust", to="درستش می‌کنم"), sees("نسرین از این پس همیار است. 🏅"), where=_STREET),
        *by(_ZOHREH, says("/night"), sees("🌙 گروه تا صبح بسته است."), where=_STREET),
        *by(_ZOHREH, says("/day"), sees("☀️ صبح به خیر! ۴ نفر"), where=_STREET),
    ),
    groups=(_STREET,),
)
SHORT = Conversation(_CAST, _COMING, groups=(_STREET,))
