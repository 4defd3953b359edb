"""Topics that are renamed, closed, opened again and deleted."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.topics._topics import said, topic
from conformance.verdict import Consequence, Level

_GROUND = ("createForumTopic",)
_EDIT = documented("Bot API, editForumTopic")
_CLOSE = documented("Bot API, closeForumTopic")
_REOPEN = documented("Bot API, reopenForumTopic")
_DELETE = documented("Bot API, deleteForumTopic: deletes a forum topic along with all its messages")


@clause(
    "topics.edit",
    "#editforumtopic",
    _EDIT,
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="editForumTopic",
    update="message",
    stands_on=_GROUND,
)
def edit(caller: Caller, forum: Group) -> None:
    """A topic's new name shows in it as a message with forum_topic_edited."""
    where, name = topic(caller, forum), User.marker("نام نو")
    assert caller.ask("editForumTopic", {**where, "name": name}) is True
    message = caller.awaited("message", lambda one: one.get("forum_topic_edited", {}).get("name") == name)[
        "message"
    ]
    assert message["message_thread_id"] == where["message_thread_id"]


@clause(
    "topics.edit-missing-refused",
    "#editforumtopic",
    _EDIT,
    since="6.3",
    consequence=Consequence.COSMETIC,
    method="editForumTopic",
)
def edit_missing_refused(caller: Caller, forum: Group) -> None:
    """A topic that there is not cannot be renamed: 400."""
    params = {"chat_id": forum.chat_id, "message_thread_id": 2_000_000_000, "name": "x"}
    assert caller.refusal("editForumTopic", params).error_code == 400


@clause(
    "topics.close",
    "#closeforumtopic",
    _CLOSE,
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="closeForumTopic",
    update="message",
    stands_on=_GROUND,
)
def close(caller: Caller, forum: Group) -> None:
    """A topic that is closed says so by a message with forum_topic_closed."""
    where = topic(caller, forum)
    assert caller.ask("closeForumTopic", where) is True
    known = where["message_thread_id"]
    caller.awaited(
        "message", lambda one: "forum_topic_closed" in one and one.get("message_thread_id") == known
    )


@clause(
    "topics.closed-once",
    "#closeforumtopic",
    _CLOSE,
    observed("the server's TOPIC_NOT_MODIFIED"),
    level=Level.SHOULD,
    since="6.3",
    consequence=Consequence.COSMETIC,
    method="closeForumTopic",
    stands_on=_GROUND,
)
def closed_once(caller: Caller, forum: Group) -> None:
    """A topic that is closed cannot be closed again: 400."""
    where = topic(caller, forum)
    caller.accepted("closeForumTopic", where)
    assert caller.refusal("closeForumTopic", where).error_code == 400


@clause(
    "topics.closed-to-bots-without-right",
    "#closeforumtopic",
    observed("bots that are told TOPIC_CLOSED by the server"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    needs=("create_topic", "close_topic"),
    method="sendMessage",
    features=("message_thread", "err_text_match"),
)
def closed_to_bots_without_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot that may not manage topics is refused in a closed one with 400 and Telegram's words."""
    forum = new_group("supergroup", is_forum=True, bot_rights=("can_delete_messages",))
    forum.owner.act("create_topic", name="بسته")
    thread = said(caller, forum.chat_id, "forum_topic_created")["message_thread_id"]
    forum.owner.act("close_topic", message_thread_id=thread)
    params = {"chat_id": forum.chat_id, "message_thread_id": thread, "text": User.marker()}
    refusal = caller.refusal("sendMessage", params)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: TOPIC_CLOSED")


@clause(
    "topics.closed-is-open-to-leaders",
    "#closeforumtopic",
    _CLOSE,
    observed("whoever may manage topics writes in closed ones"),
    level=Level.OBSERVED,
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    stands_on=("createForumTopic", "closeForumTopic"),
    features=("message_thread",),
)
def closed_is_open_to_leaders(caller: Caller, forum: Group) -> None:
    """A bot that may manage topics writes in a closed topic."""
    where = topic(caller, forum)
    caller.given("closeForumTopic", where)
    sent = caller.accepted("sendMessage", {**where, "text": User.marker()})
    assert sent["message_thread_id"] == where["message_thread_id"]


@clause(
    "topics.reopen",
    "#reopenforumtopic",
    _REOPEN,
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="reopenForumTopic",
    update="message",
    stands_on=("createForumTopic", "closeForumTopic"),
)
def reopen(caller: Caller, forum: Group) -> None:
    """A topic that is opened again says so by a message with forum_topic_reopened."""
    where = topic(caller, forum)
    caller.given("closeForumTopic", where)
    assert caller.ask("reopenForumTopic", where) is True
    known = where["message_thread_id"]
    caller.awaited(
        "message", lambda one: "forum_topic_reopened" in one and one.get("message_thread_id") == known
    )


@clause(
    "topics.delete",
    "#deleteforumtopic",
    _DELETE,
    since="6.3",
    method="deleteForumTopic",
    stands_on=_GROUND,
)
def delete(caller: Caller, forum: Group) -> None:
    """Nothing can be sent into a topic that was deleted: 400."""
    where = topic(caller, forum)
    assert caller.ask("deleteForumTopic", where) is True
    assert caller.refusal("sendMessage", {**where, "text": User.marker()}).error_code == 400


@clause(
    "topics.deleted-with-messages",
    "#deleteforumtopic",
    _DELETE,
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="deleteForumTopic",
    stands_on=("createForumTopic", "editMessageText"),
)
def deleted_with_messages(caller: Caller, forum: Group) -> None:
    """The messages of a topic that was deleted are gone: they cannot be edited."""
    where = topic(caller, forum)
    sent = caller.accepted("sendMessage", {**where, "text": User.marker()})
    caller.accepted("deleteForumTopic", where)
    params = {"chat_id": forum.chat_id, "message_id": sent["message_id"], "text": User.marker()}
    assert caller.refusal("editMessageText", params).error_code == 400


@clause(
    "topics.general-stays",
    "#deleteforumtopic",
    observed("the General topic is there always"),
    level=Level.OBSERVED,
    since="6.3",
    consequence=Consequence.COSMETIC,
    method="deleteForumTopic",
)
def general_stays(caller: Caller, forum: Group) -> None:
    """The topic "General" cannot be deleted: 400."""
    params = {"chat_id": forum.chat_id, "message_thread_id": 1}
    assert caller.refusal("deleteForumTopic", params).error_code == 400


@clause(
    "topics.pins-of-topic",
    "#unpinallforumtopicmessages",
    documented("Bot API, unpinAllForumTopicMessages: clears the list of pinned messages in a forum topic"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="unpinAllForumTopicMessages",
    stands_on=("createForumTopic", "pinChatMessage", "getChat"),
)
def pins_of_topic(caller: Caller, new_group: NewGroup) -> None:
    """What was pinned in a topic is pinned no longer, and what was pinned elsewhere is."""
    forum = new_group("supergroup", is_forum=True)
    where = topic(caller, forum)
    for place in ({"chat_id": forum.chat_id}, where):
        sent = caller.accepted("sendMessage", {**place, "text": User.marker()})
        caller.given("pinChatMessage", {"chat_id": forum.chat_id, "message_id": sent["message_id"]})
    assert caller.ask("unpinAllForumTopicMessages", where) is True
    pinned = caller.accepted("getChat", {"chat_id": forum.chat_id})["pinned_message"]
    assert not pinned.get("is_topic_message")
