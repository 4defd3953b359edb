"""Buttons that begin inline queries."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, Group, User
from conformance.verdict import Consequence

_BUTTON = documented("Bot API, InlineKeyboardButton")
_CHOSEN = documented("Bot API, SwitchInlineQueryChosenChat")
_PRESS = ("press_switch",)
_SWITCH = ("switch_inline",)


def _with(caller: Caller, chat_id: int, **fields: Any) -> dict[str, Any]:
    """The message with one button of that kind."""
    markup = {"inline_keyboard": [[{"text": "جستجو", **fields}]]}
    params = {"chat_id": chat_id, "text": User.marker(), "reply_markup": markup}
    message: dict[str, Any] = caller.accepted("sendMessage", params)
    return message


def _button(message: dict[str, Any]) -> dict[str, Any]:
    button: dict[str, Any] = message["reply_markup"]["inline_keyboard"][0][0]
    return button


@clause(
    "inline.switch-button",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="2.0",
    method="sendMessage",
    features=_SWITCH,
)
def switch_button(caller: Caller, user: User) -> None:
    """A button that begins a query in another chat comes back with the query."""
    assert (
        _button(_with(caller, user.chat_id, switch_inline_query="کفش ۴۲"))["switch_inline_query"] == "کفش ۴۲"
    )


@clause(
    "inline.empty-switch",
    "#inlinekeyboardbutton",
    documented(
        "Bot API, InlineKeyboardButton: may be empty, in which case just the bot's username is inserted"
    ),
    since="2.0",
    method="sendMessage",
    features=_SWITCH,
)
def empty_switch(caller: Caller, user: User) -> None:
    """The query of such a button may be empty."""
    assert _button(_with(caller, user.chat_id, switch_inline_query=""))["switch_inline_query"] == ""


@clause(
    "inline.switch-here",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="2.2",
    needs=_PRESS,
    method="sendMessage",
    update="inline_query",
    features=_SWITCH,
)
def switch_here(caller: Caller, user: User) -> None:
    """A button that begins a query in the same chat brings that query from whoever has pressed it."""
    query = user.marker("کفش")
    message = _with(caller, user.chat_id, switch_inline_query_current_chat=query)
    user.act("press_switch", message_id=message["message_id"], text="جستجو")
    got = caller.awaited("inline_query", lambda one: one.get("query") == query)["inline_query"]
    assert got["from"]["id"] == user.id


@clause(
    "inline.switch-to-chosen-chat",
    "#switchinlinequerychosenchat",
    _CHOSEN,
    since="6.7",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=_SWITCH,
)
def switch_to_chosen_chat(caller: Caller, user: User) -> None:
    """A button for chosen kinds of chats comes back with its query and those kinds."""
    wanted = {"query": "کفش", "allow_group_chats": True}
    got = _button(_with(caller, user.chat_id, switch_inline_query_chosen_chat=wanted))
    chats = got["switch_inline_query_chosen_chat"]
    assert chats["query"] == "کفش"
    assert [name for name, allowed in chats.items() if allowed is True] == ["allow_group_chats"]


@clause(
    "inline.switch-into-group",
    "#switchinlinequerychosenchat",
    _CHOSEN,
    since="6.7",
    consequence=Consequence.DEGRADES,
    needs=_PRESS,
    method="sendMessage",
    update="inline_query",
    features=_SWITCH,
)
def switch_into_group(caller: Caller, user: User, group: Group) -> None:
    """The query of such a button comes from the chat that the person has chosen."""
    query = user.marker("کفش")
    wanted = {"query": query, "allow_group_chats": True}
    message = _with(caller, user.chat_id, switch_inline_query_chosen_chat=wanted)
    user.act("press_switch", message_id=message["message_id"], text="جستجو", into_chat_id=group.chat_id)
    got = caller.awaited("inline_query", lambda one: one.get("query") == query)["inline_query"]
    assert got["chat_type"] == "supergroup"
