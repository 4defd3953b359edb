"""Forwards: whose the message was, and what is forwarded at all."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import place, refused, seen, sent
from conformance.verdict import Consequence

_FORWARD = documented("Bot API, forwardMessage")
_MANY = documented("Bot API, forwardMessages")
_ORIGIN = documented("Bot API, MessageOrigin")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_GONE = 2_000_000_000


def _from(message: dict[str, Any], to: int) -> dict[str, int]:
    here = place(message)
    return {"chat_id": to, "from_chat_id": here["chat_id"], "message_id": here["message_id"]}


@clause("messages.forward", "#forwardmessage", _FORWARD, method="forwardMessage")
def forward(caller: Caller, user: User, group: Group) -> None:
    """A forwarded message is a new message of the target chat with the text of the first."""
    first = sent(caller, user)
    message = caller.accepted("forwardMessage", _from(first, group.chat_id))
    assert (message["text"], message["chat"]["id"]) == (first["text"], group.chat_id)


@clause(
    "messages.forward-origin",
    "#messageoriginuser",
    _ORIGIN,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
)
def forward_origin(caller: Caller, user: User) -> None:
    """A forward says in forward_origin who wrote the message, and when."""
    first = sent(caller, user)
    origin = caller.accepted("forwardMessage", _from(first, user.chat_id))["forward_origin"]
    assert (origin["type"], origin["sender_user"]["id"]) == ("user", first["from"]["id"])
    assert origin["date"] == first["date"]


@clause(
    "messages.forward-of-post",
    "#messageoriginchannel",
    _ORIGIN,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
)
def forward_of_post(caller: Caller, user: User, channel: Group) -> None:
    """A forwarded channel post says in forward_origin which channel and which post it was."""
    post = sent(caller, channel.owner)
    origin = caller.accepted("forwardMessage", _from(post, user.chat_id))["forward_origin"]
    assert (origin["type"], origin["chat"]["id"]) == ("channel", channel.chat_id)
    assert origin["message_id"] == post["message_id"]


@clause(
    "messages.forward-keeps-entities",
    "#forwardmessage",
    _FORWARD,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
)
def forward_keeps_entities(caller: Caller, user: User) -> None:
    """A forward keeps the formatting of its text."""
    first = sent(caller, user, text="<b>گل</b> سرخ", parse_mode="HTML")
    (entity,) = caller.accepted("forwardMessage", _from(first, user.chat_id))["entities"]
    assert (entity["type"], entity["offset"], entity["length"]) == ("bold", 0, 2)


@clause(
    "messages.forward-missing-refused",
    "#forwardmessage",
    _SERVER,
    method="forwardMessage",
    features=("err_text_match",),
)
def forward_missing_refused(caller: Caller, user: User) -> None:
    """Forwarding a message that is not there is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_id": _GONE}
    got = refused(caller, "forwardMessage", params)
    assert got == (400, "Bad Request: message to forward not found")


@clause(
    "messages.forward-protected-refused",
    "#forwardmessage",
    documented("Bot API, forwardMessage: messages with protected content can't be forwarded"),
    since="5.6",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
    features=("protect_content",),
)
def forward_protected_refused(caller: Caller, user: User) -> None:
    """A message that was sent with protect_content cannot be forwarded: 400."""
    first = sent(caller, user, protect_content=True)
    assert caller.refusal("forwardMessage", _from(first, user.chat_id)).error_code == 400


@clause(
    "messages.forward-protects",
    "#forwardmessage",
    _FORWARD,
    since="5.6",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
    features=("protect_content",),
)
def forward_protects(caller: Caller, user: User) -> None:
    """A forward with protect_content is itself protected."""
    params = {**_from(sent(caller, user), user.chat_id), "protect_content": True}
    assert caller.accepted("forwardMessage", params)["has_protected_content"] is True


@clause(
    "messages.forward-many",
    "#forwardmessages",
    _MANY,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessages",
)
def forward_many(caller: Caller, user: User) -> None:
    """forwardMessages gives a MessageId for each message, in the order of the messages."""
    firsts = [sent(caller, user) for _ in range(2)]
    ids = [first["message_id"] for first in firsts]
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": ids}
    made = [one["message_id"] for one in caller.ask("forwardMessages", params)]
    texts = [seen(caller, user.chat_id, one)["text"] for one in made]
    assert texts == [first["text"] for first in firsts]


@clause(
    "messages.forward-many-skips-missing",
    "#forwardmessages",
    documented("Bot API, forwardMessages: messages that can't be found are skipped"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessages",
)
def forward_many_skips_missing(caller: Caller, user: User) -> None:
    """forwardMessages leaves out what it cannot find, and forwards the rest."""
    ids = [sent(caller, user)["message_id"], _GONE]
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": ids}
    assert len(caller.accepted("forwardMessages", params)) == 1


@clause(
    "messages.forward-none-refused",
    "#forwardmessages",
    _SERVER,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="forwardMessages",
)
def forward_none_refused(caller: Caller, user: User) -> None:
    """forwardMessages of no messages is refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "from_chat_id": user.chat_id, "message_ids": []}
    got = refused(caller, "forwardMessages", params)
    assert got == (400, "Bad Request: message identifiers are not specified")


@clause(
    "messages.person-forwards",
    "#message",
    _ORIGIN,
    since="7.0",
    needs=("forward",),
    method="getUpdates",
    features=("reads.forwarded",),
)
def person_forwards(caller: Caller, user: User) -> None:
    """What a person forwards to the bot comes from that person, with the first author in forward_origin."""
    first = sent(caller, user)
    user.act("forward", message_id=first["message_id"])
    message = caller.awaited("message", lambda message: message.get("text") == first["text"])["message"]
    assert message["from"]["id"] == user.id
    assert message["forward_origin"]["sender_user"]["id"] == first["from"]["id"]
