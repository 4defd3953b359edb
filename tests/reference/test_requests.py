"""How a call reaches the platform, and what an answer looks like."""

import gzip
import json
import zlib

import pytest

CONTENT_TYPES = {
    "form": "application/x-www-form-urlencoded",
    "broken json": "application/json",
}


def test_every_form_carries_the_same_call(stage):
    path, params = f"/bot{stage.token}/sendMessage", {"chat_id": str(stage.user_id), "text": "سلام"}
    answers = [
        stage.client.get(path, params=params),
        stage.client.post(path, params=params),
        stage.client.post(path, data=params),
        stage.client.post(path, json=params),
        stage.client.post(path, data=params, files={"unused": b"x"}),
    ]

    assert [answer.json()["result"]["text"] for answer in answers] == ["سلام"] * 5


def test_query_and_body_are_merged_and_the_query_comes_first(stage):
    path = f"/bot{stage.token}/sendMessage"

    answer = stage.client.post(path, params={"chat_id": stage.user_id, "text": "a"}, data={"text": "b"})

    assert "a" == answer.json()["result"]["text"]


@pytest.mark.parametrize("name", ["getMe", "GETME", "getme", "getMe/"])
def test_a_method_is_found_in_any_case(stage, name):
    assert stage.result(name)["id"] == stage.bot_id


def test_an_answer_is_written_as_telegram_writes_it(stage):
    """Escapes beyond ASCII, no blanks, the recorded order of keys; a slash stays a slash."""
    answer = stage.send("sendMessage", chat_id=stage.user_id, text="به https://t.me")

    assert answer.headers["content-type"] == "application/json"
    assert answer.text.startswith('{"ok":true,"result":{"message_id":1,"from":{"id":')
    assert (
        '"text":"\\u0628\\u0647 https://t.me","entities":[{"offset":3,"length":12,"type":"url"}]}}'
        in answer.text
    )


def test_an_update_breaks_the_line_after_its_id(stage):
    stage.act("send_text", text="hi")

    assert ',\n"message":{"message_id":1,' in stage.send("getUpdates").text


def test_a_refusal_has_its_code_as_status_and_its_keys_in_order(stage):
    answer = stage.send("sendMessage", chat_id=1, text="x")

    assert answer.status_code == 400
    assert answer.text == '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}'


@pytest.mark.parametrize(
    ("path", "code", "description"),
    [
        ("/bot1:unknown/getMe", 401, "Unauthorized"),
        ("/botgarbage/getMe", 404, "Not Found"),
        ("/bot/getMe", 404, "Not Found"),
        ("/", 404, "Not Found"),
        ("/bot{token}/flyToTheMoon", 404, "Not Found: method not found"),
        ("/bot0:invalid/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot{token}/test/getMe", 401, "Unauthorized"),
        ("/file/bot{token}/photos/file_99.jpg", 404, "Not Found"),
    ],
)
def test_what_is_not_there_is_said_so(stage, path, code, description):
    answer = stage.client.get(path.format(token=stage.token))

    assert (code, description) == (answer.status_code, answer.json()["description"])


@pytest.mark.parametrize(
    ("content_type", "body", "description"),
    [
        ("application/json", b"[1]", "Bad Request: message text is empty"),
        ("application/json", b'{"chat_id":', "Bad Request: message text is empty"),
        ("application/json", b"\xff\xfe", "Bad Request: message text is empty"),
        ("application/json", b'{"a":' + b"[" * 9999, "Bad Request: message text is empty"),
        ("application/json", b'{"text":"x","a":{', "Bad Request: chat_id is empty"),
        ("multipart/form-data", b"--x--", "Bad Request: boundary not found"),
        ("multipart/form-data; boundary=x", b"junk", "Bad Request: can't parse form data headers"),
        ("text/plain", b"text=x", "Bad Request: message text is empty"),
    ],
)
def test_a_broken_body_is_refused_in_words(stage, content_type, body, description):
    path = f"/bot{stage.token}/sendMessage"

    answer = stage.client.post(path, content=body, headers={"content-type": content_type})

    assert (400, description) == (answer.status_code, answer.json()["description"])


def test_json_that_breaks_off_is_read_as_far_as_it_goes(stage):
    """The server notes what is wrong in its log, and calls the method with what it has."""
    body = f'{{"chat_id": {stage.user_id}, "text": "whole", "reply_markup": {{"inline'.encode()

    answer = stage.client.post(
        f"/bot{stage.token}/sendMessage", content=body, headers={"content-type": "application/json"}
    )

    assert "whole" == answer.json()["result"]["text"]


