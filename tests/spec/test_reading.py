"""What travels as strings is read as the Bot API reads it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.spec import Spec, typed, wire
from conformance.spec.strategies import params

SPEC = Spec.load()
SEND = SPEC.methods["sendMessage"]
METHODS = st.sampled_from(sorted(SPEC.methods)).map(SPEC.methods.__getitem__)


@pytest.mark.parametrize(
    ("name", "sent", "read"),
    [
        ("chat_id", "12", 12),
        ("chat_id", "-100123", -100123),
        ("chat_id", "@channel", "@channel"),
        ("chat_id", "9" * 30, "9" * 30),
        ("text", "12", "12"),
        ("text", 12, "12"),
        ("text", "{}", "{}"),
        ("message_thread_id", "twelve", "twelve"),
        ("disable_notification", "True", True),
        ("disable_notification", "1", True),
        ("disable_notification", 1, True),
        ("disable_notification", "0", False),
        ("disable_notification", "perhaps", "perhaps"),
        ("reply_markup", '{"force_reply": true}', {"force_reply": True}),
        ("reply_markup", "{broken", "{broken"),
        ("reply_markup", {"force_reply": True}, {"force_reply": True}),
        ("entities", "[]", []),
        ("unheard_of", "12", "12"),
    ],
)
def test_a_parameter_is_read_by_its_type(name, sent, read):
    assert {name: read} == typed(SEND, {name: sent})


def test_a_form_leaves_out_what_is_absent():
    sent = {"chat_id": 1, "text": "سلام", "reply_markup": {"text": "سلام"}, "entities": None, "flag": False}

    assert wire(sent) == {"chat_id": "1", "text": "سلام", "reply_markup": '{"text": "سلام"}', "flag": "false"}


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(METHODS.flatmap(lambda method: st.tuples(st.just(method), params(SPEC, method))))
def test_what_is_sent_is_what_is_read(case):
    method, sent = case
    # A chat by name that is all digits cannot be told from a chat by number.
    sent = {
        name: value
        for name, value in sent.items()
        if not (name.endswith("chat_id") and isinstance(value, str))
    }

    assert sent == typed(method, wire(sent))
