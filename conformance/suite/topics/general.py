"""The topic "General", that every forum has."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.topics._topics import said
from conformance.verdict import Consequence

_GROUND = ("getChat", "pinChatMessage")


def _forum(new_group: NewGroup) -> Group:
    """A forum for one check alone."""
    made: Group = new_group("supergroup", is_forum=True)
    return made


@clause(
    "topics.general-renamed",
    "#editgeneralforumtopic",
    documented("Bot API, editGeneralForumTopic"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="editGeneralForumTopic",
    update="message",
)
def general_renamed(caller: Caller, new_group: NewGroup) -> None:
    """The new name of "General" shows as a message with forum_topic_edited."""
    forum, name = _forum(new_group), User.marker("همه")
    assert caller.ask("editGeneralForumTopic", {"chat_id": forum.chat_id, "name": name}) is True
    assert said(caller, forum.chat_id, "forum_topic_edited")["forum_topic_edited"]["name"] == name


@clause(
    "topics.general-closed",
    "#closegeneralforumtopic",
    documented("Bot API, closeGeneralForumTopic"),
    since="6.4",
    consequence=Consequence.DEGRADES,
    method="closeGeneralForumTopic",
    update="message",
)
def general_closed(caller: Caller, new_group: NewGroup) -> None:
    """That "General" is closed shows as a message with forum_topic_closed."""
    place = {"chat_id": _forum(new_group).chat_id}
    assert caller.ask("closeGeneralForumTopic", place) is True
    assert "forum_topic_closed" in said(caller, place["chat_id"], "forum_topic_closed")


@clause(
    "topics.general-reopened",
    "#reopengeneralforumtopic",
    documented("Bot API, reopenGeneralForumTopic"),
    since="6.4",
    consequence=Consequence.DEGRADES,
    method="reopenGeneralForumTopic",
    update="message",
    stands_on=("closeGeneralForumTopic",),
)
def general_reopened(caller: Caller, new_group: NewGroup) -> None:
    """That "General" is opened again shows as a message with forum_topic_reopened."""
    place = {"chat_id": _forum(new_group).chat_id}
    caller.given("closeGeneralForumTopic", place)
    assert caller.ask("reopenGeneralForumTopic", place) is True
    assert "forum_topic_reopened" in said(caller, place["chat_id"], "forum_topic_reopened")


@clause(
    "topics.general-hidden",
    "#hidegeneralforumtopic",
    documented("Bot API, hideGeneralForumTopic"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="hideGeneralForumTopic",
    update="message",
)
def general_hidden(caller: Caller, new_group: NewGroup) -> None:
    """That "General" is hidden shows as a message with general_forum_topic_hidden."""
    place = {"chat_id": _forum(new_group).chat_id}
    assert caller.ask("hideGeneralForumTopic", place) is True
    said(caller, place["chat_id"], "general_forum_topic_hidden")


@clause(
    "topics.hidden-general-is-closed",
    "#hidegeneralforumtopic",
    documented("Bot API, hideGeneralForumTopic: the topic will be automatically closed if it was open"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="hideGeneralForumTopic",
    stands_on=("closeGeneralForumTopic",),
)
def hidden_general_is_closed(caller: Caller, new_group: NewGroup) -> None:
    """A "General" that is hidden is closed by that, and cannot be closed again: 400."""
    place = {"chat_id": _forum(new_group).chat_id}
    caller.accepted("hideGeneralForumTopic", place)
    assert caller.refusal("closeGeneralForumTopic", place).error_code == 400


@clause(
    "topics.general-unhidden",
    "#unhidegeneralforumtopic",
    documented("Bot API, unhideGeneralForumTopic"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="unhideGeneralForumTopic",
    update="message",
    stands_on=("hideGeneralForumTopic",),
)
def general_unhidden(caller: Caller, new_group: NewGroup) -> None:
    """That "General" is shown again shows as a message with general_forum_topic_unhidden."""
    place = {"chat_id": _forum(new_group).chat_id}
    caller.given("hideGeneralForumTopic", place)
    assert caller.ask("unhideGeneralForumTopic", place) is True
    said(caller, place["chat_id"], "general_forum_topic_unhidden")


@clause(
    "topics.pins-of-general",
    "#unpinallgeneralforumtopicmessages",
    documented("Bot API, unpinAllGeneralForumTopicMessages"),
    since="6.8",
    consequence=Consequence.DEGRADES,
    method="unpinAllGeneralForumTopicMessages",
    stands_on=_GROUND,
)
def pins_of_general(caller: Caller, new_group: NewGroup) -> None:
    """What was pinned in "General" is pinned no longer."""
    place = {"chat_id": _forum(new_group).chat_id}
    sent = caller.accepted("sendMessage", {**place, "text": User.marker()})
    caller.given("pinChatMessage", {**place, "message_id": sent["message_id"]})
    assert caller.ask("unpinAllGeneralForumTopicMessages", place) is True
    assert "pinned_message" not in caller.accepted("getChat", place)


@clause(
    "topics.general-only-in-forums",
    "#editgeneralforumtopic",
    documented("Bot API, editGeneralForumTopic: in a forum supergroup chat"),
    since="6.4",
    consequence=Consequence.COSMETIC,
    method="editGeneralForumTopic",
)
def general_only_in_forums(caller: Caller, group: Group) -> None:
    """A group that is no forum has no "General" to rename: 400."""
    params = {"chat_id": group.chat_id, "name": "x"}
    assert caller.refusal("editGeneralForumTopic", params).error_code == 400