@pytest.mark.parametrize("body", [b"null", b"", b"{}", b"true"])
def test_a_body_that_says_nothing_is_a_call_without_parameters(stage, body):
    answer = stage.client.post(
        f"/bot{stage.token}/getMe", content=body, headers={"content-type": "application/json"}
    )

    assert stage.bot_id == answer.json()["result"]["id"]


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_compressed_body_is_read(stage, encoding):
    text = json.dumps({"chat_id": stage.user_id, "text": "سلام"}).encode()
    body = gzip.compress(text) if encoding == "gzip" else zlib.compress(text)

    answer = stage.client.post(
        f"/bot{stage.token}/sendMessage",
        content=body,
        headers={"content-type": "application/json", "content-encoding": encoding},
    )

    assert "سلام" == answer.json()["result"]["text"]


def test_an_unknown_compression_is_refused(stage):
    answer = stage.client.post(f"/bot{stage.token}/getMe", content=b"x", headers={"content-encoding": "br"})

    text = "Unsupported Media Type: unsupported content-encoding"
    assert (415, text) == (answer.status_code, answer.json()["description"])


def test_a_verb_that_is_neither_get_nor_post_is_not_implemented(stage):
    answer = stage.client.put(f"/bot{stage.token}/getMe")

    assert (501, "Not Implemented") == (answer.status_code, answer.json()["description"])


def test_a_body_beyond_the_limit_is_refused(stage):
    answer = stage.client.post(f"/bot{stage.token}/sendMessage", data={"text": "x" * 2_000_000})

    assert answer.status_code == 413


def test_json_values_are_read_as_their_text(stage):
    """A null is the word null, as the server has it."""
    keyboard = {"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]}

    sent = stage.say("x", reply_markup=json.dumps(keyboard))

    assert keyboard == sent["reply_markup"]
    assert (400, "Bad Request: unsupported parse_mode") == stage.refusal(
        "sendMessage", chat_id=stage.user_id, text="x", parse_mode=None
    )


def posted(stage, method, content):
    headers = {"content-type": "application/json"}
    return stage.client.post(f"/bot{stage.token}/{method}", content=content, headers=headers).json()


@pytest.mark.parametrize("value", ["NaN", "-Infinity", "1e999", "[" * 102 + "]" * 102])
def test_json_is_stricter_than_pythons(stage, value):
    content = f'{{"chat_id": {stage.user_id}, "text": "x", "reply_markup": {{"keyboard": {value}}}}}'

    answer = posted(stage, "sendMessage", content)

    assert "Bad Request: can't parse reply keyboard markup JSON object" == answer["description"]


def test_half_a_letter_is_refused_in_json_that_breaks_off_too(stage):
    answer = posted(stage, "sendMessage", f'{{"chat_id": {stage.user_id}, "text": "\\ud800", "x": ')

    assert "Bad Request: strings must be encoded in UTF-8" == answer["description"]


def test_only_latin_digits_are_digits(stage):
    stage.act("send_text", text="a")

    assert [] != stage.result("getUpdates", offset="١٢٣")


@pytest.mark.parametrize("kind", [[], {}, ["photo"], 1, None])
def test_a_story_of_no_kind_is_refused(stage, kind):
    refused = stage.refusal(
        "postStory", business_connection_id="x", content={"type": kind}, active_period=86400
    )

    assert (400, "Bad Request: invalid story content type specified") == refused


@pytest.mark.parametrize("kind", [[], {}])
def test_an_area_of_no_kind_is_refused(stage, kind):
    areas = [{"position": {}, "type": {"type": kind}}]

    code, words = stage.refusal("editStory", content={"type": "photo"}, areas=areas)

    assert (400, True) == (code, words.startswith("Bad Request: "))


def test_a_reply_to_what_is_no_number_is_refused(stage):
    reply = {"message_id": 1, "ephemeral_message_id": "x"}

    refused = stage.refusal("sendMessage", chat_id=stage.user_id, text="x", reply_parameters=reply)

    assert (400, 'Bad Request: field "ephemeral_message_id" must be a valid Number') == refused


@pytest.mark.parametrize("chat_id", ["1_0", " {}", "{} ", "+{}", "{}.0", "٣"])
def test_only_a_whole_number_is_a_chats_id(stage, chat_id):
    refused = stage.refusal("sendMessage", chat_id=chat_id.format(stage.user_id), text="x")

    assert (400, "Bad Request: chat not found") == refused


ENDLESS = "9" * 5000


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendRichMessage", {"rich_message": {"markdown": f"{ENDLESS}. a"}}),
        (
            "sendMessage",
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "a", "url": f"tg://user?id={ENDLESS}"}]]},
            },
        ),
    ],
)
def test_a_number_of_thousands_of_digits_is_no_fault(stage, method, params):
    answer = stage.send(method, chat_id=stage.user_id, **params)

    assert answer.status_code in {200, 400}
