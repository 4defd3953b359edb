"""Inline mode: queries, results and what comes of them."""

import io
import json

import pytest
from PIL import Image

from conformance.spec import Spec, Validator

TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
KEYBOARD = {"inline_keyboard": [[{"text": "Count", "callback_data": "1"}]]}
UNCLOSED = "Can't parse entities: Can't find end tag corresponding to start tag \"b\""
PHOTO = "https://example.com/cat.jpg"


@pytest.fixture
def stage(stage):
    """The customer with a bot that has inline mode."""
    bot = stage.client.post("/sandbox/bots", json={"supports_inline_queries": True}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    return type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)


@pytest.fixture
def webp():
    buffer = io.BytesIO()
    Image.new("RGB", (512, 512), "navy").save(buffer, "WEBP")
    return buffer.getvalue()


def article(result_id="1", **more):
    content = {"message_text": "<b>سلام</b>", "parse_mode": "HTML"}
    return {"type": "article", "id": result_id, "title": "t", "input_message_content": content, **more}


def ask(stage, text="q", **details):
    return stage.act("inline_query", query=text, **details)["inline_query_id"]


def answer(stage, query_id, *results, **params):
    return stage.result("answerInlineQuery", inline_query_id=query_id, results=list(results), **params)


def updates(stage, kind):
    return [one[kind] for one in stage.result("getUpdates") if kind in one]


def chosen(stage, result, **details):
    """What the person sees once they have sent the result."""
    query_id = ask(stage, **details)
    answer(stage, query_id, result)
    sent = stage.act("choose_result", inline_query_id=query_id, result_id=result["id"])
    return next(one for one in stage.seen() if one["message_id"] == sent["message_id"])


def test_a_query_says_who_typed_what_and_where(stage):
    query_id = ask(stage, "cats", offset="2")

    query = updates(stage, "inline_query")[0]
    person = query.pop("from")
    assert stage.user_id == person["id"]
    assert {"id": query_id, "chat_type": "sender", "query": "cats", "offset": "2"} == query


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
def test_a_query_says_what_kind_of_chat_it_is_in(stage, kind):
    stage.act("inline_query", chat_id=stage.group(kind), query="q")

    assert kind == updates(stage, "inline_query")[0]["chat_type"]


def test_a_query_can_say_where_the_person_is(stage):
    place = {"latitude": 35.7, "longitude": 51.4}

    ask(stage, location=place)

    query = updates(stage, "inline_query")[0]
    assert ["id", "from", "location", "chat_type", "query", "offset"] == list(query)
    assert place == query["location"]


def test_a_bot_without_inline_mode_is_not_asked(stage):
    bot = stage.client.post("/sandbox/bots", json={}).json()
    stage.client.post("/sandbox/chats/private", json={"bot_token": bot["token"], "user_id": stage.user_id})
    plain = type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)

    assert {"error": "the bot has no inline mode"} == plain.act("inline_query", query="q")


def test_the_person_sees_what_is_offered(stage):
    query_id = ask(stage)

    answer(stage, query_id, article(description="d"), next_offset="2", cache_time=0)

    shown = stage.client.get(f"/sandbox/answers/{query_id}").json()
    offered = {"type": "article", "id": "1", "title": "t", "description": "d"}
    assert {"answered": True, "results": [offered], "next_offset": "2"} == shown


def test_a_chosen_result_is_the_persons_message_by_way_of_the_bot(stage):
    message = chosen(stage, article())

    heard = updates(stage, "message")[0]
    assert (stage.user_id, stage.bot_id) == (message["from"]["id"], message["via_bot"]["id"])
    assert ("سلام", [{"offset": 0, "length": 4, "type": "bold"}]) == (message["text"], message["entities"])
    assert message == heard


def test_the_bot_is_told_what_was_chosen(stage):
    chosen(stage, article("a"), text="cats")

    told = updates(stage, "chosen_inline_result")[0]
    assert ["from", "query", "result_id"] == list(told)
    assert ("cats", "a") == (told["query"], told["result_id"])


def test_a_message_with_a_keyboard_has_a_name_that_the_bot_can_edit_by(stage):
    chosen(stage, article(reply_markup=KEYBOARD))
    name = updates(stage, "chosen_inline_result")[0]["inline_message_id"]

    edited = stage.result("editMessageText", inline_message_id=name, text="changed")

    assert edited is True
    assert "changed" == stage.seen()[-1]["text"]


