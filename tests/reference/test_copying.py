"""Forwards and copies: where they come from, what they keep, and what cannot be sent again."""

import base64

import pytest

from .chats_stage import Place, found, updates


def private(stage):
    return Place(stage, stage.user_id, 0)


def test_a_forward_names_a_person_in_the_new_and_the_old_fields(stage):
    chat = private(stage)
    said = stage.act("send_text", text="hi")["message_id"]
    [message] = updates(stage, "message")

    forward = chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=said)

    assert [
        "message_id",
        "from",
        "chat",
        "date",
        "forward_origin",
        "forward_from",
        "forward_date",
        "text",
    ] == list(forward)
    origin = {"type": "user", "sender_user": message["from"], "date": message["date"]}
    assert (origin, message["from"]) == (forward["forward_origin"], forward["forward_from"])


def test_a_forward_of_a_post_names_the_channel_and_the_post(stage):
    channel, chat = found(stage, "channel"), private(stage)
    post = channel.call("sendMessage", text="news")

    forward = chat.call("forwardMessage", from_chat_id=channel.id, message_id=post["message_id"])

    origin = {"type": "channel", "chat": post["chat"], "message_id": 1, "date": post["date"]}
    assert origin == forward["forward_origin"]
    assert (post["chat"], 1) == (forward["forward_from_chat"], forward["forward_from_message_id"])


def test_a_forward_of_a_forward_names_the_first(stage):
    chat = private(stage)
    said = stage.act("send_text", text="hi")["message_id"]
    once = chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=said)

    twice = chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=once["message_id"])

    assert once["forward_origin"] == twice["forward_origin"]


def test_who_hides_is_only_named(stage):
    chat = private(stage)
    said = stage.act("send_text", text="hi")["message_id"]
    stage.act("hide_from_forwards")

    forward = chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=said)

    assert "hidden_user" == forward["forward_origin"]["type"]
    assert "سارا" == forward["forward_origin"]["sender_user_name"] == forward["forward_sender_name"]
    assert "forward_from" not in forward


def test_a_person_forwards_to_the_bot(stage):
    group = found(stage)
    said = group.call("sendMessage", text="meeting")["message_id"]

    stage.act("forward", message_id=said, from_chat_id=group.id)

    [message] = updates(stage, "message")
    assert (stage.user_id, "meeting") == (message["from"]["id"], message["text"])
    assert stage.bot_id == message["forward_origin"]["sender_user"]["id"]


def test_a_copy_has_no_origin_and_takes_another_caption(stage, png_text):
    chat = private(stage)
    photo = stage.act("send_photo", content_base64=png_text, caption="old", has_spoiler=True)["message_id"]
    given = {"from_chat_id": stage.user_id, "message_id": photo, "show_caption_above_media": True}

    copy = chat.call("copyMessage", **given, caption="<b>new</b>", parse_mode="HTML")

    assert ["message_id"] == list(copy)
    shown = stage.seen()[-1]
    assert ("new", "bold") == (shown["caption"], shown["caption_entities"][0]["type"])
    assert shown["show_caption_above_media"]
    assert shown["has_media_spoiler"]
    assert "forward_origin" not in shown


def test_a_copy_keeps_its_caption_unless_another_is_given(stage, png_text):
    chat = private(stage)
    photo = stage.act("send_photo", content_base64=png_text, caption="old")["message_id"]

    chat.call("copyMessage", from_chat_id=stage.user_id, message_id=photo)
    chat.call("copyMessage", from_chat_id=stage.user_id, message_id=photo, caption="")

    assert ["old", None] == [message.get("caption") for message in stage.seen()[-2:]]


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("forwardMessage", {"message_id": 99}, "message to forward not found"),
        ("copyMessage", {"message_id": 99}, "message to copy not found"),
        ("forwardMessage", {"from_chat_id": ""}, 'parameter "from_chat_id" is required'),
        ("forwardMessages", {}, "message identifiers are not specified"),
        ("forwardMessages", {"message_ids": "junk"}, "can't parse message_ids JSON object"),
        ("forwardMessages", {"message_ids": {}}, "expected an Array of message identifiers"),
        ("copyMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("copyMessages", {"message_ids": [None]}, "message identifier must be a Number"),
        ("copyMessages", {"message_ids": ["x"]}, "can't parse message identifier as a Number"),
        ("copyMessages", {"message_ids": [0]}, "invalid message identifier specified"),
        ("copyMessages", {"message_ids": [*range(1, 102)]}, "too many message identifiers specified"),
        (
            "copyMessages",
            {"message_ids": [2, 1]},
            "message identifiers must be in a strictly increasing order",
        ),
    ],
)
def test_what_is_not_there_is_refused_in_the_servers_words(stage, method, params, words):
    stage.say("a")
    given = {"from_chat_id": stage.user_id, "message_id": 1} | params

    assert words == private(stage).refused(method, **given)


