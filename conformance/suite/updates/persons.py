"""Updates: who a person is, and how they begin."""

from typing import Any

from conformance.suite.clause import Declaration, documented
from conformance.suite.ground import Caller, Group, NotPlayable, User
from conformance.suite.updates._told import message_of, of_kind, sent_in, that_has
from conformance.verdict import Consequence, Level

_TEXT = ("send_text",)
_DEEP = documented("Bot API, Deep linking")


def _message(id_: str, anchor: str, **how: Any) -> Declaration:
    how = {"needs": _TEXT, **how}
    return of_kind(id_, "message", anchor, documented(f"Bot API, Message and {anchor}"), **how)


@_message("updates.language", "User", since="3.0", features=("i18n_language_code",))
def language(caller: Caller, user: User) -> None:
    """The sender's language comes as an IETF tag."""
    if user.human is None or user.human.language_code is None:
        raise NotPlayable("The driver makes people without a language.")
    assert sent_in(caller, user)["from"]["language_code"] == user.human.language_code


@_message("updates.persian-name", "User")
def persian_name(caller: Caller, other: User) -> None:
    """The sender's names come letter for letter, in Persian too."""
    if other.human is None:
        raise NotPlayable("Nobody plays the person, whose name is not known.")
    sender = sent_in(caller, other)["from"]
    assert (sender["first_name"], sender.get("last_name")) == (other.human.first_name, other.human.last_name)


@_message("updates.private-chat-has-a-name", "Chat", features=("reads.chat_type",))
def private_chat_has_a_name(caller: Caller, user: User) -> None:
    """A private chat is of type private, and has the person's name in the place of a title."""
    message = sent_in(caller, user)
    assert (message["chat"]["type"], message["chat"]["first_name"]) == (
        "private",
        message["from"]["first_name"],
    )
    assert "title" not in message["chat"]


@_message("updates.date", "Message")
def date(caller: Caller, user: User) -> None:
    """A message's date is in whole seconds, within a day of the caller's clock."""
    stamp = sent_in(caller, user)["date"]
    assert type(stamp) is int
    assert abs(stamp - caller.exchanges[-1].started_at) < 86_400


@_message("updates.message-ids-rise", "Message")
def message_ids_rise(caller: Caller, user: User) -> None:
    """The ids of a chat's messages rise, whoever of the two writes."""
    first = sent_in(caller, user)["message_id"]
    own = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})["message_id"]
    assert first < own < sent_in(caller, user)["message_id"]


@_message("updates.start", "Message", needs=("start",))
def start(caller: Caller, user: User) -> None:
    """Whoever presses Start sends /start, marked as a command."""
    user.act("start")
    message = caller.awaited("message", lambda seen: seen.get("text") == "/start")["message"]
    assert message["chat"]["id"] == user.chat_id
    assert {"type": "bot_command", "offset": 0, "length": 6} in message["entities"]


@of_kind(
    "updates.deep-link",
    "message",
    "Message",
    _DEEP,
    needs=("start",),
    features=("deep_link_start", "tme_links"),
)
def deep_link(caller: Caller, user: User) -> None:
    """Whoever comes by a link with a payload sends /start, a blank and the payload."""
    payload = user.marker("ref").replace(" ", "_") + "-A"
    user.act("start", payload=payload)
    caller.awaited("message", lambda seen: seen.get("text") == f"/start {payload}")


@of_kind(
    "updates.longest-payload",
    "message",
    "Message",
    _DEEP,
    level=Level.MUST,
    needs=("start",),
    features=("deep_link_start",),
)
def longest_payload(caller: Caller, user: User) -> None:
    """A payload of 64 letters, digits, underscores and dashes comes whole."""
    payload = user.marker("p").replace(" ", "_").ljust(64, "-")
    user.act("start", payload=payload)
    caller.awaited("message", lambda seen: seen.get("text") == f"/start {payload}")


@_message("updates.command-in-a-group", "MessageEntity", since="2.0")
def command_in_a_group(caller: Caller, group: Group) -> None:
    """A command for this bot by its name is one entity, name and all."""
    command = f"/help@{caller.accepted('getMe')['username']}"
    text = group.member.says(f"{command} {User.marker('x')}")
    message = caller.awaited("message", lambda seen: seen.get("text") == text)["message"]
    assert {"type": "bot_command", "offset": 0, "length": len(command)} in message["entities"]


@_message("updates.joined", "Message", needs=("add_members", "leave"), features=("reads.new_chat_members",))
def joined(caller: Caller, other: User, new_group: Any) -> None:
    """Who is added to a group comes in a message with new_chat_members."""
    group: Group = new_group("supergroup", title="تازه")
    other.at(group.chat_id).act("leave")
    group.owner.act("add_members", member_ids=[other.id])
    message = message_of(caller, group.owner, "new_chat_members")
    assert [member["id"] for member in message["new_chat_members"]] == [other.id]
    assert message["from"]["id"] == group.owner.id


@_message("updates.left", "Message", needs=("leave",), features=("reads.left_chat_member",))
def left(caller: Caller, other: User, new_group: Any) -> None:
    """Who leaves a group comes in a message with left_chat_member."""
    group: Group = new_group("supergroup", title="رفته")
    other.at(group.chat_id).act("leave")
    assert message_of(caller, group.owner, "left_chat_member")["left_chat_member"]["id"] == other.id


@_message("updates.title-changed", "Message", needs=("set_title",), consequence=Consequence.DEGRADES)
def title_changed(caller: Caller, new_group: Any) -> None:
    """A new title of a group comes in a message with new_chat_title."""
    group: Group = new_group("supergroup", title="پیشین")
    group.owner.act("set_title", title="پسین")
    assert message_of(caller, group.owner, "new_chat_title")["new_chat_title"] == "پسین"


@_message(
    "updates.anonymous-administrator",
    "Message",
    since="5.0",
    needs=("send_text", "promote"),
    features=("reads.sender_chat",),
)
def anonymous_administrator(caller: Caller, new_group: Any) -> None:
    """What an anonymous administrator writes comes with the group itself as its sender_chat."""
    group: Group = new_group("supergroup", title="بی‌نام")
    group.owner.act("promote", member_id=group.member.id, rights=["can_manage_chat"], is_anonymous=True)
    text = group.member.says(group.member.marker())
    message = caller.awaited("message", lambda seen: seen.get("text") == text)["message"]
    assert message["sender_chat"]["id"] == group.chat_id
    assert message["from"]["id"] != group.member.id


@_message("updates.contact-shared", "Contact", needs=("share_contact",), features=("request_contact",))
def contact_shared(caller: Caller, user: User) -> None:
    """Who shares their own contact by a button comes with their own id in it."""
    keyboard = {"keyboard": [[{"text": "شماره من", "request_contact": True}]]}
    caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": keyboard})
    user.act("share_contact", phone_number="+989120000001")
    seen = caller.awaited("message", that_has("contact", user))["message"]
    assert seen["contact"]["user_id"] == seen["from"]["id"]
    removed = {"remove_keyboard": True}
    caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": removed})