def test_its_buttons_ask_by_that_name(stage):
    message = chosen(stage, article(reply_markup=KEYBOARD))
    name = updates(stage, "chosen_inline_result")[0]["inline_message_id"]

    stage.act("press_button", message_id=message["message_id"], data="1")

    query = updates(stage, "callback_query")[0]
    assert ["id", "from", "inline_message_id", "chat_instance", "data"] == list(query)
    assert name == query["inline_message_id"]


def test_a_message_in_a_chat_that_the_bot_does_not_see_can_be_edited_too(stage):
    query_id = ask(stage, chat_type="private")
    answer(stage, query_id, article(reply_markup=KEYBOARD))
    sent = stage.act("choose_result", inline_query_id=query_id, result_id="1")

    stage.act("press_inline_button", inline_message_id=sent["inline_message_id"], data="1")

    assert [] == updates(stage, "message")
    assert sent["inline_message_id"] == updates(stage, "callback_query")[0]["inline_message_id"]
    assert stage.result("editMessageText", inline_message_id=sent["inline_message_id"], text="y")


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("x", "Bad Request: invalid inline message identifier specified"),
        ("AgAA" * 8, "Bad Request: MESSAGE_ID_INVALID"),
    ],
)
def test_an_unknown_inline_message_cannot_be_edited(stage, name, description):
    refused = stage.refusal("editMessageText", inline_message_id=name, text="x")

    assert (400, description) == refused


FILES = [
    ("photo", {"photo_url": PHOTO, "thumbnail_url": PHOTO}, "photo"),
    ("gif", {"gif_url": "https://example.com/cat.gif", "thumbnail_url": PHOTO}, "animation"),
    ("mpeg4_gif", {"mpeg4_url": "https://example.com/cat.gif", "thumbnail_url": PHOTO}, "animation"),
    ("audio", {"audio_url": "https://example.com/a.mp3", "title": "t"}, "audio"),
    ("voice", {"voice_url": "https://example.com/a.ogg", "title": "t"}, "voice"),
    (
        "document",
        {"document_url": "https://example.com/a.pdf", "mime_type": "application/pdf", "title": "t"},
        "document",
    ),
    (
        "video",
        {
            "video_url": "https://example.com/a.mp4",
            "mime_type": "video/mp4",
            "thumbnail_url": PHOTO,
            "title": "t",
        },
        "video",
    ),
]


@pytest.mark.parametrize(("kind", "given", "field"), FILES)
def test_a_file_at_an_address_is_sent_once_it_is_chosen(stage, kind, given, field):
    message = chosen(stage, {"type": kind, "id": "1", **given})

    assert field in message
    assert [] == list(Validator(Spec.load()).result("sendMessage", message))


@pytest.mark.parametrize(("kind", "given", "field"), FILES)
def test_a_file_can_give_place_to_a_text(stage, kind, given, field):
    message = chosen(
        stage, {"type": kind, "id": "1", **given, "input_message_content": {"message_text": "x"}}
    )

    assert ("x", False) == (message["text"], field in message)


def test_a_known_photo_is_sent_with_its_caption(stage, png):
    sent = stage.client.post(
        f"/bot{stage.token}/sendPhoto", data={"chat_id": stage.user_id}, files={"photo": png}
    ).json()["result"]
    known = {"type": "photo", "id": "1", "photo_file_id": sent["photo"][-1]["file_id"]}

    message = chosen(stage, {**known, "caption": "_c_", "parse_mode": "MarkdownV2"})

    assert (sent["photo"], "c") == (message["photo"], message["caption"])
    assert [{"offset": 0, "length": 1, "type": "italic"}] == message["caption_entities"]


CACHED = {"mpeg4_gif": "mpeg4"}


@pytest.mark.parametrize(("kind", "given", "field"), [*FILES, ("sticker", {}, "sticker")])
def test_a_known_file_is_sent_as_it_is(stage, kind, given, field, webp):
    if kind == "sticker":
        path, data = f"/bot{stage.token}/sendSticker", {"chat_id": stage.user_id}
        sent = stage.client.post(path, data=data, files={"sticker": ("a.webp", webp)}).json()["result"]
    else:
        sent = chosen(stage, {"type": kind, "id": "1", **given})
    file = sent[field][-1] if field == "photo" else sent[field]
    known = {"type": kind, "id": "2", "title": "t", f"{CACHED.get(kind, kind)}_file_id": file["file_id"]}

    message = chosen(stage, known, text="another")

    assert sent[field] == message[field]


