"""Whatever comes in, an envelope goes out: never a crash, never a server error."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.reference.acts import ACTS
from conformance.reference.methods import HANDLERS

TRIES = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = [
    "chat_id",
    "from_chat_id",
    "message_id",
    "message_ids",
    "text",
    "caption",
    "parse_mode",
    "entities",
    "caption_entities",
    "reply_markup",
    "reply_parameters",
    "offset",
    "limit",
    "allowed_updates",
    "commands",
    "photo",
    "document",
    "latitude",
    "callback_query_id",
]
METHODS = sorted(set(HANDLERS) - {"getUpdates"})
BUTTON = ["text", "url", "callback_data"]
KEYBOARDS = st.fixed_dictionaries(
    {"inline_keyboard": st.lists(st.lists(st.dictionaries(st.sampled_from(BUTTON), VALUES)))}
)


@TRIES
@given(
    st.sampled_from(METHODS),
    st.dictionaries(st.sampled_from(NAMES), VALUES | KEYBOARDS, max_size=5),
    st.booleans(),
)
def test_a_method_refuses_what_it_cannot_use(stage, method, params, here):
    given_params = params | ({"chat_id": stage.user_id} if here else {})

    body = json.dumps(given_params).encode()
    headers = {"content-type": "application/json"}
    answer = stage.client.post(f"/bot{stage.token}/{method}", content=body, headers=headers)

    assert answer.status_code in {200, 400, 403, 404}
    assert answer.json()["ok"] is (answer.status_code == 200)


DETAILS = [
    "text",
    "entities",
    "message_id",
    "data",
    "content_base64",
    "caption",
    "phone_number",
    "first_name",
    "latitude",
    "longitude",
]


@TRIES
@given(
    st.sampled_from(sorted(ACTS)),
    st.dictionaries(st.sampled_from([*DETAILS, "reply_to_message_id"]), VALUES, max_size=4),
)
def test_an_act_is_done_or_refused(stage, kind, details):
    body = {
        "bot_token": stage.token,
        "kind": kind,
        "user_id": stage.user_id,
        "chat_id": stage.user_id,
        "details": details,
    }

    answer = stage.client.post("/sandbox/acts", content=json.dumps(body).encode())

    assert answer.status_code in {200, 400}
    assert isinstance(answer.json(), dict)


BODIES = ["application/json", "multipart/form-data; boundary=b", "application/x-www-form-urlencoded"]


@TRIES
@given(st.text(max_size=30), st.binary(max_size=60), st.sampled_from(BODIES))
def test_any_path_and_body_get_an_envelope(stage, path, body, kind):
    url = f"/bot{stage.token}/sendMessage/"

    answers = [
        stage.client.post(url, content=body, headers={"content-type": kind}),
        stage.client.get("/sandbox/chats/", params={"x": path}),
    ]

    assert all(answer.status_code in {200, 400, 404} for answer in answers)
