"""What a press brings to the bot."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.keyboards._keyboards import data_buttons, sent_with
from conformance.verdict import Consequence, Level

_QUERY = documented("Bot API, CallbackQuery")
_PRESS = ("press_button",)
_KIND = "callback_query"
_INLINE = ("inline_keyboard",)


def _pressed(caller: Caller, person: User, message: dict[str, Any], data: str) -> dict[str, Any]:
    """The callback query that the press brings."""
    person.presses(message, data)
    query: dict[str, Any] = caller.awaited(_KIND, lambda query: query.get("data") == data)[_KIND]
    return query


@clause(
    "keyboards.query-is-whole",
    "#callbackquery",
    _QUERY,
    since="2.0",
    needs=_PRESS,
    method="getUpdates",
    update=_KIND,
    features=_INLINE,
)
def query_is_whole(caller: Caller, user: User) -> None:
    """A press reaches the bot as a callback_query update, whole and schema-true."""
    data = user.marker("q")
    user.presses(sent_with(caller, user, data_buttons(data)), data)
    update = caller.awaited(_KIND, lambda query: query.get("data") == data)
    caller.whole("the update", caller.validator.type("Update", update))


@clause(
    "keyboards.query-says-who", "#callbackquery", _QUERY, since="2.0", needs=_PRESS, method=None, update=_KIND
)
def query_says_who(caller: Caller, user: User) -> None:
    """A callback query is from the person who has pressed."""
    data = user.marker("q")
    query = _pressed(caller, user, sent_with(caller, user, data_buttons(data)), data)
    assert (query["from"]["id"], query["from"]["is_bot"]) == (user.id, False)


@clause(
    "keyboards.query-with-message",
    "#callbackquery",
    _QUERY,
    observed("bots read the text and the keyboard of the pressed message to edit them"),
    since="2.0",
    needs=_PRESS,
    method=None,
    update=_KIND,
    features=_INLINE,
)
def query_with_message(caller: Caller, user: User) -> None:
    """The message in a callback query has its text and its keyboard."""
    data, text = user.marker("q"), user.marker()
    query = _pressed(caller, user, sent_with(caller, user, data_buttons(data), text=text), data)
    assert query["message"]["text"] == text
    assert query["message"]["reply_markup"] == data_buttons(data)


@clause(
    "keyboards.persian-data", "#callbackquery", _QUERY, since="2.0", needs=_PRESS, method=None, update=_KIND
)
def persian_data(caller: Caller, user: User) -> None:
    """Callback data in Persian, with a zero-width non-joiner, comes back as it was given."""
    data = user.marker("می‌خرم")
    query = _pressed(caller, user, sent_with(caller, user, data_buttons(data)), data)
    assert query["data"] == data


@clause(
    "keyboards.data-kept-raw", "#callbackquery", _QUERY, since="2.0", needs=_PRESS, method=None, update=_KIND
)
def data_kept_raw(caller: Caller, user: User) -> None:
    """Callback data that looks like JSON, with quotes and slashes, comes back as it was given."""
    data = '{"a":"x/y\\\\z","n":[1,2]} &<>'
    query = _pressed(caller, user, sent_with(caller, user, data_buttons(data)), data)
    assert query["data"] == data


@clause(
    "keyboards.right-button", "#callbackquery", _QUERY, since="2.0", needs=_PRESS, method=None, update=_KIND
)
def right_button(caller: Caller, user: User) -> None:
    """Of several buttons, the one that was pressed brings its data."""
    data = [user.marker("b") for _ in range(3)]
    sent = sent_with(caller, user, data_buttons(*data))
    user.presses(sent, data[1])
    got = caller.awaited(_KIND, lambda query: query.get("data") in data)[_KIND]
    assert got["data"] == data[1]


@clause(
    "keyboards.query-ids-differ",
    "#callbackquery",
    documented("Bot API, CallbackQuery: unique identifier for this query"),
    since="2.0",
    needs=_PRESS,
    method=None,
    update=_KIND,
)
def query_ids_differ(caller: Caller, user: User) -> None:
    """Each callback query has an id of its own."""
    data = [user.marker("q") for _ in range(2)]
    sent = sent_with(caller, user, data_buttons(*data))
    ids = {_pressed(caller, user, sent, one)["id"] for one in data}
    assert len(ids) == len(data)


@clause(
    "keyboards.press-in-group",
    "#callbackquery",
    _QUERY,
    since="2.0",
    needs=_PRESS,
    method=None,
    update=_KIND,
    features=_INLINE,
)
def press_in_group(caller: Caller, group: Group) -> None:
    """A press in a group says who has pressed, and has the group's message."""
    data = User.marker("g")
    query = _pressed(caller, group.member, sent_with(caller, group.chat_id, data_buttons(data)), data)
    assert query["message"]["chat"]["id"] == group.chat_id
    assert query["from"]["id"] == group.member.id


