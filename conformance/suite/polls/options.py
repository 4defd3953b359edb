"""The options of polls: how many, how long, and how formatted."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.polls._polls import poll_of, refused
from conformance.verdict import Consequence, Level

_OPTIONS = documented("Bot API, sendPoll: a list of 1-12 answer options")
_TEXT = documented("Bot API, InputPollOption: 1-100 characters")
_METHOD = "sendPoll"


@clause(
    "polls.twelve-options",
    "#sendpoll",
    _OPTIONS,
    since="9.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def twelve_options(caller: Caller, user: User) -> None:
    """A poll can have twelve options."""
    assert len(poll_of(caller, user, options=[str(number) for number in range(12)])["options"]) == 12


@clause(
    "polls.too-many-options-refused",
    "#sendpoll",
    _OPTIONS,
    observed("the server's words: poll can't have more than so many options"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def too_many_options_refused(caller: Caller, user: User) -> None:
    """A poll of 13 options is refused with 400."""
    assert refused(caller, user, options=[str(number) for number in range(13)]) == 400


@clause(
    "polls.no-options-refused",
    "#sendpoll",
    _OPTIONS,
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def no_options_refused(caller: Caller, user: User) -> None:
    """A poll without options is refused with 400."""
    assert refused(caller, user, options=[]) == 400


@clause("polls.longest-option", "#inputpolloption", _TEXT, since="4.2", method=_METHOD)
def longest_option(caller: Caller, user: User) -> None:
    """An option can have 100 characters."""
    options = poll_of(caller, user, options=["گ" * 100, "نه"])["options"]
    assert len(options[0]["text"]) == 100


@clause(
    "polls.too-long-option-refused",
    "#inputpolloption",
    _TEXT,
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def too_long_option_refused(caller: Caller, user: User) -> None:
    """An option of 101 characters is refused with 400."""
    assert refused(caller, user, options=["گ" * 101, "نه"]) == 400


@clause(
    "polls.empty-option-refused",
    "#inputpolloption",
    _TEXT,
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def empty_option_refused(caller: Caller, user: User) -> None:
    """An empty option is refused with 400."""
    assert refused(caller, user, options=["آری", ""]) == 400


@clause(
    "polls.options-must-be-array",
    "#sendpoll",
    observed("tdlib/telegram-bot-api, Client.cpp, get_poll_options"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def options_must_be_array(caller: Caller, user: User) -> None:
    """Options that are no JSON array are refused with 400."""
    assert refused(caller, user, options="آری،نه") == 400


@clause(
    "polls.persian-options",
    "#inputpolloption",
    _TEXT,
    since="4.2",
    method=_METHOD,
)
def persian_options(caller: Caller, user: User) -> None:
    """Options keep Persian text, its zero-width non-joiners and its emoji."""
    given = ["می‌آیم 🌷", "نمی‌آیم"]
    assert [one["text"] for one in poll_of(caller, user, options=given)["options"]] == given


@clause(
    "polls.persistent-ids",
    "#polloption",
    documented("Bot API, PollOption: persistent_id"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def persistent_ids(caller: Caller, user: User) -> None:
    """Each option has a persistent id of its own."""
    ids = {option["persistent_id"] for option in poll_of(caller, user)["options"]}
    assert len(ids) == 3


@clause(
    "polls.question-unformatted",
    "#sendpoll",
    documented("Bot API, sendPoll: currently, only custom emoji entities are allowed in the question"),
    level=Level.SHOULD,
    since="7.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def question_unformatted(caller: Caller, user: User) -> None:
    """A question's formatting is read, and leaves no bold in it."""
    poll = poll_of(caller, user, question="<b>رنگ</b> کدام؟", question_parse_mode="HTML")
    assert poll["question"] == "رنگ کدام؟"
    assert not poll.get("question_entities")
