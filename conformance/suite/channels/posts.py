"""Posts of channels: the bot's own, and its owner's."""

import secrets
from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.verdict import Consequence

_MESSAGE = documented("Bot API, Message")
_UPDATE = documented("Bot API, Update")
_POST, _EDITED = "channel_post", "edited_channel_post"


def _posted(caller: Caller, channel: Group, **params: Any) -> dict[str, Any]:
    """A post of the bot's."""
    given = {"chat_id": channel.chat_id, "text": User.marker("نوشته"), **params}
    post: dict[str, Any] = caller.accepted("sendMessage", given)
    return post


def _written(caller: Caller, channel: Group) -> dict[str, Any]:
    """A post of the owner's, as the bot hears of it."""
    text = channel.owner.says(User.marker("نوشته"))
    post: dict[str, Any] = caller.awaited(_POST, lambda one: one.get("text") == text)[_POST]
    return post


@clause(
    "channels.post-is-whole",
    "#sendmessage",
    _MESSAGE,
    since="2.0",
    method="sendMessage",
    features=("channels",),
)
def post_is_whole(caller: Caller, channel: Group) -> None:
    """A post gives back its Message, schema-true, in a chat that is a channel."""
    post = caller.ask("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    assert (post["chat"]["id"], post["chat"]["type"]) == (channel.chat_id, "channel")


@clause(
    "channels.channel-is-sender",
    "#message",
    documented("Bot API, Message: sender_chat, the channel itself for messages in channels"),
    since="5.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("reads.sender_chat",),
)
def channel_is_sender(caller: Caller, channel: Group) -> None:
    """A post is from the channel itself, and from nobody."""
    post = _posted(caller, channel)
    assert post["sender_chat"]["id"] == channel.chat_id
    assert "from" not in post


@clause("channels.ids-rise", "#message", _MESSAGE, since="2.0", method="sendMessage", features=("channels",))
def ids_rise(caller: Caller, channel: Group) -> None:
    """Each post of a channel has an id of its own, above the one before it."""
    ids = [_posted(caller, channel)["message_id"] for _ in range(3)]
    assert ids == sorted(set(ids))


@clause(
    "channels.posted-by-name",
    "#sendmessage",
    documented("Bot API, sendMessage: username of the target channel, in the format @channelusername"),
    since="2.0",
    method="sendMessage",
    features=("channels",),
)
def posted_by_name(caller: Caller, new_group: NewGroup) -> None:
    """A public channel can be posted in by its @name."""
    name = f"conf_{secrets.token_hex(6)}"
    channel = new_group("channel", username=name)
    post = caller.accepted("sendMessage", {"chat_id": f"@{name}", "text": User.marker()})
    assert post["chat"]["id"] == channel.chat_id


@clause(
    "channels.post-needs-right",
    "#sendmessage",
    observed("teloxide's table of errors: need administrator rights in the channel chat"),
    since="2.0",
    method="sendMessage",
    features=("err_text_match",),
)
def post_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to post is refused with 400 and Telegram's words."""
    channel = new_group("channel", bot_rights=("can_edit_messages",))
    refusal = caller.refusal("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: need administrator rights in the channel chat",
    )


@clause(
    "channels.post-arrives",
    "#update",
    _UPDATE,
    since="2.3",
    needs=("send_text",),
    method="getUpdates",
    update=_POST,
)
def post_arrives(caller: Caller, channel: Group) -> None:
    """What the owner writes in a channel comes as channel_post, and not as message."""
    text = channel.owner.says(User.marker())
    update = caller.awaited(_POST, lambda one: one.get("text") == text)
    caller.whole("the update", caller.validator.type("Update", update))
    assert "message" not in update


@clause(
    "channels.post-without-sender",
    "#message",
    documented("Bot API, Message: from, may be empty for messages sent to channels"),
    since="2.3",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    update=_POST,
    features=("reads.chat_type",),
)
def post_without_sender(caller: Caller, channel: Group) -> None:
    """A channel_post hides who has written it: the channel is its sender."""
    post = _written(caller, channel)
    assert (post["chat"]["type"], post["sender_chat"]["id"]) == ("channel", channel.chat_id)
    assert "from" not in post


@clause(
    "channels.post-answered",
    "#replyparameters",
    documented("Bot API, ReplyParameters"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="sendMessage",
    features=("reply_to",),
)
def post_answered(caller: Caller, channel: Group) -> None:
    """A bot can reply to the owner's post."""
    post = _written(caller, channel)
    answer = _posted(caller, channel, reply_parameters={"message_id": post["message_id"]})
    assert answer["reply_to_message"]["message_id"] == post["message_id"]


@clause(
    "channels.edit-arrives",
    "#update",
    _UPDATE,
    since="2.3",
    consequence=Consequence.DEGRADES,
    needs=("send_text", "edit_text"),
    method="getUpdates",
    update=_EDITED,
)
def edit_arrives(caller: Caller, channel: Group) -> None:
    """What the owner changes in a post comes as edited_channel_post of the same id."""
    post, text = _written(caller, channel), User.marker("ویرایش")
    channel.owner.act("edit_text", message_id=post["message_id"], text=text)
    edited = caller.awaited(_EDITED, lambda one: one.get("text") == text)[_EDITED]
    assert edited["message_id"] == post["message_id"]
    assert edited["edit_date"] >= post["date"]


@clause(
    "channels.own-post-edited",
    "#editmessagetext",
    documented("Bot API, editMessageText"),
    since="2.0",
    method="editMessageText",
)
def own_post_edited(caller: Caller, channel: Group) -> None:
    """A bot can edit its post."""
    post, text = _posted(caller, channel), User.marker("ویرایش")
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    edited = caller.accepted("editMessageText", {**place, "text": text})
    assert (edited["message_id"], edited["text"]) == (post["message_id"], text)


@clause(
    "channels.others-post-edited",
    "#editmessagetext",
    documented("Bot API, Updating messages: can_edit_messages lets a bot edit posts of others"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="editMessageText",
)
def others_post_edited(caller: Caller, channel: Group) -> None:
    """A bot that may edit posts can edit the owner's."""
    post, text = _written(caller, channel), User.marker("ویرایش")
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    assert caller.accepted("editMessageText", {**place, "text": text})["text"] == text


@clause(
    "channels.others-post-deleted",
    "#deletemessage",
    documented("Bot API, deleteMessage: can_delete_messages in a channel"),
    since="3.0",
    consequence=Consequence.DEGRADES,
    needs=("send_text",),
    method="deleteMessage",
)
def others_post_deleted(caller: Caller, channel: Group) -> None:
    """A bot that may delete posts can delete the owner's, once."""
    post = _written(caller, channel)
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    assert caller.accepted("deleteMessage", place) is True
    assert caller.refusal("deleteMessage", place).error_code == 400


@clause(
    "channels.forwarded-from-channel",
    "#messageoriginchannel",
    documented("Bot API, MessageOriginChannel"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
    features=("reads.forwarded",),
)
def forwarded_from_channel(caller: Caller, channel: Group, user: User) -> None:
    """A forwarded post says from which channel, and which post it was."""
    post = _posted(caller, channel)
    source = {"from_chat_id": channel.chat_id, "message_id": post["message_id"]}
    origin = caller.accepted("forwardMessage", {"chat_id": user.chat_id, **source})["forward_origin"]
    assert (origin["type"], origin["chat"]["id"]) == ("channel", channel.chat_id)
    assert origin["message_id"] == post["message_id"]
