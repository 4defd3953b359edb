"""Edits: of texts, captions, media and keyboards, and of what cannot be edited."""

import json
from dataclasses import replace

import pytest

from .chats_stage import Place, found, judge, updates

KEYBOARD = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}
NOT_EDITED = "message can't be edited"


def private(stage):
    return Place(stage, stage.user_id, 0)


def uploaded(stage, method, files, **params):
    """The result of a call that carries files."""
    data = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    answer = stage.client.post(f"/bot{stage.token}/{method}", data=data, files=files).json()
    assert answer["ok"], answer
    assert not judge().result(method, answer["result"])
    return answer["result"]


def photo(stage, png, **params):
    return uploaded(stage, "sendPhoto", {"photo": ("p.png", png)}, chat_id=stage.user_id, **params)


def test_an_edited_text_says_when_it_was_edited(stage):
    said = stage.say("a")

    edited = private(stage).call("editMessageText", message_id=said["message_id"], text="b")

    assert ["message_id", "from", "chat", "date", "edit_date", "text"] == list(edited)


def test_an_edited_keyboard_does_not_show_as_an_edit(stage):
    # BotSupport: "if you use editMessageReplyMarkup, it shouldn't be shown"; TDLib hides the date then.
    said = stage.say("a")

    edited = private(stage).call(
        "editMessageReplyMarkup", message_id=said["message_id"], reply_markup=KEYBOARD
    )

    assert KEYBOARD == edited["reply_markup"]
    assert "edit_date" not in edited


def test_a_caption_is_put_in_place_of_another_and_taken_away(stage, png):
    chat = private(stage)
    sent = photo(stage, png, caption="a", has_spoiler=True)["message_id"]

    above = chat.call("editMessageCaption", message_id=sent, caption="b", show_caption_above_media=True)
    without = chat.call("editMessageCaption", message_id=sent)

    assert ["photo", "caption", "show_caption_above_media", "has_media_spoiler"] == list(above)[-4:]
    assert not {"caption", "show_caption_above_media"} & without.keys()


def test_a_picture_becomes_another_and_a_document(stage, png):
    first = photo(stage, png)
    given = {"chat_id": stage.user_id, "message_id": first["message_id"]}
    media = {"type": "document", "media": "attach://file", "caption": "c"}

    document = uploaded(stage, "editMessageMedia", {"file": ("a.txt", b"text")}, **given, media=media)
    again = stage.result(
        "editMessageMedia", **given, media={"type": "photo", "media": first["photo"][0]["file_id"]}
    )

    assert ("a.txt", "c") == (document["document"]["file_name"], document["caption"])
    assert first["photo"] == again["photo"]
    assert "caption" not in again


def test_a_text_becomes_a_picture(stage, png):
    said = stage.say("a")["message_id"]
    given = {
        "chat_id": stage.user_id,
        "message_id": str(said),
        "media": {"type": "photo", "media": "attach://p"},
    }

    edited = uploaded(stage, "editMessageMedia", {"p": ("p.png", png)}, **given)

    assert "photo" in edited
    assert "text" not in edited


@pytest.mark.parametrize("kind", ["sendContact", "sendDice", "sendVenue", "sendLocation"])
def test_of_small_things_only_the_keyboard_changes(stage, kind):
    chat = private(stage)
    given = {
        "phone_number": "+98",
        "first_name": "A",
        "latitude": 1,
        "longitude": 2,
        "title": "t",
        "address": "a",
    }
    sent = chat.call(kind, **given)["message_id"]

    edited = chat.call("editMessageReplyMarkup", message_id=sent, reply_markup=KEYBOARD)

    assert KEYBOARD == edited["reply_markup"]
    assert NOT_EDITED == chat.refused("editMessageText", message_id=sent, text="x")
    assert NOT_EDITED == chat.refused("editMessageCaption", message_id=sent, caption="x")


def test_what_is_sent_with_a_reply_keyboard_cannot_be_edited(stage):
    said = stage.say("a", reply_markup={"keyboard": [["b"]]})["message_id"]

    assert NOT_EDITED == private(stage).refused("editMessageText", message_id=said, text="b")


