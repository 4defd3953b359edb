"""Votes, and what the bot hears of them."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, User
from conformance.suite.polls._polls import asked
from conformance.verdict import Consequence

_ANSWER = documented("Bot API, PollAnswer")
_POLL = documented("Bot API, Update: bots receive updates about their own polls")
_VOTE = ("vote",)
_METHOD = "sendPoll"


def _answer(caller: Caller, message: dict[str, Any], person: User, *options: int) -> dict[str, Any]:
    """The poll_answer that the person's vote brings."""
    person.act("vote", message_id=message["message_id"], option_ids=list(options))
    return _next(caller, message, "poll_answer", "poll_id")


def _next(caller: Caller, message: dict[str, Any], kind: str, name: str) -> dict[str, Any]:
    """The next update of that kind about the poll, which it confirms."""
    update = caller.awaited(kind, lambda one: one.get(name) == message["poll"]["id"])
    caller.updates(offset=update["update_id"] + 1, timeout=0)
    got: dict[str, Any] = update[kind]
    return got


@clause(
    "polls.vote-is-told",
    "#pollanswer",
    _ANSWER,
    since="4.6",
    needs=_VOTE,
    method=_METHOD,
    update="poll_answer",
)
def vote_is_told(caller: Caller, user: User) -> None:
    """A vote in a poll that is not anonymous comes as poll_answer: who, and for what."""
    answer = _answer(caller, asked(caller, user, is_anonymous=False), user, 1)
    assert (answer["user"]["id"], answer["option_ids"]) == (user.id, [1])


@clause(
    "polls.answer-is-whole",
    "#pollanswer",
    _ANSWER,
    since="4.6",
    needs=_VOTE,
    update="poll_answer",
    stands_on=("sendPoll",),
)
def answer_is_whole(caller: Caller, user: User) -> None:
    """A poll_answer is schema-true."""
    answer = _answer(caller, asked(caller, user, is_anonymous=False), user, 0)
    caller.whole("the answer", caller.validator.type("PollAnswer", answer))


@clause(
    "polls.several-votes-told",
    "#pollanswer",
    _ANSWER,
    since="4.6",
    needs=_VOTE,
    method=_METHOD,
    update="poll_answer",
)
def several_votes_told(caller: Caller, user: User) -> None:
    """A vote for several options comes with each of them."""
    message = asked(caller, user, is_anonymous=False, allows_multiple_answers=True)
    assert sorted(_answer(caller, message, user, 0, 2)["option_ids"]) == [0, 2]


@clause(
    "polls.retracted-vote-is-empty",
    "#pollanswer",
    documented("Bot API, PollAnswer: option_ids may be empty if the vote was retracted"),
    since="4.6",
    consequence=Consequence.DEGRADES,
    needs=("vote", "retract_vote"),
    method=_METHOD,
    update="poll_answer",
)
def retracted_vote_is_empty(caller: Caller, user: User) -> None:
    """A vote that is taken back comes as poll_answer without options."""
    message = asked(caller, user, is_anonymous=False)
    _answer(caller, message, user, 1)
    user.act("retract_vote", message_id=message["message_id"])
    assert _next(caller, message, "poll_answer", "poll_id")["option_ids"] == []


@clause("polls.counts-are-told", "#update", _POLL, since="4.2", needs=_VOTE, method=_METHOD, update="poll")
def counts_are_told(caller: Caller, user: User) -> None:
    """A vote in the bot's poll comes as poll with the new counts."""
    message = asked(caller, user)
    user.act("vote", message_id=message["message_id"], option_ids=[2])
    poll = _next(caller, message, "poll", "id")
    assert [option["voter_count"] for option in poll["options"]] == [0, 0, 1]
    assert poll["total_voter_count"] == 1


