"""Posts in the group where a channel is discussed, and posts that people suggest."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.verdict import Consequence

_LINKS = ("link_group",)


def _linked(new_group: NewGroup) -> tuple[Group, Group]:
    """A channel, and the group where it is discussed."""
    channel, group = new_group("channel"), new_group("supergroup")
    channel.owner.act("link_group", group_id=group.chat_id)
    return channel, group


@clause(
    "channels.linked-chat",
    "#chatfullinfo",
    documented("Bot API, ChatFullInfo: linked_chat_id"),
    since="4.5",
    consequence=Consequence.COSMETIC,
    needs=_LINKS,
    method="getChat",
)
def linked_chat(caller: Caller, new_group: NewGroup) -> None:
    """A channel and the group where it is discussed name each other."""
    channel, group = _linked(new_group)
    linked = [
        caller.accepted("getChat", {"chat_id": one.chat_id})["linked_chat_id"] for one in (channel, group)
    ]
    assert linked == [group.chat_id, channel.chat_id]


@clause(
    "channels.post-is-carried-over",
    "#message",
    documented("Bot API, Message: is_automatic_forward"),
    since="5.5",
    consequence=Consequence.DEGRADES,
    needs=_LINKS,
    method="sendMessage",
    update="message",
)
def post_is_carried_over(caller: Caller, new_group: NewGroup) -> None:
    """A post comes into the discussion group by itself, as an automatic forward of the channel's."""
    channel, group = _linked(new_group)
    text = User.marker()
    caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": text})
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert (message["chat"]["id"], message["is_automatic_forward"]) == (group.chat_id, True)
    assert message["sender_chat"]["id"] == channel.chat_id


@clause(
    "channels.carried-over-from",
    "#messageoriginchannel",
    documented("Bot API, MessageOriginChannel"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=_LINKS,
    method="sendMessage",
    update="message",
    features=("reads.forwarded",),
)
def carried_over_from(caller: Caller, new_group: NewGroup) -> None:
    """A post in the discussion group names the post that it was."""
    channel, _ = _linked(new_group)
    text = User.marker()
    post = caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": text})
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert message["forward_origin"]["message_id"] == post["message_id"]


@clause(
    "channels.comment",
    "#replyparameters",
    documented("Bot API, Message: message_thread_id; ReplyParameters"),
    since="7.0",
    consequence=Consequence.DEGRADES,
    needs=_LINKS,
    method="sendMessage",
)
def comment(caller: Caller, new_group: NewGroup) -> None:
    """A reply to a post in the discussion group is in the thread of that post."""
    channel, group = _linked(new_group)
    text = User.marker()
    caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": text})
    carried = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    params = {"chat_id": group.chat_id, "reply_parameters": {"message_id": carried["message_id"]}}
    answer = caller.accepted("sendMessage", {**params, "text": User.marker()})
    assert answer["message_thread_id"] == carried["message_id"]


@clause(
    "channels.nothing-to-approve",
    "#approvesuggestedpost",
    documented("Bot API, approveSuggestedPost: in a direct messages chat"),
    since="9.2",
    consequence=Consequence.COSMETIC,
    method="approveSuggestedPost",
)
def nothing_to_approve(caller: Caller, channel: Group) -> None:
    """A post that nobody has suggested cannot be approved: 400."""
    post = caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    assert caller.refusal("approveSuggestedPost", place).error_code == 400


@clause(
    "channels.nothing-to-decline",
    "#declinesuggestedpost",
    documented("Bot API, declineSuggestedPost: in a direct messages chat"),
    since="9.2",
    consequence=Consequence.COSMETIC,
    method="declineSuggestedPost",
)
def nothing_to_decline(caller: Caller, channel: Group) -> None:
    """A post that nobody has suggested cannot be declined: 400."""
    post = caller.accepted("sendMessage", {"chat_id": channel.chat_id, "text": User.marker()})
    place = {"chat_id": channel.chat_id, "message_id": post["message_id"]}
    assert caller.refusal("declineSuggestedPost", place).error_code == 400
