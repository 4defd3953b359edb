"""The sandbox door: what people do, and what they cannot."""

import base64

import pytest

from conformance.reference.acts import ACTS


def test_people_have_ids_beyond_32_bits(stage):
    assert stage.user_id > 2**32


@pytest.mark.parametrize(
    ("kind", "details", "error"),
    [
        ("dance", {}, "no act is called 'dance'"),
        ("press_button", {"message_id": 1, "data": "x"}, "there is no such message"),
        ("edit_text", {"message_id": 99, "text": "x"}, "there is no such message"),
        ("send_text", {}, "text is needed"),
        ("send_text", {"text": "  "}, "the text is empty"),
        ("send_text", {"text": "x", "reply_to_message_id": 99}, "there is no such message to reply to"),
        ("send_photo", {"content_base64": "%"}, "content_base64 is not base64"),
        ("send_photo", {"content_base64": base64.b64encode(b"x").decode()}, "the picture cannot be sent"),
        ("send_contact", {"phone_number": "+98"}, "phone_number and first_name are needed"),
        ("send_location", {"latitude": "north"}, "latitude and longitude are needed"),
    ],
)
def test_what_a_person_could_not_do_is_refused(stage, kind, details, error):
    assert stage.act(kind, **details)["error"].startswith(error)


def test_a_button_must_be_there_to_be_pressed(stage):
    sent = stage.say("pick", reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "y"}]]})

    assert stage.act("press_button", message_id=sent["message_id"], data="n") == {
        "error": "there is no such button"
    }


def test_a_stranger_cannot_act(stage):
    other = stage.client.post("/sandbox/users", json={"first_name": "Ali"}).json()["id"]
    body = {
        "bot_token": stage.token,
        "kind": "send_text",
        "user_id": other,
        "chat_id": stage.user_id,
        "details": {},
    }

    answer = stage.client.post("/sandbox/acts", json=body)

    assert (400, {"error": "the user is not in the chat"}) == (answer.status_code, answer.json())


def test_everything_sent_reaches_the_bot(stage, png_text):
    stage.act("send_text", text="/start now")
    stage.act("send_photo", content_base64=png_text, caption="c")
    stage.act("send_contact", phone_number="+98", first_name="A")
    stage.act("send_location", latitude=1.5, longitude=2)
    stage.act("edit_text", message_id=1, text="/stop")

    updates = stage.result("getUpdates")

    kinds = [next(key for key in update if key != "update_id") for update in updates]
    assert ["message"] * 4 + ["edited_message"] == kinds
    assert {"offset": 0, "length": 6, "type": "bot_command"} == updates[0]["message"]["entities"][0]
    assert ("c", "+98", 1.5) == (
        updates[1]["message"]["caption"],
        updates[2]["message"]["contact"]["phone_number"],
        updates[3]["message"]["location"]["latitude"],
    )
    assert "/stop" == updates[4]["edited_message"]["text"]


def test_a_broken_request_is_refused(stage):
    assert 400 == stage.client.post("/sandbox/bots", content=b"{").status_code
    assert 400 == stage.client.post("/sandbox/users", json={}).status_code
    assert (
        400 == stage.client.post("/sandbox/chats/private", json={"bot_token": "x", "user_id": 1}).status_code
    )
    assert 404 == stage.client.get("/sandbox/nothing").status_code


def test_the_description_names_every_way_in(stage):
    described = stage.client.get("/sandbox/openapi.json").json()

    assert described["openapi"].startswith("3.1")
    acts = described["paths"]["/sandbox/acts"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(ACTS) == {one["properties"]["kind"]["const"] for one in acts["oneOf"]}
    ways = [(verb, path) for path, operations in described["paths"].items() for verb in operations]
    answers = [
        stage.client.request(
            verb, path.replace("{chat_id}", str(stage.user_id)).replace("{", "").replace("}", "")
        ).text
        for verb, path in ways
    ]
    assert not [text for text in answers if "the sandbox has no" in text]


@pytest.mark.parametrize(
    "body", [rb'{"first_name": "\ud800"}', b'{"first_name": "\xff"}', b'{"first_name": "a", "id": NaN}']
)
def test_what_is_no_json_to_others_is_none_here(stage, body):
    answer = stage.client.post("/sandbox/users", content=body)

    assert (400, {"error": "the body is not JSON"}) == (answer.status_code, answer.json())


LONG = "a" * 4097


@pytest.mark.parametrize(
    ("kind", "details"),
    [
        ("send_text", {"text": LONG}),
        ("press_keyboard", {"text": LONG}),
        ("send_photo", {"content_base64": "", "caption": "a" * 1025}),
    ],
)
def test_people_write_no_more_than_telegram_lets_them(stage, png_text, kind, details):
    given = {**details, "content_base64": png_text} if "content_base64" in details else details
    stage.say("x", reply_markup={"keyboard": [[LONG]]})

    assert "too long" in stage.act(kind, **given)["error"]
