"""People search by typing after the bot's name, and share what they find."""

from conformance.bots.conversation import Conversation, asks, chooses, gets, says, sees, starts
from conformance.platforms.drivers.protocol import Human

__all__ = ["BOOKS", "VERSES"]

_TOM = Human(0, "Tom", username="tom_reads", language_code="en")
_SHIRIN = Human(0, "شیرین", username="shirin_sh", language_code="fa")
_INLINE = {"supports_inline_queries": True}

BOOKS = Conversation(
    (_TOM,),
    (
        starts(),
        sees("Type @kitab_bot and a word", buttons=["Try it", "Here"]),
        says("/top"),
        sees("Nobody has shared a book yet."),
        asks("the"),
        gets("The Canon of Medicine", "The Conference of the Birds"),
        chooses("The Canon of Medicine"),
        sees("Avicenna, 1025", buttons=["👍 0", "More"]),
        asks("ferdowsi"),
        gets("Shahnameh"),
        chooses("Shahnameh"),
        sees("Ferdowsi, 1010"),
        says("/top"),
        sees("1 × canon", "1 × shahnameh"),
        asks("cookbook"),
        gets(),
        starts("suggest"),
        sees("You came from a search (suggest)."),
    ),
    switches=_INLINE,
)
VERSES = Conversation(
    (_SHIRIN,),
    (
        starts(),
        sees("نام شعر یا شاعر را بنویسید.", buttons=["🔎 جست‌وجو"]),
        asks(""),
        gets("بنی‌آدم", "توانا بود", "بشنو از نی"),
        asks("مولوی"),
        gets("بشنو از نی"),
        chooses("بشنو از نی"),
        sees("از جدایی‌ها حکایت می‌کند", "مولوی", has="via_bot"),
        says("/mine"),
        sees("بشنو از نی"),
    ),
    switches=_INLINE,
)