def test_a_protected_message_cannot_be_forwarded(stage):
    said = stage.say("secret", protect_content=True)

    refused = private(stage).refused(
        "forwardMessage", from_chat_id=stage.user_id, message_id=said["message_id"]
    )

    assert said["has_protected_content"]
    assert "the message can't be forwarded" == refused


def test_a_service_message_can_be_neither_forwarded_nor_copied(stage):
    chat = private(stage)
    said = stage.say("a")["message_id"]
    chat.call("pinChatMessage", message_id=said)
    given = {"from_chat_id": stage.user_id, "message_id": said + 1}

    assert "the message can't be forwarded" == chat.refused("forwardMessage", **given)
    assert "the message can't be copied" == chat.refused("copyMessage", **given)


def test_an_album_that_is_sent_again_stays_together(stage, png_text):
    chat = private(stage)
    items = [{"kind": "photo", "content_base64": png_text, "caption": "c"}] * 2
    ids = stage.act("send_album", items=items)["message_ids"]

    chat.call("copyMessages", from_chat_id=stage.user_id, message_ids=ids, remove_caption=True)
    chat.call("forwardMessages", from_chat_id=stage.user_id, message_ids=ids)
    chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=ids[0])

    albums = [message.get("media_group_id") for message in stage.seen()]
    assert [2, 2, 2, 1] == [albums.count(album) for album in dict.fromkeys(albums)]
    assert albums[-1] is None
    assert ["c", "c", None, None, "c", "c", "c"] == [message.get("caption") for message in stage.seen()]


def test_of_many_those_that_are_there_are_sent(stage):
    chat = private(stage)
    ids = [stage.say(text)["message_id"] for text in "ab"]

    sent = chat.call("forwardMessages", from_chat_id=stage.user_id, message_ids=[*ids, 99])

    assert [{"message_id": 3}, {"message_id": 4}] == sent
    assert ["a", "b", "a", "b"] == [message["text"] for message in stage.seen()]


def test_a_forward_keeps_a_keyboard_of_links_alone(stage):
    chat = private(stage)
    links = {"inline_keyboard": [[{"text": "b", "url": "https://example.com/"}]]}
    data = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
    ids = [stage.say("x", reply_markup=markup)["message_id"] for markup in (links, data)]

    kept = [
        chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=one).get("reply_markup")
        for one in ids
    ]

    assert [links, None] == kept


def test_a_live_location_rests_where_it_is_forwarded(stage):
    chat = private(stage)
    live = chat.call("sendLocation", latitude=1, longitude=2, live_period=60)

    forward = chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=live["message_id"])

    assert {"latitude": 1.0, "longitude": 2.0} == forward["location"]


def test_a_copy_of_a_poll_is_a_poll_of_its_own(stage):
    chat = private(stage)
    poll = chat.call("sendPoll", question="?", options=["a", "b"])

    chat.call("copyMessage", from_chat_id=stage.user_id, message_id=poll["message_id"])

    assert poll["poll"]["id"] != stage.seen()[-1]["poll"]["id"]


def test_what_a_picture_is_forwarded_as_is_the_same_file(stage, png):
    sent = stage.act("send_photo", content_base64=base64.b64encode(png).decode())
    [message] = updates(stage, "message")

    forward = private(stage).call("forwardMessage", from_chat_id=stage.user_id, message_id=sent["message_id"])

    assert message["photo"] == forward["photo"]


def test_a_forward_from_who_speaks_for_the_group_names_the_group(stage):
    group = found(stage)
    group.act("promote", by=group.owner, member_id=stage.user_id, is_anonymous=True, title="Boss")
    said = group.act("send_text", text="/order")["message_id"]

    forward = group.call("forwardMessage", from_chat_id=group.id, message_id=said)

    origin = forward["forward_origin"]
    assert ("chat", group.id, "Boss") == (
        origin["type"],
        origin["sender_chat"]["id"],
        origin["author_signature"],
    )
    assert (group.id, "Boss") == (forward["forward_from_chat"]["id"], forward["forward_signature"])


def test_nothing_leaves_a_group_that_protects_its_content(stage):
    group, chat = found(stage), private(stage)
    group.act("change_settings", by=group.owner, has_protected_content=True)

    said = group.call("sendMessage", text="a")

    assert said["has_protected_content"]
    refused = chat.refused("forwardMessage", from_chat_id=group.id, message_id=said["message_id"])
    assert "the message can't be forwarded" == refused
