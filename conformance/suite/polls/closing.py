"""Polls that are closed."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.verdict import Consequence

_STOP = documented("Bot API, stopPoll")
_METHOD = "stopPoll"
_SENDS = ("sendPoll",)


def _poll(caller: Caller, person: User, **params: Any) -> dict[str, Any]:
    """The message of a poll that sets the ground."""
    given = {
        "chat_id": person.chat_id,
        "question": person.marker("رنگ؟"),
        "options": ["سبز", "سرخ"],
        **params,
    }
    sent: dict[str, Any] = caller.given("sendPoll", given)
    return sent


def _place(message: dict[str, Any]) -> dict[str, Any]:
    return {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}


@clause("polls.stop", "#stoppoll", _STOP, since="4.2", method=_METHOD, stands_on=_SENDS)
def stop(caller: Caller, user: User) -> None:
    """stopPoll gives back the Poll, schema-true and closed."""
    message = _poll(caller, user)
    poll = caller.ask(_METHOD, _place(message))
    assert (poll["id"], poll["is_closed"]) == (message["poll"]["id"], True)


@clause(
    "polls.final-counts",
    "#stoppoll",
    documented("Bot API, stopPoll: the stopped Poll with the final results"),
    since="4.2",
    needs=("vote",),
    method=_METHOD,
    stands_on=_SENDS,
)
def final_counts(caller: Caller, user: User) -> None:
    """A stopped poll has the final counts."""
    message = _poll(caller, user)
    user.act("vote", message_id=message["message_id"], option_ids=[1])
    poll = caller.accepted(_METHOD, _place(message))
    assert [option["voter_count"] for option in poll["options"]] == [0, 1]


@clause(
    "polls.stopped-once",
    "#stoppoll",
    observed("tdlib/telegram-bot-api and teloxide's table of errors: poll has already been closed"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=_SENDS,
)
def stopped_once(caller: Caller, user: User) -> None:
    """A poll that is closed cannot be stopped again: 400 and Telegram's words."""
    message = _poll(caller, user)
    caller.accepted(_METHOD, _place(message))
    refusal = caller.refusal(_METHOD, _place(message))
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: poll has already been closed")


@clause(
    "polls.stop-missing-refused",
    "#stoppoll",
    observed("tdlib/telegram-bot-api, Client.cpp, process_stop_poll_query"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def stop_missing_refused(caller: Caller, user: User) -> None:
    """Stopping a poll that is not there is refused with 400 and Telegram's words."""
    refusal = caller.refusal(_METHOD, {"chat_id": user.chat_id, "message_id": 2_000_000_000})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: message with poll to stop not found",
    )


@clause(
    "polls.stop-text-refused",
    "#stoppoll",
    observed("teloxide's table of errors: message is not a poll"),
    since="4.2",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def stop_text_refused(caller: Caller, user: User) -> None:
    """A message without a poll cannot be stopped: 400."""
    message = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    assert caller.refusal(_METHOD, _place(message)).error_code == 400


@clause(
    "polls.stop-others-refused",
    "#stoppoll",
    documented("Bot API, stopPoll: a poll which was sent by the bot"),
    since="4.2",
    consequence=Consequence.COSMETIC,
    needs=("send_poll",),
    method=_METHOD,
)
def stop_others_refused(caller: Caller, user: User) -> None:
    """A person's poll cannot be stopped by the bot: 400."""
    question = user.marker("کجا؟")
    user.act("send_poll", question=question, options=["خانه", "بازار"])
    update = caller.awaited("message", lambda one: one.get("poll", {}).get("question") == question)
    assert caller.refusal(_METHOD, _place(update["message"])).error_code == 400


@clause(
    "polls.stopped-with-keyboard",
    "#stoppoll",
    _STOP,
    since="4.2",
    consequence=Consequence.DEGRADES,
    needs=("press_button",),
    method=_METHOD,
    stands_on=_SENDS,
    features=("inline_keyboard",),
)
def stopped_with_keyboard(caller: Caller, user: User) -> None:
    """A poll can be stopped with a new keyboard below it, which works."""
    message, data = _poll(caller, user), user.marker("again")
    markup = {"inline_keyboard": [[{"text": "دوباره", "callback_data": data}]]}
    caller.accepted(_METHOD, {**_place(message), "reply_markup": markup})
    user.presses(message, data)
    caller.awaited("callback_query", lambda query: query.get("data") == data)


@clause(
    "polls.stop-is-told",
    "#update",
    documented("Bot API, Update: manually stopped polls and polls sent by the bot"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    update="poll",
    stands_on=_SENDS,
)
def stop_is_told(caller: Caller, user: User) -> None:
    """Of its own poll's end the bot hears by a poll update that is closed."""
    message = _poll(caller, user)
    caller.accepted(_METHOD, _place(message))
    known = message["poll"]["id"]
    caller.awaited("poll", lambda poll: poll.get("id") == known and poll.get("is_closed") is True)


@clause("polls.stopped-in-group", "#stoppoll", _STOP, since="4.2", method=_METHOD, stands_on=_SENDS)
def stopped_in_group(caller: Caller, group: Group) -> None:
    """A poll in a group can be stopped."""
    assert caller.accepted(_METHOD, _place(_poll(caller, group.owner)))["is_closed"] is True


@clause(
    "polls.forwarded-poll-is-the-same",
    "#forwardmessage",
    documented("Bot API, Poll: unique poll identifier"),
    observed("votes in a forwarded poll count for the first one"),
    since="4.2",
    consequence=Consequence.DEGRADES,
    needs=("vote",),
    method="forwardMessage",
    stands_on=_SENDS,
)
def forwarded_poll_is_the_same(caller: Caller, user: User, group: Group) -> None:
    """A forwarded poll is the same poll: a vote there counts."""
    first = _poll(caller, user)
    params = {"chat_id": group.chat_id, "from_chat_id": user.chat_id, "message_id": first["message_id"]}
    again = caller.accepted("forwardMessage", params)
    assert again["poll"]["id"] == first["poll"]["id"]
    group.member.act("vote", message_id=again["message_id"], option_ids=[0])
    poll = caller.awaited("poll", lambda one: one.get("id") == first["poll"]["id"])["poll"]
    assert poll["total_voter_count"] == 1
