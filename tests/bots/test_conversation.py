from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from conformance.bots.conversation import (
    Line,
    Outcome,
    hears,
    misses,
    play,
    presses,
    says,
    sees,
    sends,
    shares,
)

INLINE = {
    "inline_keyboard": [
        [{"text": "More", "callback_data": "more"}, {"text": "Site", "url": "https://a.invalid"}]
    ]
}
KEYBOARD = {"keyboard": [[{"text": "Menu"}, "Help"]]}


class Pretender:
    """A person whose bot answers an act with what the test has laid ready for it."""

    def __init__(self, *answers: Mapping[str, Any], notice: Mapping[str, Any] | None = None) -> None:
        self.acts: list[tuple[str, Mapping[str, Any]]] = []
        self._answers = list(answers)
        self._messages: dict[int, Mapping[str, Any]] = {}
        self._notice = notice

    def act(self, kind: str, details: Mapping[str, Any]) -> Mapping[str, Any]:
        self.acts.append((kind, details))
        if self._answers:
            answer = {"message_id": len(self._messages) + 1, "from": {"is_bot": True}, **self._answers.pop(0)}
            self._messages[answer["message_id"]] = answer
        return {"callback_query_id": "q"} if kind == "press_button" else {}

    def chat(self) -> Sequence[Mapping[str, Any]]:
        return list(self._messages.values())

    def notice(self, query_id: str) -> Mapping[str, Any] | None:
        return self._notice if query_id else None


def outcome(person: Pretender, *script: Line) -> Outcome:
    return play(script, person, patience=0)


def test_each_act_is_what_a_driver_knows() -> None:
    person = Pretender()

    outcome(person, says("hi"), shares("+98"), sends(b"picture", "words"))

    assert person.acts == [
        ("send_text", {"text": "hi"}),
        ("send_contact", {"phone_number": "+98", "first_name": "من"}),
        ("send_photo", {"content": b"picture", "caption": "words"}),
    ]


def test_a_button_below_a_message_is_pressed_with_its_data() -> None:
    person = Pretender({"text": "a", "reply_markup": INLINE}, notice={"text": "done", "show_alert": True})

    played = outcome(person, says("x"), presses("More"), hears("done", alert=True))

    assert person.acts[-1] == ("press_button", {"message_id": 1, "data": "more"})
    assert played == Outcome(3)


@pytest.mark.parametrize("label", ["Menu", "Help"])
def test_a_button_of_the_keyboard_says_its_text(label: str) -> None:
    person = Pretender({"text": "a", "reply_markup": KEYBOARD}, {"text": "b"})

    outcome(person, says("x"), says("y"), presses(label))

    assert person.acts[-1] == ("send_text", {"text": label})


def test_a_keyboard_that_was_removed_cannot_be_pressed() -> None:
    person = Pretender(
        {"text": "a", "reply_markup": KEYBOARD}, {"text": "b", "reply_markup": {"remove_keyboard": True}}
    )

    played = outcome(person, says("x"), says("y"), presses("Menu"))

    assert (played.played, "no such button" in played.failure) == (2, True)


def test_what_was_there_before_the_act_is_not_seen_again() -> None:
    person = Pretender({"text": "hello"})

    played = outcome(person, says("x"), sees("hello"), says("y"), sees("hello"))

    assert played.played == 3
    assert "Line 4, sees('hello')" in played.failure
    assert "bot: 'hello'" in played.failure


def test_an_edit_is_told_from_a_new_message() -> None:
    edit = {"message_id": 1, "caption": "two", "photo": []}

    assert not outcome(
        Pretender({"text": "one"}, edit), says("x"), says("y"), sees("two", edited=True)
    ).failure
    assert outcome(Pretender({"text": "one"}, edit), says("x"), says("y"), sees("two", edited=False)).failure


@pytest.mark.parametrize(
    "line",
    [sees("one", "three"), sees("one", buttons=["Less"]), sees("one", photo=True), misses("one"), hears()],
)
def test_every_part_of_an_expectation_counts(line: Line) -> None:
    assert outcome(Pretender({"text": "one two", "reply_markup": INLINE}), says("x"), line).failure


def test_a_person_does_not_see_their_own_words_as_the_bots() -> None:
    assert outcome(Pretender({"text": "echo", "from": {"is_bot": False}}), says("echo"), sees("echo")).failure