def test_a_forward_and_a_service_message_cannot_be_edited(stage):
    chat = private(stage)
    said = stage.say("a")["message_id"]
    chat.call("forwardMessage", from_chat_id=stage.user_id, message_id=said)
    chat.call("pinChatMessage", message_id=said)

    assert NOT_EDITED == chat.refused("editMessageText", message_id=said + 1, text="b")
    assert NOT_EDITED == chat.refused("editMessageReplyMarkup", message_id=said + 2, reply_markup=KEYBOARD)


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("editMessageText", {"text": "x" * 4097}, "MESSAGE_TOO_LONG"),
        (
            "editMessageText",
            {"text": "x", "chat_id": "", "message_id": ""},
            "message identifier is not specified",
        ),
        ("editMessageText", {"text": "x", "chat_id": ""}, "chat_id is empty"),
        ("editMessageMedia", {}, 'parameter "media" is required'),
        ("editMessageMedia", {"media": "junk"}, "can't parse input media JSON object"),
        ("editMessageLiveLocation", {"latitude": 1}, "longitude is empty"),
        (
            "editMessageLiveLocation",
            {"latitude": 1, "longitude": 2},
            "there is no live location in the message to edit",
        ),
        ("stopMessageLiveLocation", {}, "there is no live location in the message to edit"),
    ],
)
def test_bad_edits_are_refused_in_the_servers_words(stage, method, params, words):
    said = stage.say("a")["message_id"]
    given = {"message_id": said} | params

    assert words == private(stage).refused(method, **given)


def test_a_text_has_no_caption_and_a_picture_no_text(stage, png):
    chat, sent = private(stage), photo(stage, png)["message_id"]

    assert "there is no text in the message to edit" == chat.refused(
        "editMessageText", message_id=sent, text="x"
    )


def test_a_post_is_edited_by_its_writer_or_with_the_right(stage):
    channel = found(stage, "channel", bot_rights=["can_post_messages"])
    own = channel.call("sendMessage", text="a")["message_id"]
    owners = channel.act("send_text", by=channel.owner, text="b")["message_id"]

    assert "c" == channel.call("editMessageText", message_id=own, text="c")["text"]
    assert NOT_EDITED == channel.refused("editMessageText", message_id=owners, text="c")


def test_other_bots_hear_of_an_edited_post(stage):
    channel = found(stage, "channel")
    other = channel.another_bot()
    channel.act("promote", by=channel.owner, member_id=other["id"])
    post = channel.call("sendMessage", text="a")["message_id"]

    channel.call("editMessageText", message_id=post, text="b")

    got = stage.client.post(f"/bot{other['token']}/getUpdates").json()["result"]
    assert ["b"] == [one["edited_channel_post"]["text"] for one in got if "edited_channel_post" in one]
    assert not updates(stage, "edited_channel_post")


def test_a_person_edits_a_caption(stage, png_text):
    sent = stage.act("send_photo", content_base64=png_text, caption="a")["message_id"]
    updates(stage)

    stage.act("edit_caption", message_id=sent, caption="b #c")

    [edited] = updates(stage, "edited_message")
    assert ("b #c", "hashtag") == (edited["caption"], edited["caption_entities"][0]["type"])
    assert edited["edit_date"] >= edited["date"]


def test_what_came_by_way_of_the_bot_is_edited_by_its_inline_id(stage):
    bot = stage.client.post("/sandbox/bots", json={"supports_inline_queries": True}).json()
    stage = replace(stage, token=bot["token"], bot_id=bot["id"])
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    stage.act("inline_query", query="x")
    [query] = updates(stage, "inline_query")
    content = {"message_text": "a"}
    result = {"type": "article", "id": "1", "title": "t", "input_message_content": content}
    offer = [result | {"reply_markup": KEYBOARD}]
    stage.result("answerInlineQuery", inline_query_id=query["id"], results=offer)
    sent = stage.act("choose_result", inline_query_id=query["id"], result_id="1")
    name = sent["inline_message_id"]

    edited = stage.result("editMessageText", inline_message_id=name, text="b")

    assert edited is True
    [shown] = stage.seen()
    assert "b" == shown["text"]
    assert "edit_date" not in shown
    same = stage.refusal("editMessageText", inline_message_id=name, text="b")
    assert same[1].startswith("Bad Request: message is not modified")
    gone = stage.refusal("editMessageText", inline_message_id="AAAA", text="b")
    assert (400, "Bad Request: invalid inline message identifier specified") == gone
