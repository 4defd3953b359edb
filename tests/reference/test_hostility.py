"""Whatever comes in, an envelope goes out: never a crash, never a server error."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.reference.acts import ACTS
from conformance.reference.methods import HANDLERS

from .doings import ODD, SPEC

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
NAMES = sorted({name for method in SPEC.methods.values() for name in method.params})
METHODS = sorted(set(HANDLERS) - {"getUpdates", "setWebhook", "logOut"})
BUTTON = ["text", "url", "callback_data"]
KEYBOARDS = st.fixed_dictionaries(
    {"inline_keyboard": st.lists(st.lists(st.dictionaries(st.sampled_from(BUTTON), VALUES)))}
)


@st.composite
def hostile(draw):
    """A method and what it does not expect: in its own parameters, and in others'."""
    method = draw(st.sampled_from(METHODS))
    own = sorted(SPEC.methods[method].params) if method in SPEC.methods else []
    values = VALUES | KEYBOARDS | st.sampled_from(ODD)
    given = draw(st.dictionaries(st.sampled_from(own), values)) if own else {}
    return method, given | draw(st.dictionaries(st.sampled_from(NAMES), values, max_size=3))


@settings(TRIES, max_examples=500)
@given(hostile(), st.booleans())
def test_a_method_refuses_what_it_cannot_use(stage, given, here):
    method, params = given
    given_params = params | ({"chat_id": stage.user_id} if here else {})

    body = json.dumps(given_params).encode()
    headers = {"content-type": "application/json"}
    answer = stage.client.post(f"/bot{stage.token}/{method}", content=body, headers=headers)

    assert answer.status_code in {200, 400, 403, 404, 429}
    assert answer.json()["ok"] is (answer.status_code == 200)


DETAILS = sorted({name for act in ACTS.values() for name in (*act.required, *act.optional)})


@st.composite
def senseless(draw):
    """An act and details that it does not expect: its own, and others'."""
    act = ACTS[draw(st.sampled_from(sorted(ACTS)))]
    values = VALUES | st.sampled_from(ODD)
    own = {name: draw(values) for name in act.required}
    return act.kind, own | draw(st.dictionaries(st.sampled_from(DETAILS), values, max_size=4))


@settings(TRIES, max_examples=500)
@given(senseless())
def test_an_act_is_done_or_refused(stage, given):
    kind, details = given
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
