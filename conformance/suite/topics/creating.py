"""Topics that are opened, and what they are."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.topics._topics import opened
from conformance.verdict import Consequence

_CREATE = documented("Bot API, createForumTopic")
_METHOD = "createForumTopic"
_COLOUR = 16766590


@clause("topics.create", "#createforumtopic", _CREATE, since="6.3", method=_METHOD)
def create(caller: Caller, forum: Group) -> None:
    """createForumTopic gives a ForumTopic, schema-true, of the name given."""
    name = User.marker("پشتیبانی 🌷")
    made = caller.ask(_METHOD, {"chat_id": forum.chat_id, "name": name})
    assert made["name"] == name


@clause("topics.ids-differ", "#forumtopic", documented("Bot API, ForumTopic"), since="6.3", method=_METHOD)
def ids_differ(caller: Caller, forum: Group) -> None:
    """Each topic has a thread of its own."""
    assert len({opened(caller, forum)["message_thread_id"] for _ in range(2)}) == 2


@clause(
    "topics.icon-color",
    "#createforumtopic",
    documented("Bot API, createForumTopic: icon_color, one of six"),
    since="6.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def icon_color(caller: Caller, forum: Group) -> None:
    """A topic has the colour that it was given."""
    assert opened(caller, forum, icon_color=_COLOUR)["icon_color"] == _COLOUR


@clause(
    "topics.icon-emoji",
    "#createforumtopic",
    documented("Bot API, createForumTopic: icon_custom_emoji_id, use getForumTopicIconStickers"),
    since="6.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
    stands_on=("getForumTopicIconStickers",),
)
def icon_emoji(caller: Caller, forum: Group) -> None:
    """A topic has the icon that it was given."""
    emoji = caller.given("getForumTopicIconStickers")[0]["custom_emoji_id"]
    assert opened(caller, forum, icon_custom_emoji_id=emoji)["icon_custom_emoji_id"] == emoji


@clause(
    "topics.icons",
    "#getforumtopiciconstickers",
    documented("Bot API, getForumTopicIconStickers"),
    since="6.3",
    consequence=Consequence.COSMETIC,
    method="getForumTopicIconStickers",
)
def icons(caller: Caller) -> None:
    """getForumTopicIconStickers gives custom emoji, schema-true, each with its id."""
    stickers = caller.ask("getForumTopicIconStickers")
    assert stickers
    assert all(sticker["custom_emoji_id"] for sticker in stickers)


@clause(
    "topics.creation-is-told",
    "#forumtopiccreated",
    documented("Bot API, Message: forum_topic_created"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    needs=("create_topic",),
    update="message",
)
def creation_is_told(caller: Caller, forum: Group) -> None:
    """A topic that a person opens shows as a message with forum_topic_created in that topic."""
    name = User.marker("پرسش")
    forum.owner.act("create_topic", name=name)
    message = caller.awaited("message", lambda one: one.get("forum_topic_created", {}).get("name") == name)[
        "message"
    ]
    assert (message["from"]["id"], message["is_topic_message"]) == (forum.owner.id, True)


@clause(
    "topics.empty-name-refused",
    "#createforumtopic",
    documented("Bot API, createForumTopic: 1-128 characters"),
    since="6.3",
    consequence=Consequence.COSMETIC,
    method=_METHOD,
)
def empty_name_refused(caller: Caller, forum: Group) -> None:
    """A topic without a name is refused with 400."""
    assert caller.refusal(_METHOD, {"chat_id": forum.chat_id, "name": ""}).error_code == 400


@clause(
    "topics.longest-name",
    "#createforumtopic",
    documented("Bot API, createForumTopic: 1-128 characters"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def longest_name(caller: Caller, forum: Group) -> None:
    """A topic's name can have 128 characters."""
    assert opened(caller, forum, name="پ" * 128)["name"] == "پ" * 128


@clause(
    "topics.only-in-forums",
    "#createforumtopic",
    documented("Bot API, createForumTopic: in a forum supergroup chat"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def only_in_forums(caller: Caller, group: Group) -> None:
    """A group that is no forum has no topics: 400."""
    assert caller.refusal(_METHOD, {"chat_id": group.chat_id, "name": "x"}).error_code == 400


@clause(
    "topics.creation-needs-right",
    "#createforumtopic",
    documented("Bot API, createForumTopic: can_manage_topics"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def creation_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to manage topics cannot open one: 400."""
    forum = new_group("supergroup", is_forum=True, bot_rights=("can_delete_messages",))
    assert caller.refusal(_METHOD, {"chat_id": forum.chat_id, "name": "x"}).error_code == 400


@clause(
    "topics.forum-says-so",
    "#chat",
    documented("Bot API, Chat: is_forum"),
    since="6.3",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("message_thread",),
)
def forum_says_so(caller: Caller, forum: Group, group: Group) -> None:
    """The chat of a forum's messages is said to be a forum, and that of another group's is not."""
    chats = [
        caller.accepted("sendMessage", {"chat_id": one.chat_id, "text": User.marker()})["chat"]
        for one in (forum, group)
    ]
    assert [chat.get("is_forum", False) for chat in chats] == [True, False]
