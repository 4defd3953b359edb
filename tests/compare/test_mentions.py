"""Identities within texts: exchanged where the session has proven them, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conformance.compare import Binding, Comparison, Kind, Policy, rewrite_params, speak
from conformance.compare.mentions import understood
from conformance.spec import Named, Spec, typed

SPEC = Spec.load()
SEND = SPEC.methods["sendMessage"]
LONG_IDS = st.integers(10**6, 2**62)
PAIRS = st.lists(
    st.tuples(LONG_IDS, LONG_IDS), min_size=2, max_size=4, unique_by=(lambda p: p[0], lambda p: p[1])
)
FRAMES = st.sampled_from(
    [
        "{}",
        "ban:{}",
        "/start ref_{}",
        "user {}!",
        "شماره‌ی {} است",
        "https://t.me/shop_bot?start=r-{}-x",
        '{{"u":{}}}',
    ]
)


def bound(pairs, namespace="peer", scope=None, policy=Policy.ONE_TO_ONE):
    binding = Binding()
    for recorded, observed in pairs:
        assert binding.relate(namespace, scope, recorded, observed, policy) == ""
    return binding


@given(PAIRS, FRAMES)
def test_a_renumbered_id_in_a_text_is_silent(pairs, frame):
    binding = bound(pairs)
    recorded, observed = pairs[0]

    assert speak(binding, frame.format(recorded)) == frame.format(observed)
    assert understood(binding, frame.format(recorded), frame.format(observed))


@given(PAIRS, FRAMES)
def test_another_ones_id_in_a_text_is_heard(pairs, frame):
    binding = bound(pairs)
    (recorded, _), (_, others) = pairs[:2]

    assert not understood(binding, frame.format(recorded), frame.format(others))


@given(PAIRS, FRAMES)
def test_the_recorded_id_in_a_text_is_heard_where_it_is_another_one_here(pairs, frame):
    binding = bound(pairs)
    recorded, observed = pairs[0]
    assume(recorded != observed)

    assert not understood(binding, frame.format(recorded), frame.format(recorded))


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_a_short_number_may_stand_there_by_chance(recorded, observed):
    assert speak(bound([(recorded, observed)]), f"{recorded} items") == f"{recorded} items"


@pytest.mark.parametrize("text", ["1234567890", "x123456789", "123456789x", "۱123456789", "12345678"])
def test_an_id_within_another_word_is_none(text):
    assert speak(bound([(123456789, 5)]), text) == text


def test_what_was_never_bound_stays():
    assert speak(Binding(), "ban:123456789") == "ban:123456789"


def test_a_number_that_is_two_things_is_proof_of_neither():
    binding = bound([(123456789, 987654321)])
    binding.relate("poll", None, "123456789", "555555555", Policy.ONE_TO_ONE)

    assert speak(binding, "see 123456789") == "see 123456789"


@pytest.mark.parametrize(
    ("recorded", "here"),
    [
        ("https://t.me/c/1234567890/7", "https://t.me/c/2222222222/70"),
        ("t.me/c/1234567890/3/7", "t.me/c/2222222222/3/70"),
        ("tg://privatepost?channel=1234567890&post=7", "tg://privatepost?channel=2222222222&post=70"),
        ("https://t.me/old_name/7", "https://t.me/new_name/70"),
        ("tg://resolve?domain=old_name&post=7", "tg://resolve?domain=new_name&post=70"),
        ("tg://user?id=4321", "tg://user?id=8765"),
        ("write to @Old_Name", "write to @new_name"),
        ("mail me@old_name.example", "mail me@old_name.example"),
        ("join https://t.me/+AbCdEfGh1234", "join https://t.me/+ZyXwVuTs9876"),
        (
            "https://files.example/file/bot1:x/photos/file_1.jpg",
            "https://files.example/file/bot1:x/photos/file_9.jpg",
        ),
        ("get_AgACAgQAAxkBZ9_x-1", "get_BQACAgIAAxkBBBB_y-2"),
        ("-1001234567890", "-1002222222222"),
    ],
)
def test_links_and_names_say_what_they_mean(recorded, here):
    binding = bound([(-1001234567890, -1002222222222), (4321, 8765)])
    binding.relate("message", -1001234567890, 7, 70, Policy.ONE_TO_ONE)
    binding.relate("username", None, "old_name", "new_name", Policy.ENVIRONMENT)
    binding.relate("handle", None, "old_name", -1001234567890, Policy.LATEST)
    binding.relate(
        "invite_link", None, "https://t.me/+AbCdEfGh1234", "https://t.me/+ZyXwVuTs9876", Policy.ONE_TO_ONE
    )
    binding.relate("file_path", None, "photos/file_1.jpg", "photos/file_9.jpg", Policy.LATEST)
    binding.relate("file", None, "AgACAgQAAxkBZ9_x-1", "BQACAgIAAxkBBBB_y-2", Policy.LATEST)

    assert speak(binding, recorded) == here


def test_what_was_said_before_the_id_was_known_is_understood_as_it_was_said():
    binding = Binding()
    speak(binding, "order 123456789")
    binding.relate("peer", None, 123456789, 987654321, Policy.ONE_TO_ONE)

    assert understood(binding, "order 123456789", "order 123456789")
    assert not understood(binding, "order 123456789", "order 987654321")


@given(LONG_IDS, LONG_IDS, st.text(alphabet="ab 😀", max_size=5), st.text(alphabet="ab 😀", max_size=5))
def test_formatting_moves_with_the_text(recorded, observed, before, after):
    binding = bound([(recorded, observed)])
    wanted, here = f"{before} {recorded} {after}", f"{before} {observed} {after}"

    sent = rewrite_params(
        SPEC, SEND, call(wanted, recorded, before, after), lambda _i, _s, value: value, binding
    )
    found = Comparison(SPEC, binding, {}).results(
        Named("Message"), message(wanted, recorded, before, after), message(here, observed, before, after)
    )

    assert sent["text"] == here
    assert sent["entities"] == entities(observed, before, after)
    assert [one for one in found if not one.informative] == []


def test_buttons_carry_ids_too():
    keyboard = '{"inline_keyboard":[[{"text":"ban","callback_data":"ban:123456789"}]]}'
    params = typed(SEND, {"chat_id": "1", "text": "?", "reply_markup": keyboard})

    sent = rewrite_params(SPEC, SEND, params, lambda _i, _s, value: value, bound([(123456789, 5)]))

    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "ban:5"


def test_a_button_that_keeps_the_recorded_id_is_a_difference():
    def markup(data):
        return {"inline_keyboard": [[{"text": "ban", "callback_data": data}]]}

    binding = bound([(123456789, 987654321)])
    ref = Named("InlineKeyboardMarkup")

    (found,) = Comparison(SPEC, binding, {}).results(ref, markup("ban:123456789"), markup("ban:123456789"))

    assert (found.path, found.kind) == ("result.inline_keyboard[0][0].callback_data", Kind.VALUE)


def units(text):
    return len(text.encode("utf-16-le")) // 2


def entities(id_, before, after):
    start, length = units(before) + 1, len(str(id_))
    return [
        {"type": "code", "offset": start, "length": length},
        {"type": "bold", "offset": start + length + 1, "length": units(after)},
    ]


def call(text, id_, before, after):
    return {"chat_id": 1, "text": text, "entities": entities(id_, before, after)}


def message(text, id_, before, after):
    chat = {"id": 77, "type": "private"}
    return {"message_id": 1, "date": 1, "chat": chat, "text": text, "entities": entities(id_, before, after)}
