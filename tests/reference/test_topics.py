"""Topics of forums, and the threads of a supergroup."""

import pytest

from .chats_stage import found, updates

# The server's words: ../shared/traffic/errors.json, TDLib, and MTProto's constants.
REFUSALS = [
    ("createForumTopic", {"name": " "}, "title must be non-empty"),
    ("createForumTopic", {"name": "x", "icon_color": -1}, "invalid icon color specified"),
    ("editForumTopic", {"name": "x"}, "invalid message thread identifier specified"),
    ("editForumTopic", {"message_thread_id": 99, "name": "x"}, "TOPIC_ID_INVALID"),
    ("closeForumTopic", {"message_thread_id": 99}, "TOPIC_ID_INVALID"),
    ("deleteForumTopic", {"message_thread_id": 99}, "TOPIC_ID_INVALID"),
    ("deleteForumTopic", {"message_thread_id": 1}, "TOPIC_ID_INVALID"),
    ("reopenGeneralForumTopic", {}, "TOPIC_NOT_MODIFIED"),
    ("unhideGeneralForumTopic", {}, "TOPIC_NOT_MODIFIED"),
    ("editGeneralForumTopic", {"name": "General"}, "TOPIC_NOT_MODIFIED"),
    ("sendMessage", {"text": "x", "message_thread_id": 99}, "message thread not found"),
    ("sendMessage", {"text": "x", "message_thread_id": 1}, "message thread not found"),
]


@pytest.fixture
def forum(stage):
    return found(stage, is_forum=True)


@pytest.fixture
def topic(forum):
    return forum.call("createForumTopic", name="Tea")["message_thread_id"]


@pytest.mark.parametrize(("method", "params", "words"), REFUSALS)
def test_what_cannot_be_is_refused_in_the_servers_words(forum, method, params, words):
    assert words == forum.refused(method, **params)


def test_a_topic_begins_with_a_message_that_the_bot_hears(stage, forum):
    made = forum.call(
        "createForumTopic", name="Tea", icon_color=9367192, icon_custom_emoji_id="5312536423851630001"
    )

    message = updates(stage, "message")[0]
    assert {"name": "Tea", "icon_color": 9367192, "icon_custom_emoji_id": "5312536423851630001"} == {
        name: made[name] for name in made if name != "message_thread_id"
    }
    assert made["message_thread_id"] == message["message_id"] == message["message_thread_id"]
    assert message["is_topic_message"]
    assert {name: item for name, item in made.items() if name != "message_thread_id"} == message[
        "forum_topic_created"
    ]


def test_what_is_said_in_a_topic_stays_there(forum, topic):
    said = forum.call("sendMessage", text="x", message_thread_id=topic)
    reply = forum.call("sendMessage", text="y", reply_parameters={"message_id": said["message_id"]})
    general = forum.call("sendMessage", text="z")

    assert [topic, topic] == [one["message_thread_id"] for one in (said, reply)]
    assert reply["is_topic_message"]
    assert {"message_thread_id", "is_topic_message"}.isdisjoint(general)


def test_a_message_in_a_topic_shows_the_topics_beginning(stage, forum, topic):
    """As recorded: without a reply of its own, it replies to the message that opened the topic."""
    updates(stage)

    forum.act("send_text", text="x", message_thread_id=topic)

    message = updates(stage, "message")[0]
    assert "Tea" == message["reply_to_message"]["forum_topic_created"]["name"]
    assert topic == message["message_thread_id"]


def test_a_chain_of_replies_outside_of_topics_is_a_thread(stage):
    shop = found(stage)
    first = shop.call("sendMessage", text="a")["message_id"]
    second = shop.call("sendMessage", text="b", reply_parameters={"message_id": first})

    third = shop.call("sendMessage", text="c", reply_parameters={"message_id": second["message_id"]})

    assert [first, first] == [one["message_thread_id"] for one in (second, third)]
    assert "is_topic_message" not in third


def test_an_edit_says_what_is_new_and_an_icon_that_is_no_id_is_let_be(stage, forum, topic):
    updates(stage)

    forum.call("editForumTopic", message_thread_id=topic, name="Coffee", icon_custom_emoji_id="🔥")
    forum.call("editForumTopic", message_thread_id=topic, icon_custom_emoji_id="5")

    edits = [one["forum_topic_edited"] for one in updates(stage, "message")]
    assert [{"name": "Coffee"}, {"icon_custom_emoji_id": "5"}] == edits


