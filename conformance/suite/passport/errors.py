"""What a bot finds wrong with a person's papers."""

from typing import Any

from conformance.suite.clause import documented, observed, usual
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_ERRORS = documented("Bot API, setPassportDataErrors")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, what it says of passport errors")
_HASH = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="  # thirty-two bytes of nothing
_WRONG = {"source": "file", "type": "passport", "file_hash": _HASH, "message": "ناخوانا"}


_refusal = usual(
    "#setpassportdataerrors",
    _ERRORS,
    _SERVER,
    since="4.0",
    consequence=Consequence.DEGRADES,
    method="setPassportDataErrors",
)


def _refused(caller: Caller, user: User, errors: Any) -> tuple[int | None, str]:
    refusal = caller.refusal("setPassportDataErrors", {"user_id": user.id, "errors": errors})
    return refusal.error_code, refusal.description or ""


@_refusal("passport.errors-not-json-refused")
def errors_not_json_refused(caller: Caller, user: User) -> None:
    """Errors that are no JSON are refused with 400 and Telegram's words."""
    assert _refused(caller, user, "[junk") == (400, "Bad Request: can't parse errors JSON object")


@_refusal("passport.errors-are-an-array")
def errors_are_an_array(caller: Caller, user: User) -> None:
    """Errors that are no array are refused with 400 and Telegram's words."""
    words = "Bad Request: expected an Array of PassportElementError"
    assert _refused(caller, user, {}) == (400, words)


@_refusal("passport.other-source-refused")
def other_source_refused(caller: Caller, user: User) -> None:
    """An error from a source that there is not is refused with 400, in words that say so."""
    code, words = _refused(caller, user, [{**_WRONG, "source": "rumour"}])
    assert code == 400
    assert "wrong source specified" in words


@_refusal("passport.other-paper-refused")
def other_paper_refused(caller: Caller, user: User) -> None:
    """An error in a paper of a kind that there is not is refused with 400, in words that say so."""
    code, words = _refused(caller, user, [{**_WRONG, "type": "library_card"}])
    assert code == 400
    assert "wrong Telegram Passport element type specified" in words


@_refusal("passport.hash-in-base64")
def hash_in_base64(caller: Caller, user: User) -> None:
    """An error whose hash is no base64 is refused with 400, in words that say so."""
    code, words = _refused(caller, user, [{**_WRONG, "file_hash": "!"}])
    assert code == 400
    assert "hash isn't a valid base64-encoded string" in words


@_refusal("passport.message-needed")
def message_needed(caller: Caller, user: User) -> None:
    """An error that does not say what is wrong is refused with 400."""
    silent = {name: value for name, value in _WRONG.items() if name != "message"}
    assert _refused(caller, user, [silent])[0] == 400
