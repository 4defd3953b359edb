"""What a new poll is to be, read from a call in the server's order and with its words."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.lists import json_list, strings
from conformance.reference.calls.params import BROKEN, boolean, integer, json_value
from conformance.reference.formatting import Field, formatted_field
from conformance.reference.state import Chat, Platform

__all__ = ["Draft", "MediaReader", "read_poll"]

_Fields = Mapping[str, Any]
# Makes a PollMedia object of a parsed value of one of those kinds.
MediaReader = Callable[[Any, Collection[str]], _Fields]

_SHOWN = frozenset({"animation", "live_photo", "location", "photo", "venue", "video"})
_MEDIA = _SHOWN | {"audio", "document"}
_OPTION_MEDIA = _SHOWN | {"link", "sticker"}

# The only formatting that questions and options keep.
_SYMBOLS = frozenset({"custom_emoji"})

MAX_QUESTION = 300
MAX_OPTION = 100
MAX_OPTIONS = 12
MAX_EXPLANATION = 200
MAX_OPEN = 2_628_000
MAX_COUNTRIES = 12


@dataclass(frozen=True, slots=True)
class Draft:
    """A poll that is not sent yet: its fields, and when it is to close."""

    question: _Fields
    options: Sequence[_Fields]
    settings: _Fields
    kind: _Fields  # the type, and a quiz's solution
    around: _Fields  # the description and the media of the message
    open_period: int = 0
    close_date: int = 0
    grows: bool = False

    def check(self, chat: Chat) -> None:
        """Raises ApiError where such a poll cannot be, or not in that chat."""
        _check_texts(self.question["question"], [option["text"] for option in self.options])
        _check_solution(self.kind, len(self.options), several=self.settings["allows_multiple_answers"])
        if chat.kind == "channel":
            if not self.settings["is_anonymous"]:
                raise bad_request("Non-anonymous polls can't be sent to channel chats")
        elif self.settings["members_only"] or self.settings.get("country_codes"):
            raise bad_request("Poll voters can be restricted only in channel chats")


def read_poll(platform: Platform, params: _Fields, media: MediaReader) -> Draft:
    """Raises ApiError."""
    question = {"question": "", **_text(platform, params, "question", _SYMBOLS)}
    options = [
        _option(platform, item, media)
        for item in json_list(params, "options", "options", "String as options")
    ]
    description = _text(platform, params, "description")
    kind = _kind(platform, params, media)
    is_quiz = kind["type"] == "quiz"
    settings: dict[str, Any] = {
        "is_closed": boolean(params, "is_closed"),
        "is_anonymous": boolean(params, "is_anonymous") if "is_anonymous" in params else True,
        "allows_multiple_answers": boolean(params, "allows_multiple_answers"),
        "allows_revoting": boolean(params, "allows_revoting") if "allows_revoting" in params else not is_quiz,
        "members_only": boolean(params, "members_only"),
    }
    if countries := strings(params, "country_codes", MAX_COUNTRIES):
        settings["country_codes"] = countries
    around = {**description, **_media(params, "media", media)}
    period = integer(params, "open_period", 0, 0, MAX_OPEN)
    until = 0 if period else integer(params, "close_date", 0, 0, 2**31 - 1)
    grows = boolean(params, "allow_adding_options") and not (is_quiz or settings["is_anonymous"])
    return Draft(question, options, settings, kind, around, period, until, grows)


def _text(
    platform: Platform, given: _Fields, name: str, kinds: Collection[str] | None = None
) -> dict[str, Any]:
    field = Field(name, f"{name}_parse_mode", f"{name}_entities")
    return formatted_field(platform, given, field, kinds=kinds)


def _option(platform: Platform, given: Any, media: MediaReader) -> dict[str, Any]:
    if isinstance(given, str):
        given = {"text": given}
    if not isinstance(given, dict):
        raise bad_request("Expected an option to be of type String")
    if "text" not in given:
        raise bad_request('Can\'t find field "text"')
    option = {"text": "", **_text(platform, given, "text", _SYMBOLS)}
    if given.get("media") is not None:
        option["media"] = media(given["media"], _OPTION_MEDIA)
    return {**option, "voter_count": 0}


def _kind(platform: Platform, params: _Fields, media: MediaReader) -> dict[str, Any]:
    kind = params.get("type", "")
    if kind in {"", "regular"}:
        return {"type": "regular"}
    if kind != "quiz":
        raise bad_request("Unsupported poll type specified")
    explanation = _text(platform, params, "explanation")
    if explanation:
        explanation.setdefault("explanation_entities", [])
    extra = _media(params, "explanation_media", media)
    correct = _correct_options(params)
    # The field of earlier days is still there where one option is right.
    legacy = {"correct_option_id": correct[0]} if len(correct) == 1 else {}
    return {"type": "quiz", **legacy, "correct_option_ids": correct, **explanation, **extra}


def _media(params: _Fields, name: str, media: MediaReader) -> dict[str, Any]:
    value = json_value(params, name)
    if value is BROKEN:
        raise bad_request("Can't parse input media JSON object")
    return {} if value is None else {name: media(value, _MEDIA)}


def _correct_options(params: _Fields) -> list[int]:
    if "correct_option_ids" not in params:
        return [integer(params, "correct_option_id", -1)] if "correct_option_id" in params else []
    numbers = json_list(
        params, "correct_option_ids", "correct option identifiers", "correct option identifiers"
    )
    for number in numbers:
        if isinstance(number, bool) or not isinstance(number, (int, float)):
            raise bad_request("Correct option identifier must be of type Number")
        if not isinstance(number, int) or not -(2**31) <= number < 2**31:
            raise bad_request("Invalid correct option identifier specified")
    return numbers


def _check_texts(question: str, options: Sequence[str]) -> None:
    if not question:
        raise bad_request("Poll question must be non-empty")
    if len(question) > MAX_QUESTION:
        raise bad_request(f"Poll question length must not exceed {MAX_QUESTION}")
    if not options:
        raise bad_request("Poll must have at least 2 option")  # one is enough by now; the words are older
    if len(options) > MAX_OPTIONS:
        raise bad_request(f"Poll can't have more than {MAX_OPTIONS} options")
    if not all(options):
        raise bad_request("Poll options must be non-empty")
    if max(map(len, options)) > MAX_OPTION:
        raise bad_request(f"Poll options length must not exceed {MAX_OPTION}")


def _check_solution(kind: _Fields, options: int, *, several: bool) -> None:
    if kind["type"] != "quiz":
        return
    correct = kind["correct_option_ids"]
    if not correct:
        raise bad_request("Correct quiz option list must be non-empty")
    if sorted(set(correct)) != correct:
        raise bad_request("Correct quiz option list must be increasing")
    if correct[0] < 0 or correct[-1] >= options:
        raise bad_request("Wrong quiz correct_option_id")
    if len(correct) > 1 and not several:
        raise bad_request("QUIZ_CORRECT_ANSWERS_TOO_MUCH")
    if len(kind.get("explanation", "")) > MAX_EXPLANATION:
        raise bad_request("Bad Request: message is too long")  # the limit is documented, the words are not
