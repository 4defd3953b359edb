"""Updates: what getUpdates gives, confirms and forgets."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.polls import meanwhile, polling
from conformance.suite.updates._queue import texts_of, told
from conformance.verdict import Consequence, Level

_GET_UPDATES = documented("Bot API, getUpdates")
_UPDATE = documented("Bot API, Update")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_TEXT = ("send_text",)
_POLLING = ("polling",)


@clause("updates.limit-gives-the-oldest", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def limit_gives_the_oldest(caller: Caller, user: User) -> None:
    """With a limit of one the oldest update that is pending comes, and it alone."""
    texts, pending = told(caller, user, 3)
    assert len(pending) == 3
    assert texts_of(caller.updates(limit=1, timeout=0)) == texts[:1]


@clause("updates.limit-loses-nothing", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def limit_loses_nothing(caller: Caller, user: User) -> None:
    """What a limit held back comes with the next offset."""
    texts, _ = told(caller, user, 3)
    (first,) = caller.updates(limit=1, timeout=0)
    assert texts_of(caller.updates(offset=first["update_id"] + 1, timeout=0)) == texts[1:]


@clause(
    "updates.limit-is-pressed",
    "#getupdates",
    _SERVER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    needs=_TEXT,
    method="getUpdates",
)
def limit_is_pressed(caller: Caller, user: User) -> None:
    """A limit beyond 100 is no error: updates come all the same."""
    texts, _ = told(caller, user, 1)
    assert texts_of(caller.updates(limit=1000, timeout=0)) == texts


@clause(
    "updates.offset-confirms-what-is-below",
    "#getupdates",
    _GET_UPDATES,
    needs=_TEXT,
    method="getUpdates",
    features=_POLLING,
)
def offset_confirms_what_is_below(caller: Caller, user: User) -> None:
    """An offset confirms what has a lower id, and not the update that has it."""
    texts, pending = told(caller, user, 3)
    caller.updates(offset=pending[1]["update_id"], timeout=0)
    assert texts_of(caller.updates(timeout=0)) == texts[1:]


@clause("updates.offset-is-never-undone", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def offset_is_never_undone(caller: Caller, user: User) -> None:
    """What was confirmed does not come back with a lower offset."""
    texts, pending = told(caller, user, 2)
    caller.updates(offset=pending[1]["update_id"], timeout=0)
    assert texts_of(caller.updates(offset=pending[0]["update_id"], timeout=0)) == texts[1:]


@clause(
    "updates.negative-offset-counts-from-the-end",
    "#getupdates",
    _GET_UPDATES,
    consequence=Consequence.DEGRADES,
    since="2.3.1",
    needs=_TEXT,
    method="getUpdates",
)
def negative_offset_counts_from_the_end(caller: Caller, user: User) -> None:
    """Offset -2 gives the last two updates, in order."""
    texts, _ = told(caller, user, 3)
    assert texts_of(caller.updates(offset=-2, timeout=0)) == texts[1:]


@clause(
    "updates.negative-offset-beyond-the-queue",
    "#getupdates",
    _GET_UPDATES,
    consequence=Consequence.COSMETIC,
    since="2.3.1",
    needs=_TEXT,
    method="getUpdates",
)
def negative_offset_beyond_the_queue(caller: Caller, user: User) -> None:
    """An offset that counts further back than the queue is long gives all that is pending."""
    texts, _ = told(caller, user, 2)
    assert texts_of(caller.updates(offset=-100, timeout=0)) == texts


@clause(
    "updates.ids-are-sequential",
    "#update",
    _UPDATE,
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    needs=_TEXT,
    method="getUpdates",
)
def ids_are_sequential(caller: Caller, user: User) -> None:
    """Ids of updates that follow one another rise by one."""
    texts = [user.says(user.marker()) for _ in range(3)]
    caller.awaited("message", lambda message: message.get("text") == texts[-1])
    got = [update for exchange in caller.exchanges for update in exchange.answer.result or ()]
    ids = sorted({update["update_id"] for update in got if texts_of([update])[0] in texts})
    assert [id_ - ids[0] for id_ in ids] == [0, 1, 2]


@clause("updates.id-is-positive", "#update", _UPDATE, needs=_TEXT, method="getUpdates")
def id_is_positive(caller: Caller, user: User) -> None:
    """The id of an update is a positive integer that fits 32 bits."""
    _, (update,) = told(caller, user, 1)
    assert type(update["update_id"]) is int
    assert 0 < update["update_id"] < 2**31


@clause("updates.one-thing-each", "#update", _UPDATE, needs=_TEXT, method="getUpdates")
def one_thing_each(caller: Caller, user: User) -> None:
    """Besides its id an update has exactly one field."""
    _, updates = told(caller, user, 2)
    assert [set(update) for update in updates] == [{"update_id", "message"}] * 2


@clause(
    "updates.poll-ends-with-news",
    "#getupdates",
    _GET_UPDATES,
    consequence=Consequence.DEGRADES,
    needs=_TEXT,
    method="getUpdates",
    features=_POLLING,
)
def poll_ends_with_news(caller: Caller, user: User) -> None:
    """A poll that waits ends as soon as there is an update, and brings it."""
    began, waiting = time.monotonic(), meanwhile(caller, 10)
    text = user.says(user.marker())
    assert text in texts_of(waiting.result().result)
    assert time.monotonic() - began < 8, "the poll waited to its end, with an update pending"


@clause("updates.short-poll", "#getupdates", _GET_UPDATES, method="getUpdates", features=_POLLING)
def short_poll(caller: Caller) -> None:
    """Without a timeout getUpdates answers at once with an empty array where nothing is pending."""
    began = time.monotonic()
    assert caller.accepted("getUpdates") == []
    assert time.monotonic() - began < 5, "getUpdates waited without having been asked to"


@clause(
    "updates.second-poll-ends-the-first",
    "#getupdates",
    _SERVER,
    observed("client libraries know a bot that runs twice by this refusal"),
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="getUpdates",
    features=("err_text_match",),
)
def second_poll_ends_the_first(caller: Caller) -> None:
    """A poll that waits is ended with 409 by another one."""
    waiting = meanwhile(caller, 5)
    time.sleep(0.3)  # the first must have begun
    caller.updates(timeout=0)
    ended = waiting.result()
    assert ended.error_code == 409
    assert (ended.description or "").startswith("Conflict: terminated by other getUpdates request")


@clause("updates.polls-by-any-connection", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def polls_by_any_connection(caller: Caller, user: User) -> None:
    """What is pending comes on a new connection as on an old one."""
    texts, _ = told(caller, user, 2)
    assert texts_of(polling(caller).result) == texts


@clause(
    "updates.own-messages-are-no-updates", "#getupdates", _UPDATE, _SERVER, needs=_TEXT, method="getUpdates"
)
def own_messages_are_no_updates(caller: Caller, user: User) -> None:
    """What the bot itself sends does not come to it as an update."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    texts, _ = told(caller, user, 1)
    got = [update for exchange in caller.exchanges[1:] for update in exchange.answer.result or ()]
    assert sent["text"] not in texts_of(got)
    assert texts[0] in texts_of(got)


@clause("updates.of-every-chat", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def of_every_chat(caller: Caller, user: User, other: User) -> None:
    """What several people write comes in one queue, each with its own chat."""
    people = (user, other, user)
    texts = [person.says(person.marker()) for person in people]
    caller.awaited("message", lambda message: message.get("text") == texts[-1])
    got = [update for exchange in caller.exchanges for update in exchange.answer.result or ()]
    chats = {update["message"]["text"]: update["message"]["chat"]["id"] for update in got}
    assert [chats[text] for text in texts] == [person.chat_id for person in people]
