"""A workshop for bicycles: each customer has a topic of the staff's forum."""

from conformance.bots.conversation import Conversation, Group, by, points, reacts, says, sees, sends, starts
from conformance.platforms.drivers.protocol import Human
from conformance.wire.samples import speech

__all__ = ["TALK"]

_SAMAN = Human(0, "سامان", language_code="fa")
_NAHID = Human(0, "ناهید", "کیانی", "nahid_k", "fa")
_FEREYDUN = Human(0, "فریدون", username="fery_charkh", language_code="fa")
_SHOP = Group("تعمیرگاه چرخ", creator=_FEREYDUN, is_forum=True)

TALK = Conversation(
    (_SAMAN, _NAHID, _FEREYDUN),
    (
        *by(_FEREYDUN, says("/desk"), sees("تاپیک خودش را خواهد داشت. 🗂"), where=_SHOP),
        *by(_SAMAN, starts(), sees("به تعمیرگاه چرخ خوش آمدید. 🚲")),
        *by(_SAMAN, says("زنجیرش پاره شده است.")),
        *by(_FEREYDUN, sees("زنجیرش پاره شده است.", has="is_topic_message"), where=_SHOP),
        *by(_NAHID, starts(), sees("به تعمیرگاه چرخ خوش آمدید. 🚲")),
        *by(_NAHID, sends(speech(2, b"a squeak"), kind="voice")),
        *by(_FEREYDUN, sees(has="voice"), where=_SHOP),
        *by(_NAHID, points(29.61, 52.53)),
        *by(_FEREYDUN, sees(has="location"), where=_SHOP),
        *by(_FEREYDUN, says("فردا بیاورید، درست می‌شود.", to="زنجیرش پاره شده"), where=_SHOP),
        *by(_SAMAN, sees("فردا بیاورید، درست می‌شود.")),
        *by(_FEREYDUN, says("/done", to="زنجیرش پاره شده"), where=_SHOP),
        *by(_SAMAN, sees("کار دوچرخه‌ی شما تمام شد.")),
        *by(_SAMAN, reacts("❤", to="کار دوچرخه‌ی شما تمام شد.")),
        *by(_FEREYDUN, sees("نظر مشتری: ❤"), where=_SHOP),
    ),
    groups=(_SHOP,),
)