PLACE = {"latitude": 35.7, "longitude": 51.4}
VENUE = {**PLACE, "title": "t", "address": "a"}
CONTACT = {"phone_number": "+989120000000", "first_name": "سارا"}


@pytest.mark.parametrize(
    ("result", "field", "value"),
    [
        ({"type": "location", "title": "t", **PLACE}, "location", PLACE),
        ({"type": "venue", **VENUE}, "venue", {"location": PLACE, "title": "t", "address": "a"}),
        ({"type": "contact", **CONTACT}, "contact", CONTACT),
        (article(input_message_content=PLACE), "location", PLACE),
        (article(input_message_content=VENUE), "venue", {"location": PLACE, "title": "t", "address": "a"}),
        (article(input_message_content=CONTACT), "contact", CONTACT),
    ],
)
def test_places_and_contacts_are_sent_as_they_are(stage, result, field, value):
    message = chosen(stage, {"id": "1", **result})

    assert value == message[field]


def test_an_invoice_can_be_offered(stage):
    content = {
        "title": "T-shirt",
        "description": "d",
        "payload": "p",
        "currency": "XTR",
        "prices": [{"label": "l", "amount": 5}],
    }

    message = chosen(stage, article(input_message_content=content))

    assert ("XTR", 5) == (message["invoice"]["currency"], message["invoice"]["total_amount"])


def test_a_rich_message_can_be_offered(stage):
    content = {"rich_message": {"html": "<h1>Shop</h1><p>open</p>"}}

    message = chosen(stage, article(input_message_content=content))

    assert "heading" == message["rich_message"]["blocks"][0]["type"]


REFUSED = [
    ([article(), article()], "RESULT_ID_DUPLICATE"),
    ([article("x" * 65)], "RESULT_ID_INVALID"),
    ([{**article(), "title": ""}], "ARTICLE_TITLE_EMPTY"),
    ([{"type": "photo", "id": "1", "photo_url": PHOTO}], "PHOTO_THUMB_URL_EMPTY"),
    (
        [
            {
                "type": "document",
                "id": "1",
                "title": "t",
                "document_url": "https://a.b/c",
                "mime_type": "text/plain",
            }
        ],
        "unallowed document MIME type",
    ),
    (
        [{"type": "video", "id": "1", "title": "t", "video_url": "https://a.b/c", "mime_type": "video/ogg"}],
        "unallowed video MIME type",
    ),
    (
        [{"type": "sticker", "id": "1", "sticker_file_id": "https://a.b/c.webp"}],
        "wrong sticker_file_id specified",
    ),
    ([{"id": "1"}], "can't parse inline query result: Can't find field \"type\""),
    ([{"type": "article"}], "can't parse inline query result: Can't find field \"id\""),
    (
        [{"type": "article", "id": "1", "title": "t"}],
        "can't parse inline query result: Can't find field \"message_text\"",
    ),
    (
        [{"type": "junk", "id": "1"}],
        'can\'t parse inline query result: type "junk" is unsupported for the inline query result',
    ),
    ([{"type": "game", "id": "1", "game_short_name": "none"}], "wrong game short name specified"),
    ([article(reply_markup={"keyboard": [["x"]]})], "inline keyboard expected"),
    (
        [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})],
        f"can't parse inline query result: {UNCLOSED}",
    ),
]


@pytest.mark.parametrize(("results", "description"), REFUSED)
def test_a_bad_result_is_refused_in_the_servers_words(stage, results, description):
    query_id = ask(stage)

    refused = stage.refusal("answerInlineQuery", inline_query_id=query_id, results=results)

    assert (400, f"Bad Request: {description}") == refused


@pytest.mark.parametrize(
    ("parameter", "description"),
    [
        ("", "can't use empty start_parameter"),
        ("x" * 65, "too long start_parameter specified"),
        ("a b", "unallowed characters in start_parameter are used"),
    ],
)
def test_a_button_that_starts_the_bot_must_have_a_parameter(stage, parameter, description):
    button = {"text": "t", "start_parameter": parameter}

    refused = stage.refusal("answerInlineQuery", inline_query_id=ask(stage), results=[], button=button)

    assert (400, f"Bad Request: {description}") == refused


def test_a_query_is_answered_once(stage):
    query_id = ask(stage)
    answer(stage, query_id, article())

    refused = stage.refusal("answerInlineQuery", inline_query_id=query_id, results=[])

    assert (400, TOO_OLD) == refused


def test_what_may_be_kept_is_not_asked_for_again(stage):
    query_id = ask(stage, "cats")
    answer(stage, query_id, article(), cache_time=300)

    again = stage.act("inline_query", query="cats")

    assert {"update_id": None, "inline_query_id": query_id} == again


