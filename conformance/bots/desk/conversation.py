"""Two customers ask at once; the staff answer in their group, in reply to what was forwarded."""

from conformance.bots.conversation import Conversation, Group, blocks, by, says, sees, sends, starts
from conformance.platforms.drivers.protocol import Human
from conformance.wire.samples import picture

__all__ = ["SHORT", "TALK"]

_LEILA = Human(0, "لیلا", "رضایی", "leila_rz", "fa")
_BABAK = Human(0, "بابک", language_code="fa")
_MARYAM = Human(0, "مریم", username="maryam_desk", language_code="fa")
_HAMID = Human(0, "حمید", username="hamid_desk", language_code="fa")
_DESK = Group("میز پشتیبانی", creator=_MARYAM, members=(_HAMID,))

_PHOTO = picture("JPEG", 96, 96, b"broken parcel")

_START = by(_LEILA, starts(), sees("سلام لیلا 🌿"))
_OPENING = by(_MARYAM, says("/desk"), sees("به این گروه می‌آید. ✔️"), where=_DESK)

TALK = Conversation(
    (_LEILA, _BABAK, _MARYAM, _HAMID),
    (
        *_START,
        *by(_LEILA, says("کسی هست؟"), sees("هنوز گروه پشتیبانی ندارم.")),
        *by(_HAMID, says("/desk"), sees("فقط مدیران گروه می‌توانند."), where=_DESK),
        *_OPENING,
        *by(_LEILA, says("بسته‌ام نرسیده است 😟"), sees("✅ پیام شما رسید")),
        *by(_HAMID, sees("بسته‌ام نرسیده است 😟", has="forward_origin"), where=_DESK),
        *by(_BABAK, sends(_PHOTO, "جعبه پاره بود!"), sees("✅ پیام شما رسید")),
        *by(_HAMID, sees("جعبه پاره بود!", has="photo"), where=_DESK),
        *by(_HAMID, says("سلام لیلا خانم، فردا می‌رسد.", to="بسته‌ام نرسیده"), where=_DESK),
        *by(_LEILA, sees("سلام لیلا خانم، فردا می‌رسد.")),
        *by(_MARYAM, sends(_PHOTO, "این یکی را می‌فرستیم 👍", to="جعبه پاره"), where=_DESK),
        *by(_BABAK, sees("این یکی را می‌فرستیم 👍", has="photo")),
        *by(_BABAK, says("سپاس!"), sees("✅ پیام شما رسید")),
        *by(_BABAK, blocks()),
        *by(_HAMID, says("خواهش می‌کنم", to="سپاس!"), sees("پاسخ نرسید"), where=_DESK),
        *by(_HAMID, says("/close", to="بسته‌ام نرسیده"), where=_DESK),
        *by(_LEILA, sees("این گفت‌وگو بسته شد. 🌸")),
    ),
    groups=(_DESK,),
)
SHORT = Conversation(
    (_LEILA, _MARYAM, _HAMID),
    (
        *_START,
        *_OPENING,
        *by(_LEILA, says("قیمت ارسال چند است؟"), sees("✅ پیام شما رسید")),
        *by(_MARYAM, sees("قیمت ارسال", has="forward_origin"), where=_DESK),
        *by(_MARYAM, says("تا تهران ۴۵ هزار تومان.", to="قیمت ارسال"), where=_DESK),
        *by(_LEILA, sees("تا تهران ۴۵ هزار تومان.")),
    ),
    groups=(_DESK,),
)
