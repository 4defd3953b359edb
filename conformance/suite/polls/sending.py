"""Polls as they are sent."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.polls._polls import COLOURS, asked, poll_of, refused
from conformance.verdict import Consequence, Level

_SEND = documented("Bot API, sendPoll")
_POLL = documented("Bot API, Poll")
_OPTIONS = documented("Bot API, sendPoll: a list of 1-12 answer options, 1-100 characters each")
_QUESTION = documented("Bot API, sendPoll: question, 1-300 characters")
_METHOD = "sendPoll"


@clause("polls.sent-poll-is-whole", "#sendpoll", _SEND, since="4.2", method=_METHOD)
def sent_poll_is_whole(caller: Caller, user: User) -> None:
    """sendPoll gives back the sent Message with its Poll, schema-true."""
    params = {"chat_id": user.chat_id, "question": user.marker("رنگ؟"), "options": list(COLOURS)}
    assert caller.ask(_METHOD, params)["poll"]["question"] == params["question"]


@clause("polls.options-in-order", "#poll", _POLL, since="4.2", method=_METHOD)
def options_in_order(caller: Caller, user: User) -> None:
    """A new poll has its options in the order given, nobody having voted."""
    poll = poll_of(caller, user)
    assert [(option["text"], option["voter_count"]) for option in poll["options"]] == [
        (colour, 0) for colour in COLOURS
    ]
    assert poll["total_voter_count"] == 0


@clause(
    "polls.options-as-objects",
    "#inputpolloption",
    documented("Bot API, InputPollOption"),
    since="7.3",
    method=_METHOD,
)
def options_as_objects(caller: Caller, user: User) -> None:
    """Options can be given as objects with a text."""
    poll = poll_of(caller, user, options=[{"text": colour} for colour in COLOURS])
    assert [option["text"] for option in poll["options"]] == list(COLOURS)


@clause(
    "polls.options-as-strings",
    "#sendpoll",
    _SEND,
    observed("frameworks from before Bot API 7.3 send options as strings"),
    since="4.2",
    method=_METHOD,
)
def options_as_strings(caller: Caller, user: User) -> None:
    """Options can be given as plain strings."""
    assert [option["text"] for option in poll_of(caller, user)["options"]] == list(COLOURS)


@clause("polls.anonymous-by-default", "#sendpoll", _SEND, since="4.6", method=_METHOD)
def anonymous_by_default(caller: Caller, user: User) -> None:
    """A poll is anonymous, regular and of one answer unless it is said otherwise."""
    poll = poll_of(caller, user)
    assert (poll["is_anonymous"], poll["type"], poll["allows_multiple_answers"]) == (True, "regular", False)


@clause("polls.open-at-first", "#poll", _POLL, since="4.2", method=_METHOD)
def open_at_first(caller: Caller, user: User) -> None:
    """A new poll is not closed."""
    assert poll_of(caller, user)["is_closed"] is False


@clause("polls.not-anonymous", "#sendpoll", _SEND, since="4.6", method=_METHOD)
def not_anonymous(caller: Caller, user: User) -> None:
    """A poll can be sent that is not anonymous."""
    assert poll_of(caller, user, is_anonymous=False)["is_anonymous"] is False


@clause("polls.several-answers", "#sendpoll", _SEND, since="4.6", method=_METHOD)
def several_answers(caller: Caller, user: User) -> None:
    """A poll can be sent that takes several answers."""
    assert poll_of(caller, user, allows_multiple_answers=True)["allows_multiple_answers"] is True


@clause(
    "polls.sent-closed", "#sendpoll", _SEND, since="4.6", consequence=Consequence.COSMETIC, method=_METHOD
)
def sent_closed(caller: Caller, user: User) -> None:
    """A poll can be sent closed, as for a preview."""
    assert poll_of(caller, user, is_closed=True)["is_closed"] is True


@clause(
    "polls.open-period", "#sendpoll", _SEND, since="4.8", consequence=Consequence.DEGRADES, method=_METHOD
)
def open_period(caller: Caller, user: User) -> None:
    """A poll that closes by itself after a while says after how long."""
    assert poll_of(caller, user, open_period=600)["open_period"] == 600


@clause("polls.close-date", "#sendpoll", _SEND, since="4.8", consequence=Consequence.DEGRADES, method=_METHOD)
def close_date(caller: Caller, user: User) -> None:
    """A poll that closes by itself at a moment says when."""
    until = int(time.time()) + 500
    assert abs(poll_of(caller, user, close_date=until)["close_date"] - until) <= 2


@clause(
    "polls.revoting-by-default",
    "#sendpoll",
    documented(
        "Bot API, sendPoll: allows_revoting defaults to False for quizzes and to True for regular polls"
    ),
    since="9.6",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def revoting_by_default(caller: Caller, user: User) -> None:
    """Votes in a regular poll can be changed unless it is said otherwise."""
    polls = [poll_of(caller, user), poll_of(caller, user, allows_revoting=False)]
    assert [poll["allows_revoting"] for poll in polls] == [True, False]


@clause(
    "polls.described",
    "#sendpoll",
    _SEND,
    since="9.6",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def described(caller: Caller, user: User) -> None:
    """A poll can have a description with formatting."""
    poll = poll_of(caller, user, description="<b>توضیح</b> رأی", description_parse_mode="HTML")
    assert poll["description"] == "توضیح رأی"
    assert [(one["type"], one["length"]) for one in poll["description_entities"]] == [("bold", 5)]


@clause("polls.sent-to-channel", "#sendpoll", _SEND, since="4.2", method=_METHOD)
def sent_to_channel(caller: Caller, channel: Group) -> None:
    """An anonymous poll can be posted in a channel."""
    assert asked(caller, channel.owner)["chat"]["id"] == channel.chat_id


@clause(
    "polls.open-votes-in-channel-refused",
    "#sendpoll",
    documented("Bot API, sendPoll: polls in channels are anonymous"),
    observed("the server's refusal of non-anonymous polls in channels"),
    level=Level.SHOULD,
    since="4.6",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def open_votes_in_channel_refused(caller: Caller, channel: Group) -> None:
    """A poll that is not anonymous is refused in a channel with 400."""
    assert refused(caller, channel.owner, is_anonymous=False) == 400


@clause("polls.longest-question", "#sendpoll", _QUESTION, since="4.2", method=_METHOD)
def longest_question(caller: Caller, user: User) -> None:
    """A question can have 300 characters."""
    assert len(poll_of(caller, user, question="پ" * 300)["question"]) == 300


@clause(
    "polls.too-long-question-refused",
    "#sendpoll",
    _QUESTION,
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def too_long_question_refused(caller: Caller, user: User) -> None:
    """A question of 301 characters is refused with 400."""
    assert refused(caller, user, question="پ" * 301) == 400


@clause(
    "polls.empty-question-refused",
    "#sendpoll",
    _QUESTION,
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def empty_question_refused(caller: Caller, user: User) -> None:
    """A poll without a question is refused with 400."""
    assert refused(caller, user, question="") == 400
