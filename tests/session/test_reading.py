"""A recorded session reads the same whatever form its client gave it, in an order that the times prove."""

import gzip
import itertools
import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conformance.errors import CassetteUnreadable
from conformance.session import read_cassette, read_session
from conformance.session.cassette import WEBHOOK, Cassette, Cut, Interaction, Meta, Writer, stream
from conformance.session.model import Step, Via
from conformance.spec import Spec, typed
from conformance.wire import Call, Form, Upload, encode

BASE = "http://bot-api.invalid/botTOKEN"
UPDATE = {"update_id": 7, "message": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}}
SENT = b'{"ok":true,"result":true}'
MARKUP = {"inline_keyboard": [[{"text": "چای", "callback_data": "tea"}]]}


def exchange(method: str = "getMe", start: float = 0.0, end: float = 0.0, **changes: Any) -> Interaction:
    whole: dict[str, Any] = {
        "method": "POST",
        "uri": f"{BASE}/{method}",
        "request_headers": {},
        "request_body": b"",
        "status": 200,
        "reason": "OK",
        "response_headers": {"content-type": "application/json"},
        "response_body": SENT,
        "started_at": start or None,
        "elapsed_ms": (end - start) * 1000,
    }
    return Interaction(**(whole | changes))


def delivery(start: float = 0.0, end: float = 0.0, **changes: Any) -> Interaction:
    body = json.dumps(UPDATE).encode()
    return exchange("hook", start, end, request_body=body, direction=WEBHOOK, response_body=b"", **changes)


def session(*interactions: Interaction) -> Any:
    return read_cassette(Cassette(Meta("a"), interactions, Path("a.yaml")))


def sent(call: Call, **changes: Any) -> Interaction:
    uri, headers, body = encode(call, f"{BASE}/{call.method}")
    made = exchange(uri=uri, request_headers=headers, request_body=body, **changes)
    return replace(made, method=call.verb)


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("method", ["sendMessage", "SENDmessage", "sendmessage"])
def test_a_call_is_the_same_call_in_every_form_and_case(form, method):
    params = {"chat_id": 5, "text": "سلام & گل", "disable_notification": True, "reply_markup": MARKUP}
    spec = Spec.load()

    call = session(sent(Call(method, params, form=form))).steps[0].call

    known = spec.method(call.method)
    assert known is not None
    assert params == typed(known, call.params)


@pytest.mark.parametrize("verb", ["GET", "POST"])
def test_a_call_may_be_made_by_any_verb(verb):
    call = session(sent(Call("getChat", {"chat_id": "5"}, form=Form.QUERY, verb=verb))).steps[0].call

    assert ({"chat_id": "5"}, verb) == (call.params, call.verb)


def test_files_are_found_by_the_names_that_attach_refers_to():
    media = [{"type": "photo", "media": "attach://one"}, {"type": "photo", "media": "attach://two"}]
    files = {"one": Upload(b"1", "one.png", "image/png"), "two": Upload(b"2", "دو.png", "image/png")}

    call = session(sent(Call("sendMediaGroup", {"media": media}, files, Form.MULTIPART))).steps[0].call

    assert files.keys() == call.files.keys()
    assert media == json.loads(call.params["media"])


PACKED = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "deflate, bare": lambda body: zlib.compress(body, wbits=-15),
    "identity": bytes,
    "gzip, gzip": lambda body: gzip.compress(gzip.compress(body)),
}


@pytest.mark.parametrize("name", PACKED)
def test_compressed_bodies_are_opened_on_both_sides(name):
    pack, coded = (
        PACKED[name],
        {"content-encoding": name.removesuffix(", bare"), "content-type": "application/json"},
    )

    step = session(
        exchange(
            "sendMessage",
            request_headers=coded,
            request_body=pack(b'{"text": "a"}'),
            response_headers=coded,
            response_body=pack(SENT),
        )
    ).steps[0]

    assert ({"text": "a"}, True) == (step.call.params, step.answer.result)


@pytest.mark.parametrize(
    "broken",
    [
        {"request_body": b"{", "request_headers": {"content-type": "application/json"}},
        {"request_body": b"x", "request_headers": {"content-encoding": "gzip"}},
        {"request_body": gzip.compress(b"x" * 99)[:-9], "request_headers": {"content-encoding": "gzip"}},
        {"request_body": b"x", "request_headers": {"content-encoding": "snappy"}},
        {"request_body": b"[]", "direction": WEBHOOK},
        {"request_body": b"hello", "direction": WEBHOOK},
    ],
)
def test_a_request_that_cannot_be_read_is_named_by_its_number(broken):
    with pytest.raises(CassetteUnreadable, match=r"a\.yaml: request 2 cannot be read, because .+; record it"):
        session(exchange(), exchange(**broken))


def test_downloads_and_what_goes_elsewhere_are_no_steps():
    elsewhere = (f"{BASE.replace('/bot', '/file/bot')}/photos/1.jpg", "https://example.org/robots.txt")

    read = session(*(exchange(uri=uri) for uri in elsewhere), exchange("getMe"))

    assert [("getMe", 1)] == [(step.call.method, step.number) for step in read.steps]


def test_a_delivery_reads_as_the_poll_that_would_have_brought_it():
    step = session(delivery()).steps[0]

    assert (Via.WEBHOOK, True, (UPDATE,)) == (step.via, step.is_poll, step.deliveries)
    assert step.call.params["offset"] == 7


