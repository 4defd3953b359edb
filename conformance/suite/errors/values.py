"""Errors: values that make no sense."""

from conformance.suite.clause import documented
from conformance.suite.errors._refusals import SERVER, TABLES, refuses, sending
from conformance.suite.ground import Caller, User
from conformance.suite.ground.sending import place, sent
from conformance.verdict import Consequence, Level
from conformance.wire import Form

_NO_CHAT = (400, "Bad Request: chat not found")


@refuses("errors.name-that-nobody-has", "sendMessage", SERVER, TABLES)
def name_that_nobody_has(caller: Caller) -> None:
    """A @username that nobody has is refused with 400 and Telegram's words."""
    assert sending(caller, "@conformance_nobody_1a2b3c4d5e") == _NO_CHAT


@refuses("errors.chat-id-that-is-none", "sendMessage", SERVER, level=Level.OBSERVED)
def chat_id_that_is_none(caller: Caller) -> None:
    """What is neither a number nor a @username is no chat's id: 400 and Telegram's words."""
    for chat_id in ("abc", "12a", "1.5", "0"):
        assert sending(caller, chat_id) == _NO_CHAT, f"{chat_id} is refused otherwise"


@refuses(
    "errors.chat-id-without-end",
    "sendMessage",
    SERVER,
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
)
def chat_id_without_end(caller: Caller) -> None:
    """A chat_id beyond 64 bits is refused with 400, not by a fault of the server."""
    for form in (Form.FORM, Form.JSON):
        refusal = caller.refusal("sendMessage", {"chat_id": 10**30, "text": "nobody"}, form=form)
        assert refusal.error_code == 400


@refuses("errors.empty-chat-id", "sendMessage", SERVER)
def empty_chat_id(caller: Caller) -> None:
    """An empty chat_id is refused with 400 and Telegram's words."""
    assert sending(caller, "") == (400, "Bad Request: chat_id is empty")


@refuses("errors.same-in-every-form", "sendMessage", SERVER)
def same_in_every_form(caller: Caller) -> None:
    """A refusal has the same code and words in whatever form and by whatever verb it was called."""
    params = {"chat_id": "@conformance_nobody_1a2b3c4d5e", "text": "nobody"}
    ways = [(form, "POST") for form in Form] + [(Form.QUERY, "GET")]
    refusals = [caller.refusal("sendMessage", params, form=form, verb=verb) for form, verb in ways]
    assert {(one.error_code, one.description) for one in refusals} == {_NO_CHAT}


@refuses("errors.markup-that-is-no-json", "sendMessage", SERVER, since="1.0")
def markup_that_is_no_json(caller: Caller, user: User) -> None:
    """A reply_markup that is no JSON is refused with 400 and Telegram's words."""
    assert sending(caller, user.chat_id, reply_markup="{broken") == (
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    )


@refuses(
    "errors.markup-without-bottom",
    "sendMessage",
    SERVER,
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
)
def markup_without_bottom(caller: Caller, user: User) -> None:
    """A reply_markup of a thousand arrays in one another is refused with 400, not by a fault."""
    assert sending(caller, user.chat_id, reply_markup="[" * 1000 + "]" * 1000)[0] == 400


@refuses("errors.reply-parameters-that-are-none", "sendMessage", SERVER, since="7.0")
def reply_parameters_that_are_none(caller: Caller, user: User) -> None:
    """reply_parameters that are no object are refused with 400 and Telegram's words."""
    assert sending(caller, user.chat_id, reply_parameters="7") == (
        400,
        "Bad Request: object expected as reply parameters",
    )


@refuses("errors.preview-options-that-are-none", "sendMessage", SERVER, since="7.0")
def preview_options_that_are_none(caller: Caller, user: User) -> None:
    """link_preview_options that are no JSON are refused with 400 and Telegram's words."""
    assert sending(caller, user.chat_id, link_preview_options="{broken") == (
        400,
        "Bad Request: can't parse link preview options JSON object",
    )


@refuses("errors.file-that-nobody-has", "getFile", TABLES, since="1.8.3", features=("file_download",))
def file_that_nobody_has(caller: Caller) -> None:
    """getFile with what is no file_id is refused with 400 as a bad request."""
    refusal = caller.refusal("getFile", {"file_id": "conformance"})
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: ")


@refuses("errors.file-that-is-not-named", "getFile", SERVER, since="1.8.3")
def file_that_is_not_named(caller: Caller) -> None:
    """getFile without a file_id is refused with 400 and Telegram's words."""
    refusal = caller.refusal("getFile")
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: file_id not specified")


@refuses("errors.photo-that-is-none", "sendPhoto", TABLES, features=("file_id_reuse",))
def photo_that_is_none(caller: Caller, user: User) -> None:
    """A photo that is neither a file_id, a URL nor a file is refused with 400 as wrong."""
    refusal = caller.refusal("sendPhoto", {"chat_id": user.chat_id, "photo": "conformance"})
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: wrong ")


@refuses("errors.place-without-longitude", "sendLocation", SERVER)
def place_without_longitude(caller: Caller, user: User) -> None:
    """A location without its longitude is refused with 400 and Telegram's words."""
    refusal = caller.refusal("sendLocation", {"chat_id": user.chat_id, "latitude": 35.7})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: longitude is empty")


@refuses("errors.profile-that-nobody-has", "getUserProfilePhotos", TABLES)
def profile_that_nobody_has(caller: Caller) -> None:
    """The profile photos of a person whom the bot cannot know are refused with 400 and Telegram's words."""
    refusal = caller.refusal("getUserProfilePhotos", {"user_id": 1})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: user not found")


@refuses(
    "errors.refusal-changes-nothing",
    "editMessageText",
    documented("Bot API, editMessageText"),
    since="2.0",
    features=("err_not_modified",),
)
def refusal_changes_nothing(caller: Caller, user: User) -> None:
    """An edit that was refused has changed nothing: the old words again are an edit that changes nothing."""
    message = sent(caller, user)
    for text in ("", "م" * 4097):
        caller.refusal("editMessageText", {**place(message), "text": text})
    refusal = caller.refusal("editMessageText", {**place(message), "text": message["text"]})
    assert (refusal.description or "").startswith("Bad Request: message is not modified")
