"""Quizzes: the right answer, and why it is right."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.polls._polls import poll_of, refused
from conformance.verdict import Consequence

_SEND = documented("Bot API, sendPoll")
_WHY = documented("Bot API, sendPoll: explanation, 0-200 characters")
_METHOD = "sendPoll"


@clause("polls.quiz", "#sendpoll", _SEND, since="4.6", method=_METHOD)
def quiz(caller: Caller, user: User) -> None:
    """A poll can be sent as a quiz."""
    assert poll_of(caller, user, type="quiz", correct_option_ids=[1])["type"] == "quiz"


@clause("polls.quiz-solution", "#poll", documented("Bot API, Poll"), since="9.6", method=_METHOD)
def quiz_solution(caller: Caller, user: User) -> None:
    """A quiz that the bot has sent says which answer is right."""
    assert poll_of(caller, user, type="quiz", correct_option_ids=[2])["correct_option_ids"] == [2]


@clause(
    "polls.quiz-of-old",
    "#sendpoll",
    documented("Bot API 4.6 to 9.5, sendPoll: correct_option_id"),
    since="4.6",
    until="9.6",
    method=_METHOD,
)
def quiz_of_old(caller: Caller, user: User) -> None:
    """A quiz says which answer is right by correct_option_id."""
    assert poll_of(caller, user, type="quiz", correct_option_id=2)["correct_option_id"] == 2


@clause(
    "polls.quiz-without-solution-refused",
    "#sendpoll",
    documented("Bot API, sendPoll: correct_option_ids, required for polls in quiz mode"),
    since="4.6",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def quiz_without_solution_refused(caller: Caller, user: User) -> None:
    """A quiz without a right answer is refused with 400."""
    assert refused(caller, user, type="quiz") == 400


@clause(
    "polls.solution-beyond-options-refused",
    "#sendpoll",
    documented("Bot API, sendPoll: 0-based identifiers of the correct answer options"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def solution_beyond_options_refused(caller: Caller, user: User) -> None:
    """A quiz whose right answer is none of its options is refused with 400."""
    assert refused(caller, user, type="quiz", correct_option_ids=[3]) == 400


@clause("polls.explanation", "#sendpoll", _WHY, since="4.8", consequence=Consequence.DEGRADES, method=_METHOD)
def explanation(caller: Caller, user: User) -> None:
    """A quiz has its explanation, with its formatting."""
    why = {"explanation": "چون <i>سبز</i> است", "explanation_parse_mode": "HTML"}
    poll = poll_of(caller, user, type="quiz", correct_option_ids=[0], **why)
    assert poll["explanation"] == "چون سبز است"
    assert [(one["type"], one["offset"]) for one in poll["explanation_entities"]] == [("italic", 4)]


@clause(
    "polls.too-long-explanation-refused",
    "#sendpoll",
    _WHY,
    since="4.8",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def too_long_explanation_refused(caller: Caller, user: User) -> None:
    """An explanation of 201 characters is refused with 400."""
    why = {"type": "quiz", "correct_option_ids": [0], "explanation": "چ" * 201}
    assert refused(caller, user, **why) == 400


@clause(
    "polls.quiz-with-several-right",
    "#sendpoll",
    documented("Bot API, sendPoll: correct_option_ids"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def quiz_with_several_right(caller: Caller, user: User) -> None:
    """A quiz that takes several answers can have several right ones."""
    poll = poll_of(caller, user, type="quiz", allows_multiple_answers=True, correct_option_ids=[0, 2])
    assert poll["correct_option_ids"] == [0, 2]


@clause(
    "polls.unknown-type-refused",
    "#sendpoll",
    documented("Bot API, sendPoll: quiz or regular"),
    since="4.6",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def unknown_type_refused(caller: Caller, user: User) -> None:
    """A poll of a type that there is not is refused with 400."""
    assert refused(caller, user, type="conformance") == 400
