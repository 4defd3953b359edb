"""What a framework's log says of an answer that it could not read."""

import pytest

from conformance.bots.complaints import complaint, refused_place

AIOGRAM = """
Traceback (most recent call last):
  File "base.py", line 98, in check_response
    raise ClientDecodeError("Failed to deserialize object", e, json_data)
aiogram.exceptions.ClientDecodeError: Failed to deserialize object
Caused from error: pydantic_core._pydantic_core.ValidationError: 1 validation error for Response[User]
result.is_bot
  Field required [type=missing, input_value={'id': 666}, input_type=dict]
"""
PTB = """
Traceback (most recent call last):
TypeError: User.__init__() missing 1 required positional argument: 'is_bot'
"""
NODE = """
/bots/echo/grammy.cjs:12
TypeError: Cannot read properties of undefined (reading 'username')
    at Bot.init (/node_modules/grammy/out/bot.js:300:20)
"""
REFUSED = "aiogram.exceptions.TelegramBadRequest: Telegram server says - Bad Request: chat not found\n"


@pytest.mark.parametrize(
    ("log", "exception", "field", "parsing"),
    [
        (AIOGRAM, "ValidationError", "result.is_bot", True),
        (PTB, "TypeError", "is_bot", True),
        (NODE, "TypeError", "username", True),
        ("json.decoder.JSONDecodeError: Expecting value: line 1\n", "JSONDecodeError", "", True),
        ("Traceback\nKeyError: 'message_id'\n", "KeyError", "message_id", True),
        (REFUSED, "TelegramBadRequest", "", False),
        ("MyOwnError: no\nZeroDivisionError: division by zero\n", "ZeroDivisionError", "", False),
    ],
    ids=["aiogram", "python-telegram-bot", "node", "json", "key", "refusal", "last"],
)
def test_the_exception_and_its_field_are_found(log: str, exception: str, field: str, parsing: bool) -> None:
    found = complaint(log)

    assert found is not None
    assert (exception, field, parsing) == (found.exception, found.field, found.is_parsing)


@pytest.mark.parametrize("log", ["", "INFO: all is well\n", "سلام: خوبی\n"])
def test_where_nothing_was_raised_nothing_is_found(log: str) -> None:
    assert complaint(log) is None


def test_a_place_that_a_bot_may_not_reach_is_found() -> None:
    log = "x\nconformance: this bot may not reach api.telegram.org\nPermissionError: …\n"

    assert ("api.telegram.org", "") == (refused_place(log), refused_place("nothing"))
