"""Markups as calls carry them: forms, limits, and what is no markup."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.keyboards._keyboards import below, data_buttons, refused, sent_with
from conformance.verdict import Consequence, Level
from conformance.wire import Form

_MARKUP = documented("Bot API, InlineKeyboardMarkup")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, get_reply_markup")
_INLINE = ("inline_keyboard",)


@clause(
    "keyboards.markup-in-json-body",
    "#making-requests",
    documented("Bot API, Making requests"),
    observed("frameworks that send JSON bodies put the markup there as an object"),
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def markup_in_json_body(caller: Caller, user: User) -> None:
    """A keyboard can be an object in a JSON body as well as text in a form."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": data_buttons("one")}
    assert caller.accepted("sendMessage", params, form=Form.JSON)["reply_markup"] == data_buttons("one")


@clause(
    "keyboards.markup-in-multipart",
    "#making-requests",
    documented("Bot API, Making requests"),
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def markup_in_multipart(caller: Caller, user: User) -> None:
    """A keyboard can travel as JSON text in multipart/form-data."""
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": data_buttons("one")}
    assert caller.accepted("sendMessage", params, form=Form.MULTIPART)["reply_markup"] == data_buttons("one")


@clause(
    "keyboards.hundred-buttons",
    "#inlinekeyboardmarkup",
    observed("keyboards of a hundred buttons are sent by bots, and larger ones refused as too long"),
    level=Level.OBSERVED,
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def hundred_buttons(caller: Caller, user: User) -> None:
    """An inline keyboard of a hundred buttons is kept whole."""
    rows = [
        [{"text": f"{row}·{place}", "callback_data": f"{row}.{place}"} for place in range(4)]
        for row in range(25)
    ]
    assert sent_with(caller, user, below(*rows))["reply_markup"] == below(*rows)


@clause(
    "keyboards.too-many-buttons-refused",
    "#inlinekeyboardmarkup",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: REPLY_MARKUP_TOO_LONG"),
    level=Level.OBSERVED,
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def too_many_buttons_refused(caller: Caller, user: User) -> None:
    """A keyboard of far too many buttons is refused with 400 and Telegram's words."""
    row = [{"text": f"{place}", "callback_data": f"{place}"} for place in range(8)]
    refusal = refused(caller, user, below(*[row] * 30))
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: reply markup is too long")


@clause(
    "keyboards.empty-keyboard-is-none",
    "#inlinekeyboardmarkup",
    observed("bots send an empty inline_keyboard to have none"),
    level=Level.OBSERVED,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=_INLINE,
)
def empty_keyboard_is_none(caller: Caller, user: User) -> None:
    """An inline keyboard without buttons is no keyboard."""
    assert not sent_with(caller, user, below()).get("reply_markup")


@clause(
    "keyboards.null-markup-is-none",
    "#sendmessage",
    observed("some clients send every parameter that they do not set as null"),
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def null_markup_is_none(caller: Caller, user: User) -> None:
    """A reply_markup that is null is no keyboard."""
    assert not sent_with(caller, user, "null").get("reply_markup")


@clause(
    "keyboards.broken-markup-refused",
    "#sendmessage",
    _SERVER,
    since="1.0",
    method="sendMessage",
    features=("inline_keyboard",),
)
def broken_markup_refused(caller: Caller, user: User) -> None:
    """A reply_markup that is not JSON is refused with 400 and Telegram's words."""
    refusal = refused(caller, user, '{"inline_keyboard": [[')
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: can't parse reply keyboard markup JSON object",
    )


@clause(
    "keyboards.markup-must-be-object",
    "#sendmessage",
    _SERVER,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def markup_must_be_object(caller: Caller, user: User) -> None:
    """A reply_markup that is an array is refused with 400 and Telegram's words."""
    refusal = refused(caller, user, "[]")
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: object expected as reply markup")


@clause(
    "keyboards.inline-button-must-be-object",
    "#inlinekeyboardbutton",
    _SERVER,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def inline_button_must_be_object(caller: Caller, user: User) -> None:
    """An inline button that is a string is refused with 400 and Telegram's words."""
    refusal = refused(caller, user, {"inline_keyboard": [["دکمه"]]})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    )


@clause(
    "keyboards.reply-button-kinds",
    "#keyboardbutton",
    documented("Bot API, KeyboardButton: a String or an Object"),
    _SERVER,
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("reply_keyboard",),
)
def reply_button_kinds(caller: Caller, user: User) -> None:
    """A button of a reply keyboard that is a number is refused with 400 and Telegram's words."""
    refusal = refused(caller, user, {"keyboard": [[7]]})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: can't parse keyboard button: KeyboardButton must be a String or an Object",
    )


@clause(
    "keyboards.inline-in-group",
    "#inlinekeyboardmarkup",
    _MARKUP,
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def inline_in_group(caller: Caller, group: Group) -> None:
    """An inline keyboard stands under a message in a group too."""
    assert sent_with(caller, group.chat_id, data_buttons("one"))["reply_markup"] == data_buttons("one")


@clause(
    "keyboards.inline-in-channel",
    "#inlinekeyboardmarkup",
    _MARKUP,
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def inline_in_channel(caller: Caller, channel: Group) -> None:
    """An inline keyboard stands under a post in a channel too."""
    assert sent_with(caller, channel.chat_id, data_buttons("one"))["reply_markup"] == data_buttons("one")


@clause(
    "keyboards.reply-keyboard-in-channel-refused",
    "#replykeyboardmarkup",
    documented("Bot API, ReplyKeyboardMarkup: not supported in channels"),
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("reply_keyboard",),
)
def reply_keyboard_in_channel_refused(caller: Caller, channel: Group) -> None:
    """A reply keyboard in a channel is refused with 400."""
    assert refused(caller, channel.chat_id, {"keyboard": [["کالاها"]]}).error_code == 400


@clause(
    "keyboards.button-without-kind-refused",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: exactly one of the fields must be used"),
    _SERVER,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=_INLINE,
)
def button_without_kind_refused(caller: Caller, user: User) -> None:
    """An inline button that does nothing is refused with 400 and Telegram's words."""
    refusal = refused(caller, user, below([{"text": "فقط متن"}]))
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    )
