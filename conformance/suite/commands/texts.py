"""The bot's name and descriptions."""

from conformance.suite.clause import clause, documented
from conformance.suite.commands._kept import text_kept
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_PROFILE = ("profile",)


def _said(caller: Caller, what: str, text: str) -> str:
    """What the bot says of itself after it was set to that."""
    with text_kept(caller, what) as field:
        caller.accepted(f"setMy{what}", {field: text})
        said: str = caller.ask(f"getMy{what}")[field]
        return said


def _refused(caller: Caller, what: str, text: str) -> int | None:
    """The code with which such a text is refused."""
    with text_kept(caller, what) as field:
        return caller.refusal(f"setMy{what}", {field: text}).error_code


def _by_language(caller: Caller, what: str) -> list[str]:
    """The text for Germans once they have one, and everyone's before and after that."""
    with text_kept(caller, what, language_code="de") as field:
        usual = caller.accepted(f"getMy{what}")[field]
        caller.accepted(f"setMy{what}", {field: "Laden", "language_code": "de"})
        after = [caller.accepted(f"getMy{what}", who)[field] for who in ({"language_code": "de"}, {})]
        return [after[0], "unchanged" if after[1] == usual else after[1]]


@clause(
    "commands.name",
    "#setmyname",
    documented("Bot API, setMyName"),
    since="6.7",
    consequence=Consequence.DEGRADES,
    method="setMyName",
    stands_on=("getMyName",),
    effects=_PROFILE,
)
def name(caller: Caller) -> None:
    """getMyName gives the name that setMyName has set."""
    assert _said(caller, "Name", "فروشگاه ما") == "فروشگاه ما"


@clause(
    "commands.name-is-shown",
    "#setmyname",
    documented("Bot API, setMyName: the bot's name"),
    since="6.7",
    consequence=Consequence.COSMETIC,
    method="setMyName",
    stands_on=("getMyName",),
    effects=_PROFILE,
)
def name_is_shown(caller: Caller, user: User) -> None:
    """The bot's new name is the first_name of its messages."""
    with text_kept(caller, "Name"):
        caller.accepted("setMyName", {"name": "فروشگاه نو"})
        sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    assert sent["from"]["first_name"] == "فروشگاه نو"


@clause(
    "commands.name-by-language",
    "#getmyname",
    documented("Bot API, getMyName: the name for the given user language"),
    since="6.7",
    consequence=Consequence.COSMETIC,
    method="getMyName",
    stands_on=("setMyName",),
    effects=_PROFILE,
    features=("i18n_language_code",),
)
def name_by_language(caller: Caller) -> None:
    """A name that is set for one language is given for that language alone."""
    assert _by_language(caller, "Name") == ["Laden", "unchanged"]


@clause(
    "commands.too-long-name-refused",
    "#setmyname",
    documented("Bot API, setMyName: 0-64 characters"),
    since="6.7",
    consequence=Consequence.COSMETIC,
    method="setMyName",
    stands_on=("getMyName",),
    effects=_PROFILE,
)
def too_long_name_refused(caller: Caller) -> None:
    """A name of 65 characters is refused with 400."""
    assert _refused(caller, "Name", "ن" * 65) == 400


@clause(
    "commands.description",
    "#setmydescription",
    documented("Bot API, setMyDescription: 0-512 characters"),
    since="6.6",
    consequence=Consequence.DEGRADES,
    method="setMyDescription",
    stands_on=("getMyDescription",),
    effects=_PROFILE,
)
def description(caller: Caller) -> None:
    """getMyDescription gives the description of 512 characters that setMyDescription has set."""
    assert _said(caller, "Description", "ت" * 512) == "ت" * 512


@clause(
    "commands.description-taken-away",
    "#setmydescription",
    documented("Bot API, setMyDescription: an empty string removes the dedicated description"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setMyDescription",
    stands_on=("getMyDescription",),
    effects=_PROFILE,
)
def description_taken_away(caller: Caller) -> None:
    """An empty description takes away the one that was there."""
    with text_kept(caller, "Description"):
        for text in ("فروشگاه", ""):
            caller.accepted("setMyDescription", {"description": text})
        assert caller.accepted("getMyDescription")["description"] == ""


@clause(
    "commands.description-by-language",
    "#getmydescription",
    documented("Bot API, getMyDescription: for the given user language"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="getMyDescription",
    stands_on=("setMyDescription",),
    effects=_PROFILE,
    features=("i18n_language_code",),
)
def description_by_language(caller: Caller) -> None:
    """A description that is set for one language is given for that language alone."""
    assert _by_language(caller, "Description") == ["Laden", "unchanged"]


@clause(
    "commands.too-long-description-refused",
    "#setmydescription",
    documented("Bot API, setMyDescription: 0-512 characters"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setMyDescription",
    stands_on=("getMyDescription",),
    effects=_PROFILE,
)
def too_long_description_refused(caller: Caller) -> None:
    """A description of 513 characters is refused with 400."""
    assert _refused(caller, "Description", "ت" * 513) == 400


@clause(
    "commands.short-description",
    "#setmyshortdescription",
    documented("Bot API, setMyShortDescription: 0-120 characters"),
    since="6.6",
    consequence=Consequence.DEGRADES,
    method="setMyShortDescription",
    stands_on=("getMyShortDescription",),
    effects=_PROFILE,
)
def short_description(caller: Caller) -> None:
    """getMyShortDescription gives the text of 120 characters that setMyShortDescription has set."""
    assert _said(caller, "ShortDescription", "ک" * 120) == "ک" * 120


@clause(
    "commands.short-description-by-language",
    "#getmyshortdescription",
    documented("Bot API, getMyShortDescription: for the given user language"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="getMyShortDescription",
    stands_on=("setMyShortDescription",),
    effects=_PROFILE,
    features=("i18n_language_code",),
)
def short_description_by_language(caller: Caller) -> None:
    """A short description that is set for one language is given for that language alone."""
    assert _by_language(caller, "ShortDescription") == ["Laden", "unchanged"]


@clause(
    "commands.too-long-short-description-refused",
    "#setmyshortdescription",
    documented("Bot API, setMyShortDescription: 0-120 characters"),
    since="6.6",
    consequence=Consequence.COSMETIC,
    method="setMyShortDescription",
    stands_on=("getMyShortDescription",),
    effects=_PROFILE,
)
def too_long_short_description_refused(caller: Caller) -> None:
    """A short description of 121 characters is refused with 400."""
    assert _refused(caller, "ShortDescription", "ک" * 121) == 400
