"""Offsets and lengths in UTF-16 code units, in the texts that people write."""

from conformance.suite.clause import documented, observed, usual
from conformance.suite.formatting._texts import spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_UNITS = documented("Bot API, MessageEntity: offset and length in UTF-16 code units")


_counts = usual("#messageentity", _UNITS, since="2.0", method="sendMessage", features=("parse_mode_html",))


@_counts("formatting.units-after-joined-emoji")
def units_after_joined_emoji(caller: Caller, user: User) -> None:
    """A family of three joined emoji counts eight units."""
    got = spans_of(caller, user, "👨\u200d👩\u200d👧 <b>گل</b>", "HTML")
    assert got == ("👨\u200d👩\u200d👧 گل", [("bold", 9, 2)])


@_counts("formatting.units-after-flag")
def units_after_flag(caller: Caller, user: User) -> None:
    """A flag counts four units."""
    got = spans_of(caller, user, "🇮🇷 <b>گل</b>", "HTML")
    assert got == ("🇮🇷 گل", [("bold", 5, 2)])


@_counts("formatting.units-of-joiner")
def units_of_joiner(caller: Caller, user: User) -> None:
    """A zero-width non-joiner counts one unit, and is not lost."""
    got = spans_of(caller, user, "می\u200cروم <b>خانه</b>", "HTML")
    assert got == ("می\u200cروم خانه", [("bold", 7, 4)])


@_counts("formatting.units-of-combining-marks")
def units_of_combining_marks(caller: Caller, user: User) -> None:
    """A vowel sign above a letter counts one unit of its own."""
    got = spans_of(caller, user, "گُلِ <b>سرخ</b>", "HTML")
    assert got == ("گُلِ سرخ", [("bold", 5, 3)])


@_counts("formatting.units-of-skin-tone")
def units_of_skin_tone(caller: Caller, user: User) -> None:
    """An emoji with a skin tone counts four units."""
    got = spans_of(caller, user, "👍🏽 <b>گل</b>", "HTML")
    assert got == ("👍🏽 گل", [("bold", 5, 2)])


@_counts("formatting.units-in-mixed-directions")
def units_in_mixed_directions(caller: Caller, user: User) -> None:
    """In a text of both directions offsets follow the order of the characters, not of the eye."""
    got = spans_of(caller, user, "سلام hello <b>دنیا</b> world", "HTML")
    assert got == ("سلام hello دنیا world", [("bold", 11, 4)])


@_counts(
    "formatting.units-after-new-line",
    observed("tdlib/td, MessageEntity.cpp"),
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
)
def units_after_new_line(caller: Caller, user: User) -> None:
    """A line break counts one unit, and a carriage return before it none."""
    got = spans_of(caller, user, "یک\r\n<b>دو</b>", "HTML")
    assert got == ("یک\nدو", [("bold", 3, 2)])


@_counts(
    "formatting.units-after-trimming",
    observed("tdlib/td, MessageEntity.cpp"),
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
)
def units_after_trimming(caller: Caller, user: User) -> None:
    """Where blanks in front of a text are cut off, its entities move along."""
    got = spans_of(caller, user, "  <i>گل</i> <b>سرخ</b>", "HTML")
    assert got == ("گل سرخ", [("italic", 0, 2), ("bold", 3, 3)])