@clause(
    "polls.anonymous-votes-stay-so",
    "#update",
    documented("Bot API, Update: poll_answer, a user changed their answer in a non-anonymous poll"),
    since="4.6",
    needs=_VOTE,
    method=_METHOD,
    update="poll_answer",
)
def anonymous_votes_stay_so(caller: Caller, user: User) -> None:
    """Of a vote in an anonymous poll the bot hears the counts, and not whose it is."""
    message = asked(caller, user)
    user.act("vote", message_id=message["message_id"], option_ids=[0])
    update = caller.awaited("poll", lambda poll: poll.get("id") == message["poll"]["id"])
    seen = [update, *caller.updates(offset=update["update_id"], timeout=0)]
    assert not [one for one in seen if "poll_answer" in one]


@clause(
    "polls.votes-add-up",
    "#poll",
    documented("Bot API, Poll: total number of users that voted"),
    since="4.6",
    needs=_VOTE,
    method=_METHOD,
    update="poll",
)
def votes_add_up(caller: Caller, group: Group) -> None:
    """Votes of two people add up to two voters."""
    message = asked(caller, group.owner)
    for person, option in ((group.owner, 0), (group.member, 0)):
        person.act("vote", message_id=message["message_id"], option_ids=[option])
    known = message["poll"]["id"]
    poll = caller.awaited("poll", lambda one: one["id"] == known and one["total_voter_count"] == 2)["poll"]
    assert [option["voter_count"] for option in poll["options"]] == [2, 0, 0]


@clause(
    "polls.vote-in-quiz",
    "#pollanswer",
    _ANSWER,
    since="4.6",
    needs=_VOTE,
    method=_METHOD,
    update="poll_answer",
)
def vote_in_quiz(caller: Caller, user: User) -> None:
    """A wrong answer to a quiz comes as the option that was chosen."""
    message = asked(caller, user, is_anonymous=False, type="quiz", correct_option_ids=[0])
    assert _answer(caller, message, user, 2)["option_ids"] == [2]


@clause(
    "polls.persistent-ids-in-answer",
    "#pollanswer",
    _ANSWER,
    since="9.6",
    consequence=Consequence.DEGRADES,
    needs=_VOTE,
    method=_METHOD,
    update="poll_answer",
)
def persistent_ids_in_answer(caller: Caller, user: User) -> None:
    """A poll_answer names the chosen options by their persistent ids too."""
    message = asked(caller, user, is_anonymous=False)
    wanted = message["poll"]["options"][1]["persistent_id"]
    assert _answer(caller, message, user, 1)["option_persistent_ids"] == [wanted]


@clause(
    "polls.option-added",
    "#sendpoll",
    documented("Bot API, sendPoll: allow_adding_options"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    needs=("add_poll_option", "vote"),
    method=_METHOD,
    update="poll",
)
def option_added(caller: Caller, group: Group) -> None:
    """A person can add an option to a poll that allows it, and vote for it."""
    message = asked(caller, group.owner, is_anonymous=False, allow_adding_options=True)
    group.member.act("add_poll_option", message_id=message["message_id"], text="آبی")
    group.member.act("vote", message_id=message["message_id"], option_ids=[3])
    known = message["poll"]["id"]
    poll = caller.awaited("poll", lambda one: one["id"] == known and one["total_voter_count"] == 1)["poll"]
    assert poll["options"][3]["text"] == "آبی"


@clause(
    "polls.persons-poll-arrives",
    "#message",
    documented("Bot API, Message: poll"),
    since="4.2",
    needs=("send_poll",),
    method="getUpdates",
    features=("reads.poll",),
)
def persons_poll_arrives(caller: Caller, user: User) -> None:
    """A poll that a person sends reaches the bot in a message."""
    question = user.marker("کجا؟")
    user.act("send_poll", question=question, options=["خانه", "بازار"])
    found = caller.awaited("message", lambda one: one.get("poll", {}).get("question") == question)
    assert [option["text"] for option in found["message"]["poll"]["options"]] == ["خانه", "بازار"]
