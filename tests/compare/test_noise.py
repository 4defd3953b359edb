"""Noise: found in two recordings of the reference, reviewed by a person, and never a type or an identity."""

import pytest

from conformance.compare import Binding, Comparison, Noise, reviewed_noise
from conformance.compare.learning import differing, noise_file
from conformance.errors import UsageError
from conformance.spec import Spec
from conformance.wire import Answer, Call

SPEC = Spec.load()
CALL = Call("getChat", {"chat_id": 5})
NOISE = Noise.parse('[getChat]\n"result.pinned_message.text" = "whoever pins last"\n')


def chat(text="a", **changed):
    pinned = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "text": text} | changed
    kept = {
        "id": 5,
        "type": "private",
        "accent_color_id": 0,
        "max_reaction_count": 1,
        "accepted_gift_types": {},
    }
    return Answer(200, ok=True, result={**kept, "pinned_message": pinned})


def counted(noise, one, other):
    found = Comparison(SPEC, Binding(), {}, noise).answers(SPEC.methods["getChat"], one, other)
    return [one.path for one in found if not one.informative]


def test_noise_is_shown_and_not_counted():
    assert counted(Noise(), chat("a"), chat("b")) == ["result.pinned_message.text"]
    assert counted(NOISE, chat("a"), chat("b")) == []


def test_a_type_is_never_noise():
    assert counted(NOISE, chat("a"), chat(text=7)) == ["result.pinned_message.text"]


def test_what_is_found_waits_for_its_reason():
    found = differing([(CALL, chat("a"), chat("b"))], SPEC)

    text = noise_file(found, Noise())

    assert '"result.pinned_message.text" = ""' in text
    with pytest.raises(UsageError, match="has no reason"):
        Noise.parse(text)


def test_reasons_that_are_known_stay():
    text = noise_file(differing([(CALL, chat("a"), chat("b"))], SPEC), NOISE)

    assert Noise.parse(text) == NOISE


def test_the_noise_that_ships_is_reviewed():
    assert all(reason.strip() for reason in reviewed_noise().reasons.values())
