"""What is said in topics."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.topics._topics import topic
from conformance.verdict import Consequence

_THREAD = documented("Bot API, Message: message_thread_id and is_topic_message")
_FEATURES = ("message_thread",)
_GROUND = ("createForumTopic",)


@clause(
    "topics.sent-into-topic",
    "#sendmessage",
    documented("Bot API, sendMessage: message_thread_id"),
    since="6.3",
    method="sendMessage",
    stands_on=_GROUND,
    features=_FEATURES,
)
def sent_into_topic(caller: Caller, forum: Group) -> None:
    """A message sent into a topic is in that topic, and says so."""
    where = topic(caller, forum)
    sent = caller.accepted("sendMessage", {**where, "text": User.marker()})
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (where["message_thread_id"], True)


@clause(
    "topics.sent-into-general",
    "#sendmessage",
    _THREAD,
    since="6.3",
    method="sendMessage",
    features=_FEATURES,
)
def sent_into_general(caller: Caller, forum: Group) -> None:
    """A message sent into a forum without a thread is in no topic of its own."""
    sent = caller.accepted("sendMessage", {"chat_id": forum.chat_id, "text": User.marker()})
    assert not sent.get("is_topic_message")


@clause(
    "topics.heard-in-topic",
    "#message",
    _THREAD,
    since="6.3",
    needs=("send_text",),
    update="message",
    stands_on=_GROUND,
    features=_FEATURES,
)
def heard_in_topic(caller: Caller, forum: Group) -> None:
    """What a person writes in a topic says in which."""
    thread = topic(caller, forum)["message_thread_id"]
    text = forum.member.says(User.marker(), message_thread_id=thread)
    message = caller.awaited("message", lambda one: one.get("text") == text)["message"]
    assert (message["message_thread_id"], message["is_topic_message"]) == (thread, True)


@clause(
    "topics.reply-stays-in-topic",
    "#replyparameters",
    documented("Bot API, ReplyParameters"),
    observed("bots answer in a forum by a reply alone"),
    since="7.0",
    method="sendMessage",
    stands_on=_GROUND,
    features=("reply_to", "message_thread"),
)
def reply_stays_in_topic(caller: Caller, forum: Group) -> None:
    """A reply to a message of a topic is in the same topic."""
    where = topic(caller, forum)
    first = caller.accepted("sendMessage", {**where, "text": User.marker()})
    params = {"chat_id": forum.chat_id, "reply_parameters": {"message_id": first["message_id"]}}
    answer = caller.accepted("sendMessage", {**params, "text": User.marker()})
    assert answer["message_thread_id"] == where["message_thread_id"]


@clause(
    "topics.unknown-thread-refused",
    "#sendmessage",
    observed("tdlib/telegram-bot-api, Client.cpp, check_message_topic"),
    since="6.3",
    method="sendMessage",
    features=("message_thread", "err_text_match"),
)
def unknown_thread_refused(caller: Caller, forum: Group) -> None:
    """A message into a topic that there is not is refused with 400 and Telegram's words."""
    params = {"chat_id": forum.chat_id, "message_thread_id": 2_000_000_000, "text": User.marker()}
    refusal = caller.refusal("sendMessage", params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message thread not found")


@clause(
    "topics.action-in-topic",
    "#sendchataction",
    documented("Bot API, sendChatAction: message_thread_id"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="sendChatAction",
    stands_on=_GROUND,
    features=_FEATURES,
)
def action_in_topic(caller: Caller, forum: Group) -> None:
    """The bot can be seen typing in a topic."""
    assert caller.accepted("sendChatAction", {**topic(caller, forum), "action": "typing"}) is True


@clause(
    "topics.forwarded-into-topic",
    "#forwardmessage",
    documented("Bot API, forwardMessage: message_thread_id"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="forwardMessage",
    stands_on=_GROUND,
    features=_FEATURES,
)
def forwarded_into_topic(caller: Caller, forum: Group, user: User) -> None:
    """A message can be forwarded into a topic."""
    where = topic(caller, forum)
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    source = {"from_chat_id": user.chat_id, "message_id": sent["message_id"]}
    assert (
        caller.accepted("forwardMessage", {**where, **source})["message_thread_id"]
        == where["message_thread_id"]
    )