def test_what_is_one_persons_is_not_shown_to_others(stage):
    query_id = ask(stage, "cats")
    answer(stage, query_id, article(), cache_time=300, is_personal=True)
    other = stage.client.post("/sandbox/users", json={"first_name": "Ali"}).json()["id"]
    stage.client.post("/sandbox/chats/private", json={"bot_token": stage.token, "user_id": other})

    asked = type(stage)(stage.client, stage.token, stage.bot_id, other).act("inline_query", query="cats")

    assert asked["inline_query_id"] != query_id


def test_in_a_group_the_bot_hears_of_its_own_messages_whatever_its_privacy(stage):
    body = {
        "bot_token": stage.token,
        "kind": "supergroup",
        "members": [stage.user_id],
        "bot_status": "member",
    }
    group = stage.client.post("/sandbox/chats/group", json=body).json()["chat_id"]
    query_id = stage.act("inline_query", chat_id=group, query="q")["inline_query_id"]
    answer(stage, query_id, article())

    stage.act("choose_result", chat_id=group, inline_query_id=query_id, result_id="1")

    assert stage.bot_id == updates(stage, "message")[0]["via_bot"]["id"]


def test_what_is_offered_outlives_a_snapshot(stage):
    query_id = ask(stage)
    answer(stage, query_id, {"type": "photo", "id": "1", "photo_url": PHOTO, "thumbnail_url": PHOTO})
    snapshot = stage.client.post("/sandbox/snapshots", json={}).json()["snapshot"]
    stage.client.post(f"/sandbox/snapshots/{snapshot}/restore", json={})

    stage.act("choose_result", inline_query_id=query_id, result_id="1")

    assert "photo" in stage.seen()[-1]


def test_a_switch_begins_a_query(stage):
    button = {"text": "Search", "switch_inline_query_current_chat": "cats"}
    message = stage.say("x", reply_markup={"inline_keyboard": [[button]]})

    stage.act("press_switch", message_id=message["message_id"], text="Search")

    assert "cats" == updates(stage, "inline_query")[0]["query"]


def test_a_switch_is_for_some_kinds_of_chats(stage):
    chosen_chat = {"query": "cats", "allow_group_chats": True}
    button = {"text": "Search", "switch_inline_query_chosen_chat": chosen_chat}
    message = stage.say("x", reply_markup={"inline_keyboard": [[button]]})

    here = stage.act("press_switch", message_id=message["message_id"], text="Search")
    there = stage.act(
        "press_switch",
        message_id=message["message_id"],
        text="Search",
        into_chat_id=stage.group("supergroup"),
    )

    assert {"error": "the button is not for such chats"} == here
    assert there["inline_query_id"] == updates(stage, "inline_query")[0]["id"]


def test_a_prepared_message_is_sent_by_the_person_it_was_prepared_for(stage):
    prepared = stage.result(
        "savePreparedInlineMessage", user_id=stage.user_id, result=article(), allow_bot_chats=True
    )

    stage.act("send_prepared_message", prepared_message_id=prepared["id"])

    message = stage.seen()[-1]
    assert ("سلام", stage.bot_id) == (message["text"], message["via_bot"]["id"])


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "invalid user_id specified"),
        ({"user_id": 1, "result": {}}, 'can\'t find field "type"'),
        ({"user_id": 1, "result": article()}, "user not found"),
    ],
)
def test_what_cannot_be_prepared_is_refused(stage, params, description):
    refused = stage.refusal("savePreparedInlineMessage", **params)

    assert (400, f"Bad Request: {description}") == refused


def test_every_update_is_true_to_the_schema(stage):
    chosen(stage, article(reply_markup=KEYBOARD), location=PLACE)

    found = Validator(Spec.load()).result("getUpdates", stage.result("getUpdates"))

    assert [] == list(found), json.dumps([str(one) for one in found])


@pytest.mark.parametrize("name", ["title", "description", "thumbnail_url"])
def test_what_a_list_would_show_must_be_text(stage, name):
    params = {"inline_query_id": ask(stage), "results": [article(**{name: [1]})]}

    refused = stage.refusal("answerInlineQuery", **params)

    assert (
        400,
        f'Bad Request: can\'t parse inline query result: Field "{name}" must be of type String',
    ) == refused


def test_an_act_may_say_null_for_nothing(stage):
    ask(stage, offset=None)

    assert "" == updates(stage, "inline_query")[0]["offset"]
