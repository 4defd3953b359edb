"""A problem names the place where the value departs, and what was required there."""

import pytest

from conformance.errors import UsageError
from conformance.spec import Spec, Validator

VALIDATOR = Validator(Spec.load())
CHAT = {"id": 1, "type": "private"}
MESSAGE = {"message_id": 5, "date": 1, "chat": CHAT}
PERSON = {"id": 1, "is_bot": False, "first_name": "x"}


def paths(problems):
    return [problem.path for problem in problems]


def test_a_good_result_has_no_problem():
    assert VALIDATOR.result("sendMessage", MESSAGE | {"unheard_of": 1}) == ()


@pytest.mark.parametrize(
    ("method", "value", "expected"),
    [
        ("sendMessage", MESSAGE | {"message_id": "5"}, ["result.message_id"]),
        ("sendMessage", MESSAGE | {"message_id": True}, ["result.message_id"]),
        ("sendMessage", {"message_id": 5, "date": 1}, ["result.chat"]),
        ("sendMessage", MESSAGE | {"chat": CHAT | {"type": "banana"}}, ["result.chat.type"]),
        ("sendMessage", MESSAGE | {"text": None}, ["result.text"]),
        ("sendMessage", True, ["result"]),
        ("editMessageText", True, []),
        ("editMessageText", False, ["result"]),
        ("editMessageText", {"message_id": 1, "date": 1}, ["result.chat"]),
        ("deleteMessage", False, ["result"]),
        ("getChatMember", {"status": "member", "user": 3}, ["result.user"]),
        ("getChatMember", {"status": "banana", "user": PERSON}, ["result.status"]),
        ("getChatMember", {"user": PERSON}, ["result.status"]),
        (
            "getUpdates",
            [{"update_id": 1, "message": MESSAGE}, {"update_id": 2, "message": MESSAGE | {"photo": [{}]}}],
            [
                f"result[1].message.photo[0].{name}"
                for name in ("file_id", "file_unique_id", "height", "width")
            ],
        ),
    ],
)
def test_a_problem_is_where_the_value_departs(method, value, expected):
    assert expected == paths(VALIDATOR.result(method, value))


def test_a_new_kind_of_entity_is_no_wrong_shape():
    entity = {"type": "of the future", "offset": 0, "length": 1}

    assert VALIDATOR.result("sendMessage", MESSAGE | {"entities": [entity]}) == ()


def test_a_missing_field_says_so():
    (problem,) = VALIDATOR.type("Chat", {"type": "group"})

    assert (
        problem.path,
        problem.message,
        problem.expected,
        problem.observed,
    ) == ("Chat.id", "'id' is required and missing", "required", None)


def test_validation_is_against_a_version():
    """A field became required in 4.5; a server of 4.4 never sent it."""
    voice = {"file_id": "x", "duration": 3}

    assert Validator(Spec.load("4.4")).type("Voice", voice) == ()
    assert paths(Validator(Spec.load("4.5")).type("Voice", voice)) == ["Voice.file_unique_id"]


def test_formatted_text_is_not_measured_by_its_markup():
    params = {"chat_id": 1, "text": "<b>" * 5000}

    assert VALIDATOR.params("sendMessage", params) == ()


def test_limits_that_a_schema_can_judge_are_judged():
    buttons = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}

    assert VALIDATOR.params("deleteMessages", {"chat_id": 1, "message_ids": []}) != ()
    assert VALIDATOR.params("sendChatAction", {"chat_id": 1, "action": "sleeping"}) != ()
    assert VALIDATOR.params("sendMessage", {"chat_id": "@x", "text": "", "reply_markup": buttons}) == ()


def test_an_upload_stands_for_its_parameter():
    assert VALIDATOR.params("sendPhoto", {"chat_id": 1}, files=["photo"]) == ()
    assert paths(VALIDATOR.params("sendPhoto", {"chat_id": 1})) == ["params.photo"]


@pytest.mark.parametrize("engine", ["compiled", "oracle"])
def test_a_hostile_depth_is_a_problem_and_no_crash(engine):
    text = {"type": "bold", "text": 0}
    for _ in range(2000):
        text = {"type": "bold", "text": text}
    message = MESSAGE | {"rich_message": {"blocks": [{"type": "paragraph", "text": text}]}}

    assert Validator(Spec.load(), engine=engine).result("sendMessage", message) != ()


def test_an_unknown_name_is_a_mistake_of_the_caller():
    with pytest.raises(UsageError, match="no types/Banana in Bot API"):
        VALIDATOR.type("Banana", {})
