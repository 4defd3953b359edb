"""Identity: the same person, bot and chat, under the same id everywhere."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import sent
from conformance.verdict import Consequence
from conformance.wire import Form

_USER, _CHAT = documented("Bot API, User"), documented("Bot API, Chat")
_TEXT = ("send_text",)
_BITS = 2**52  # the most that an id has, so that a double holds it


def _heard(caller: Caller, person: User) -> dict[str, Any]:
    text = person.says(person.marker())
    message: dict[str, Any] = caller.awaited("message", lambda seen: seen.get("text") == text)["message"]
    return message


@clause("identity.person-in-every-chat", "#user", _USER, needs=_TEXT, method="getUpdates", update="message")
def person_in_every_chat(caller: Caller, other: User, group: Group) -> None:
    """A person has one id, in a private chat and in a group."""
    private, public = _heard(caller, other), _heard(caller, other.at(group.chat_id))
    assert private["from"]["id"] == public["from"]["id"]
    assert private["chat"]["id"] != public["chat"]["id"]


@clause("identity.two-people", "#user", _USER, needs=_TEXT, method="getUpdates", update="message")
def two_people(caller: Caller, user: User, other: User) -> None:
    """Two people have two ids, and so have their chats."""
    first, second = _heard(caller, user), _heard(caller, other)
    assert first["from"]["id"] != second["from"]["id"]
    assert first["chat"]["id"] != second["chat"]["id"]


@clause("identity.id-stays", "#user", _USER, needs=_TEXT, method="getUpdates", update="message")
def id_stays(caller: Caller, user: User) -> None:
    """A person's id is the same in each of their messages."""
    assert len({_heard(caller, user)["from"]["id"] for _ in range(2)}) == 1


@clause("identity.ids-are-integers", "#user", _USER, needs=_TEXT, method="getUpdates", update="message")
def ids_are_integers(caller: Caller, user: User) -> None:
    """The ids of a person, a chat and a message are integers, of at most 52 bits."""
    message = _heard(caller, user)
    ids = (message["from"]["id"], message["chat"]["id"], message["message_id"])
    assert [type(id_) for id_ in ids] == [int, int, int]
    assert all(0 < id_ < _BITS for id_ in ids)


@clause("identity.groups-have-negative-ids", "#chat", _CHAT, method="sendMessage", features=("groups",))
def groups_have_negative_ids(caller: Caller, group: Group) -> None:
    """A group's id cannot be a person's: it is an integer below zero, of at most 52 bits."""
    chat = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})["chat"]
    assert type(chat["id"]) is int
    assert -_BITS < chat["id"] < 0


@clause(
    "identity.wide-ids-in-every-form",
    "#making-requests",
    documented("Bot API, Chat: an id has at most 52 significant bits"),
    method="sendMessage",
)
def wide_ids_in_every_form(caller: Caller, channel: Group) -> None:
    """A chat's id beyond 32 bits leads to the chat in whatever form it travels, as number and as text."""
    for form in Form:
        for chat_id in (channel.chat_id, str(channel.chat_id)):
            params = {"chat_id": chat_id, "text": User.marker()}
            assert caller.accepted("sendMessage", params, form=form)["chat"]["id"] == channel.chat_id


@clause("identity.bot-in-its-messages", "#user", _USER, method="sendMessage")
def bot_in_its_messages(caller: Caller, user: User) -> None:
    """The bot's own messages are from the bot as getMe knows it: by id, name and username."""
    me, sender = caller.accepted("getMe"), sent(caller, user)["from"]
    names = ("id", "is_bot", "first_name", "username")
    assert [sender[name] for name in names] == [me[name] for name in names]


@clause("identity.bot-is-the-same-everywhere", "#user", _USER, method="sendMessage")
def bot_is_the_same_everywhere(caller: Caller, user: User, group: Group) -> None:
    """The bot has one id, in a private chat and in a group."""
    private = sent(caller, user)
    public = caller.accepted("sendMessage", {"chat_id": group.chat_id, "text": User.marker()})
    assert private["from"]["id"] == public["from"]["id"]


@clause("identity.private-chat-of-the-answer", "#chat", _CHAT, needs=_TEXT, method="sendMessage")
def private_chat_of_the_answer(caller: Caller, user: User) -> None:
    """The chat of the bot's answer is the chat of the person's message, with the same names."""
    heard, answer = _heard(caller, user), sent(caller, user)
    assert answer["chat"] == heard["chat"]


@clause(
    "identity.chat-by-username",
    "#sendmessage",
    documented("Bot API, sendMessage: chat_id is an id or a @username of a channel"),
    since="1.6",
    method="sendMessage",
    features=("channels",),
    effects=("members",),
)
def chat_by_username(caller: Caller, user: User, new_group: Any) -> None:
    """A public channel's @username leads to the same chat as its id."""
    username = f"conformance_c{user.id % 10**10}"
    channel: Group = new_group("channel", title="کانال", username=username)
    chat = caller.accepted("sendMessage", {"chat_id": f"@{username}", "text": User.marker()})["chat"]
    assert (chat["id"], chat["username"]) == (channel.chat_id, username)


@clause(
    "identity.username-in-any-case",
    "#sendmessage",
    documented("Bot API, sendMessage: chat_id is an id or a @username of a channel"),
    consequence=Consequence.DEGRADES,
    since="1.6",
    method="sendMessage",
    effects=("members",),
)
def username_in_any_case(caller: Caller, user: User, new_group: Any) -> None:
    """A @username leads to its chat in capitals too."""
    username = f"conformance_u{user.id % 10**10}"
    channel: Group = new_group("channel", title="کانال", username=username)
    params = {"chat_id": f"@{username.upper()}", "text": User.marker()}
    assert caller.accepted("sendMessage", params)["chat"]["id"] == channel.chat_id
