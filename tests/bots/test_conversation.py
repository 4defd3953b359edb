from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from conformance.bots.conversation import (
    Line,
    asks,
    by,
    chooses,
    edits,
    files,
    follows,
    gets,
    hears,
    misses,
    pays,
    presses,
    reacts,
    says,
    sees,
    sends,
    shares,
    starts,
    votes,
)
from conformance.bots.playing import Outcome, play
from conformance.platforms.drivers import Human

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
        return {"callback_query_id": "q"} if kind in {"press_button", "inline_query"} else {}

    def chat(self) -> Sequence[Mapping[str, Any]]:
        return list(self._messages.values())

    def notice(self, query_id: str) -> Mapping[str, Any] | None:
        return self._notice if query_id else None


def outcome(person: Pretender, *script: Line) -> Outcome:
    return play(script, lambda *_: person, patience=0)


def test_each_act_is_what_a_driver_knows() -> None:
    person = Pretender()

    outcome(person, says("hi"), shares("+98"), sends(b"picture", "words"))

    assert person.acts == [
        ("send_text", {"text": "hi"}),
        ("send_contact", {"phone_number": "+98", "first_name": "من"}),
        ("send_photo", {"content": b"picture", "caption": "words"}),
    ]


@pytest.mark.parametrize(
    ("line", "act"),
    [
        (says("me too", to="agree"), ("send_text", {"text": "me too", "reply_to_message_id": 1})),
        (edits("agree", "no"), ("edit_text", {"message_id": 1, "text": "no"})),
        (files(b"x", "a.txt"), ("send_document", {"content": b"x", "file_name": "a.txt"})),
        (votes("No"), ("vote", {"message_id": 1, "option_ids": [1]})),
        (
            reacts("👍", to="agree"),
            ("react", {"message_id": 1, "reactions": [{"type": "emoji", "emoji": "👍"}]}),
        ),
        (starts("a-1"), ("start", {"payload": "a-1"})),
        (asks("tea"), ("inline_query", {"query": "tea"})),
    ],
    ids=lambda part: part.verb if isinstance(part, Line) else "",
)
def test_what_an_act_means_is_found_in_the_chat(line: Line, act: tuple[str, Mapping[str, Any]]) -> None:
    person = Pretender({"poll": {"question": "Do you agree?", "options": [{"text": "Yes"}, {"text": "No"}]}})

    outcome(person, says("x"), line)

    assert act == person.acts[-1]


def test_the_latest_invoice_of_that_title_is_paid() -> None:
    person = Pretender({"invoice": {"title": "Tea"}}, {"invoice": {"title": "Coffee"}})

    outcome(person, says("x"), says("y"), pays("Tea"))

    assert ("pay", {"message_id": 1}) == person.acts[-1]


def test_a_result_is_chosen_by_its_title() -> None:
    person = Pretender(notice={"results": [{"id": "r1", "title": "Tea"}], "query_id": "q"})

    played = outcome(person, asks("t"), gets("Tea"), chooses("Tea"))

    assert ("choose_result", {"inline_query_id": "q", "result_id": "r1"}) == person.acts[-1]
    assert Outcome(3) == played


def test_a_link_that_somebody_was_shown_is_followed_by_another() -> None:
    shown, other = Pretender({"text": "Invite: https://t.me/a_bot?start=ref_5"}), Pretender()
    sara, omid = Human(1, "Sara"), Human(2, "Omid")

    play((*by(sara, says("x")), *by(omid, follows())), lambda who, _: shown if who == sara else other, 0)

    assert [("start", {"payload": "ref_5"})] == other.acts


@pytest.mark.parametrize("line", [says("x", to="nothing"), votes("No"), pays("Tea"), chooses("Tea")])
def test_what_cannot_be_done_is_told(line: Line) -> None:
    assert (0, True) == (outcome(Pretender(), line).played, bool(outcome(Pretender(), line).failure))


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
    [sees("one", "three"), sees("one", buttons=["Less"]), sees("one", has="photo"), misses("one"), hears()],
)
def test_every_part_of_an_expectation_counts(line: Line) -> None:
    assert outcome(Pretender({"text": "one two", "reply_markup": INLINE}), says("x"), line).failure


def test_a_person_does_not_see_their_own_words_as_the_bots() -> None:
    assert outcome(Pretender({"text": "echo", "from": {"is_bot": False}}), says("echo"), sees("echo")).failure
