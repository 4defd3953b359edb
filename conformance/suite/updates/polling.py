"""Updates: how what people do reaches the bot."""

import time

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_GET_UPDATES = documented("Bot API, getUpdates")
_TEXT = ("send_text",)


@clause(
    "updates.message-arrives",
    "#update",
    _GET_UPDATES,
    needs=_TEXT,
    method="getUpdates",
    update="message",
    features=("polling",),
)
def message_arrives(caller: Caller, user: User) -> None:
    """What a person writes reaches the bot as a message update, whole and schema-true."""
    text = user.says(user.marker("سلام"))
    update = caller.awaited("message", lambda message: message.get("text") == text)
    caller.whole("the update", caller.validator.type("Update", update))
    assert update["message"]["chat"]["id"] == user.chat_id


@clause(
    "updates.sender-is-there", "#message", _GET_UPDATES, needs=_TEXT, method="getUpdates", update="message"
)
def sender_is_there(caller: Caller, user: User) -> None:
    """A message update says who wrote it."""
    text = user.says(user.marker())
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert user.human is not None
    assert message["from"]["id"] == user.human.id
    assert message["from"]["is_bot"] is False


@clause("updates.repeated-until-confirmed", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def repeated_until_confirmed(caller: Caller, user: User) -> None:
    """An update that no offset has confirmed is delivered again."""
    text = user.says(user.marker())
    first = caller.awaited("message", lambda message: message.get("text") == text)
    again = caller.updates(offset=first["update_id"], timeout=0)
    assert [update["update_id"] for update in again] == [first["update_id"]]


@clause(
    "updates.offset-confirms",
    "#getupdates",
    _GET_UPDATES,
    needs=_TEXT,
    method="getUpdates",
    features=("polling",),
)
def offset_confirms(caller: Caller, user: User) -> None:
    """An update is forgotten once getUpdates is called with an offset above it."""
    text = user.says(user.marker())
    first = caller.awaited("message", lambda message: message.get("text") == text)
    caller.updates(offset=first["update_id"] + 1, timeout=0)
    assert caller.updates(timeout=0) == []


@clause("updates.in-order", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def in_order(caller: Caller, user: User) -> None:
    """Updates come in the order in which they happened, with rising ids."""
    texts = [user.says(user.marker()) for _ in range(3)]
    caller.awaited("message", lambda message: message.get("text") == texts[-1])
    got = caller.updates(timeout=0) or [
        update for exchange in caller.exchanges for update in exchange.answer.result or ()
    ]
    ours = [update for update in got if update.get("message", {}).get("text") in texts]
    assert [update["message"]["text"] for update in ours] == texts
    assert sorted(update["update_id"] for update in ours) == [update["update_id"] for update in ours]


@clause("updates.limit", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def limit(caller: Caller, user: User) -> None:
    """No more updates come than limit allows."""
    for _ in range(3):
        user.says(user.marker())
    assert len(caller.updates(limit=2, timeout=1)) in {1, 2}


@clause("updates.negative-offset", "#getupdates", _GET_UPDATES, needs=_TEXT, method="getUpdates")
def negative_offset(caller: Caller, user: User) -> None:
    """Offset -1 gives the last update and forgets those before it."""
    texts = [user.says(user.marker()) for _ in range(3)]
    last = caller.updates(offset=-1, timeout=1)
    assert [update["message"]["text"] for update in last] == texts[-1:]
    assert len(caller.updates(timeout=0)) == 1


@clause(
    "updates.long-poll-waits",
    "#getupdates",
    _GET_UPDATES,
    observed(
        "every framework polls with a timeout, and a server that does not wait is polled in a busy loop"
    ),
    consequence=Consequence.DEGRADES,
    method="getUpdates",
)
def long_poll_waits(caller: Caller) -> None:
    """getUpdates with a timeout waits that long where nothing is pending."""
    started = time.monotonic()
    assert caller.updates(timeout=1) == []
    assert time.monotonic() - started > 0.8


@clause(
    "updates.allowed-updates",
    "#getupdates",
    _GET_UPDATES,
    needs=_TEXT,
    method="getUpdates",
    since="2.3.1",
    features=("allowed_updates",),
)
def allowed_updates(caller: Caller, user: User) -> None:
    """A kind that allowed_updates does not name is not delivered, and an empty list allows it again."""
    try:
        caller.updates(allowed_updates=["callback_query"], timeout=0)
        user.says(user.marker())
        assert caller.updates(timeout=0) == []
    finally:
        caller.updates(allowed_updates=[], timeout=0)
    text = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == text)


@clause(
    "updates.no-webhook-at-first",
    "#getwebhookinfo",
    documented("Bot API, getWebhookInfo"),
    since="2.2",
    method="getWebhookInfo",
)
def no_webhook_at_first(caller: Caller) -> None:
    """getWebhookInfo has an empty url while the bot polls."""
    assert caller.ask("getWebhookInfo")["url"] == ""


@clause(
    "updates.delete-webhook",
    "#deletewebhook",
    documented("Bot API, deleteWebhook"),
    observed("aiogram and telegraf call it before they poll"),
    since="2.3",
    method="deleteWebhook",
)
def delete_webhook(caller: Caller) -> None:
    """deleteWebhook succeeds where none is set."""
    assert caller.ask("deleteWebhook") is True