def test_there_are_icons_for_topics(forum):
    icons = forum.call("getForumTopicIconStickers")

    first = icons[0]
    assert ("📰", 512, True, "custom_emoji") == tuple(
        first[name] for name in ("emoji", "width", "is_animated", "type")
    )
    assert 19 == len(first["custom_emoji_id"])
    assert 128 == first["thumbnail"]["width"]


def test_a_closed_topic_is_for_those_who_lead_it(forum, topic):
    forum.call("closeForumTopic", message_thread_id=topic)

    assert forum.call("sendMessage", text="x", message_thread_id=topic)
    assert "closed" in forum.act("send_text", text="x", message_thread_id=topic)["error"]
    assert "TOPIC_NOT_MODIFIED" == forum.refused("closeForumTopic", message_thread_id=topic)
    forum.call("reopenForumTopic", message_thread_id=topic)
    assert forum.act("send_text", text="x", message_thread_id=topic)["message_id"]


def test_a_bot_without_the_right_does_not_speak_in_a_closed_topic(stage):
    forum = found(stage, is_forum=True, bot_status="member")
    topic = forum.act("create_topic", by=forum.owner, name="Tea")["message_thread_id"]

    forum.act("close_topic", by=forum.owner, message_thread_id=topic)

    assert "TOPIC_CLOSED" == forum.refused("sendMessage", text="x", message_thread_id=topic)
    assert "not enough rights to edit the topic" == forum.refused(
        "editForumTopic", message_thread_id=topic, name="x"
    )


def test_a_deleted_topic_takes_its_messages_along(forum, topic):
    message_id = forum.call("sendMessage", text="x", message_thread_id=topic)["message_id"]

    forum.call("deleteForumTopic", message_thread_id=topic)

    assert "message thread not found" == forum.refused("sendMessage", text="x", message_thread_id=topic)
    assert message_id not in [one["message_id"] for one in forum.stage.seen(forum.id)]


def test_the_general_topic_is_renamed_closed_hidden_and_opened_again(stage, forum):
    forum.call("editGeneralForumTopic", name="Hall")
    forum.call("hideGeneralForumTopic")
    refused = forum.refused("closeGeneralForumTopic")
    forum.call("unhideGeneralForumTopic")
    forum.call("reopenGeneralForumTopic")
    forum.call("closeGeneralForumTopic")

    fields = [set(one) - {"message_id", "from", "chat", "date"} for one in updates(stage, "message")]
    assert "TOPIC_NOT_MODIFIED" == refused
    assert [
        {"forum_topic_edited"},
        {"general_forum_topic_hidden"},
        {"general_forum_topic_unhidden"},
        {"forum_topic_reopened"},
        {"forum_topic_closed"},
    ] == fields


def test_pins_are_taken_away_topic_by_topic(forum, topic):
    inside = forum.call("sendMessage", text="x", message_thread_id=topic)["message_id"]
    outside = forum.call("sendMessage", text="y")["message_id"]
    for message_id in (inside, outside):
        forum.call("pinChatMessage", message_id=message_id)

    forum.call("unpinAllGeneralForumTopicMessages")
    pinned = forum.call("getChat")["pinned_message"]["message_id"]
    forum.call("unpinAllForumTopicMessages", message_thread_id=topic)

    assert inside == pinned
    assert "pinned_message" not in forum.call("getChat")


def test_a_bot_with_topics_has_them_in_its_private_chats(stage):
    bot = stage.client.post("/sandbox/bots", json={"has_topics_enabled": True}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    chat = {"chat_id": stage.user_id}

    made = stage.client.post(f"/bot{bot['token']}/createForumTopic", json={**chat, "name": "Tea"}).json()
    thread = made["result"]["message_thread_id"]
    body = {**chat, "text": "x", "message_thread_id": thread}
    said = stage.client.post(f"/bot{bot['token']}/sendMessage", json=body).json()

    assert thread == said["result"]["message_thread_id"]