CALLING = {"method": "sendMessage", "chat_id": "5", "text": "a"}
REPLIES = {
    form.value: encode(Call("", CALLING, form=form), BASE)[1:]
    for form in (Form.JSON, Form.FORM, Form.MULTIPART)
}


@pytest.mark.parametrize("form", REPLIES)
def test_a_call_in_a_webhooks_reply_is_a_step_that_nobody_saw_answered(form):
    headers, body = REPLIES[form]

    brought, reply = session(replace(delivery(), response_body=body, response_headers=headers)).steps

    assert (Via.WEBHOOK, Via.REPLY, 1) == (brought.via, reply.via, reply.after)
    assert ("sendMessage", {"chat_id": "5", "text": "a"}) == (reply.call.method, dict(reply.call.params))
    assert reply.answer.status == 0


@pytest.mark.parametrize(
    "body", [b"", b"ok", b"{}", b"[]", b'{"ok":true}', b'{"method":5}', b'{"method":""}']
)
def test_a_reply_that_makes_no_call_is_none(body):
    read = session(replace(delivery(), response_body=body))

    assert [Via.WEBHOOK] == [step.via for step in read.steps]


def test_a_file_of_which_the_beginning_was_kept_has_its_size_again():
    call = Call("sendDocument", {"chat_id": "5"}, {"document": Upload(b"head", "a.bin")}, Form.MULTIPART)

    step = session(sent(call, cut=(Cut("request", "document", 1000, "ab", 4),))).steps[0]

    assert (1000, b"head") == (
        len(step.call.files["document"].content),
        step.call.files["document"].content[:4],
    )


# Order and waves


def test_an_update_comes_before_what_the_bot_did_about_it():
    handled = exchange("sendMessage", 10.1, 10.2)
    brought = delivery(10.0, 10.3)

    first, second = session(handled, brought).steps

    assert (Via.WEBHOOK, "sendMessage", 1) == (first.via, second.call.method, second.after)


def test_calls_under_way_at_once_are_one_wave():
    poll, one, two = (
        exchange("getUpdates", 1, 9),
        exchange("sendMessage", 2, 4),
        exchange("sendPhoto", 3, 5),
    )
    later = exchange("getMe", 10, 11)

    waves = [[step.call.method for step in wave] for wave in session(one, two, poll, later).waves()]

    assert [["sendMessage", "sendPhoto", "getUpdates"], ["getMe"]] == waves


def test_without_times_every_step_is_after_the_one_before():
    read = session(exchange(), delivery(), exchange())

    assert [0, 1, 2] == [step.after for step in read.steps]
    assert [1, 1, 1] == [len(wave) for wave in read.waves()]


SPANS = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 20), st.booleans()).map(
        lambda drawn: (float(drawn[0]), float(drawn[0] + drawn[1]), drawn[2])
    ),
    max_size=12,
)


@given(spans=SPANS)
def test_what_began_after_another_had_ended_comes_after_it_and_what_overlaps_is_marked(spans):
    """A call is known to have happened when its answer comes, an update when it is brought."""
    known = {f"call{n}": (start, start if brought else end) for n, (start, end, brought) in enumerate(spans)}
    recorded = [
        replace(delivery(start, end), request_body=json.dumps({"update_id": n, "name": f"call{n}"}).encode())
        if brought
        else exchange(f"call{n}", start, end)
        for n, (start, end, brought) in sorted(enumerate(spans), key=lambda one: one[1][1])
    ]

    steps = session(*recorded).steps

    for early, late in itertools.combinations(steps, 2):
        begun, happened = known[name_of(late)]
        assert known[name_of(early)][1] <= happened
        assert (known[name_of(early)][1] <= begun) == (early.number <= late.after)


def name_of(step: Step) -> str:
    return str(step.deliveries[0]["name"]) if step.deliveries else step.call.method


@given(spans=SPANS)
def test_waves_keep_the_order_and_hold_what_overlapped_alone(spans):
    read = session(*(exchange("getMe", start, end) for start, end, _ in sorted(spans, key=lambda s: s[1])))

    waves = list(read.waves())

    assert list(read.steps) == [step for wave in waves for step in wave]
    assert all(step.after < wave[0].number for wave in waves for step in wave)


def test_steps_read_from_a_file_one_by_one_are_those_read_at_once(tmp_path):
    told = [
        delivery(3, 9),
        exchange("sendMessage", 4, 5),
        exchange("getMe", 1, 2),
        exchange(uri="http://a.invalid/"),
    ]
    with Writer(tmp_path / "a.yaml", Meta("a")) as writer:
        for one in sorted(told, key=lambda one: (one.started_at or 0) + (one.elapsed_ms or 0) / 1000):
            writer.append(one)

    lazy, eager = read_cassette(stream(tmp_path / "a.yaml")).steps, read_session(tmp_path / "a.yaml").steps

    assert not isinstance(lazy, tuple)
    assert list(eager) == list(lazy) == list(lazy)
    assert (3, eager[-1], list(eager[:2])) == (len(lazy), lazy[-1], lazy[:2])
    assert ["getMe", "getUpdates", "sendMessage"] == [step.call.method for step in lazy]