@clause(
    "keyboards.press-in-channel",
    "#callbackquery",
    _QUERY,
    since="2.0",
    needs=_PRESS,
    method=None,
    update=_KIND,
)
def press_in_channel(caller: Caller, channel: Group) -> None:
    """A press under a channel's post reaches the bot with the subscriber who has pressed."""
    data = User.marker("c")
    query = _pressed(caller, channel.member, sent_with(caller, channel.chat_id, data_buttons(data)), data)
    assert (query["from"]["id"], query["message"]["chat"]["id"]) == (channel.member.id, channel.chat_id)


@clause(
    "keyboards.chat-instance-of-chat",
    "#callbackquery",
    documented("Bot API, CallbackQuery: chat_instance uniquely corresponds to the chat"),
    since="2.2",
    consequence=Consequence.DEGRADES,
    needs=_PRESS,
    method=None,
    update=_KIND,
)
def chat_instance_of_chat(caller: Caller, user: User, group: Group) -> None:
    """Presses in two chats have different chat_instances."""
    data = [user.marker("i") for _ in range(2)]
    here = _pressed(caller, user, sent_with(caller, user, data_buttons(data[0])), data[0])
    there = _pressed(caller, group.member, sent_with(caller, group.chat_id, data_buttons(data[1])), data[1])
    assert here["chat_instance"] != there["chat_instance"]


@clause(
    "keyboards.gone-message-is-inaccessible",
    "#inaccessiblemessage",
    documented("Bot API, InaccessibleMessage: the date is always 0"),
    level=Level.SHOULD,
    since="7.0",
    consequence=Consequence.COSMETIC,
    needs=_PRESS,
    method=None,
    update=_KIND,
    stands_on=("deleteMessage",),
)
def gone_message_is_inaccessible(caller: Caller, user: User) -> None:
    """A press under a message that was deleted meanwhile brings the message's id with the date 0."""
    data = user.marker("gone")
    sent = sent_with(caller, user, data_buttons(data))
    caller.given("deleteMessage", {"chat_id": user.chat_id, "message_id": sent["message_id"]})
    message = _pressed(caller, user, sent, data)["message"]
    assert (message["message_id"], message["date"]) == (sent["message_id"], 0)


@clause(
    "keyboards.press-again",
    "#callbackquery",
    _QUERY,
    since="2.0",
    needs=_PRESS,
    method="answerCallbackQuery",
    update=_KIND,
)
def press_again(caller: Caller, user: User) -> None:
    """A button whose query was answered can be pressed again, and brings a new query."""
    data = user.marker("again")
    sent = sent_with(caller, user, data_buttons(data))
    first = _pressed(caller, user, sent, data)
    caller.accepted("answerCallbackQuery", {"callback_query_id": first["id"]})
    user.presses(sent, data)
    known = first["id"]
    caller.awaited(_KIND, lambda query: query.get("data") == data and query["id"] != known)
