"""Buttons of reply keyboards that ask for something: a number, a place, people, a chat."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.keyboards._keyboards import refused, sent_with
from conformance.verdict import Consequence

_BUTTON = documented("Bot API, KeyboardButton")
_WHERE = documented("Bot API, KeyboardButton: available in private chats only")
_ASKS = ("request_users_or_chat", "users_shared")


def _asking(caller: Caller, user: User, **request: Any) -> dict[str, Any]:
    """The message with a keyboard whose one button asks for that."""
    return sent_with(caller, user, {"keyboard": [[{"text": "دکمه", **request}]], "one_time_keyboard": True})


def _shared(caller: Caller, number: int) -> dict[str, Any]:
    """The people that were shared for the request of that number."""
    update = caller.awaited("message", lambda one: one.get("users_shared", {}).get("request_id") == number)
    shared: dict[str, Any] = update["message"]["users_shared"]
    return shared


@clause(
    "keyboards.contact-shared",
    "#keyboardbutton",
    _BUTTON,
    since="2.0",
    needs=("share_contact",),
    method="sendMessage",
    features=("request_contact", "reads.contact"),
)
def contact_shared(caller: Caller, user: User) -> None:
    """The button that asks for a phone number brings the person's own contact, with their id."""
    _asking(caller, user, request_contact=True)
    user.act("share_contact", phone_number="+989120000000")
    message = caller.awaited("message", lambda message: "contact" in message)["message"]
    assert message["contact"]["user_id"] == message["from"]["id"] == user.id
    assert message["contact"]["phone_number"].lstrip("+") == "989120000000"


@clause(
    "keyboards.location-shared",
    "#keyboardbutton",
    _BUTTON,
    since="2.0",
    needs=("share_location",),
    method="sendMessage",
    features=("request_location", "reads.location"),
)
def location_shared(caller: Caller, user: User) -> None:
    """The button that asks where the person is brings a location."""
    _asking(caller, user, request_location=True)
    user.act("share_location", latitude=35.6997, longitude=51.3380)
    location = caller.awaited("message", lambda message: "location" in message)["message"]["location"]
    assert abs(location["latitude"] - 35.6997) < 0.001
    assert abs(location["longitude"] - 51.3380) < 0.001


@clause(
    "keyboards.users-shared",
    "#usersshared",
    documented("Bot API, UsersShared"),
    since="7.0",
    needs=("share_users",),
    method="sendMessage",
    features=_ASKS,
)
def users_shared(caller: Caller, user: User, other: User) -> None:
    """The button that asks for people brings them, under the request's own number."""
    _asking(caller, user, request_users={"request_id": 71, "max_quantity": 2})
    user.act("share_users", request_id=71, user_ids=[other.id])
    assert [one["user_id"] for one in _shared(caller, 71)["users"]] == [other.id]


@clause(
    "keyboards.shared-users-have-names",
    "#keyboardbuttonrequestusers",
    documented("Bot API, KeyboardButtonRequestUsers"),
    since="7.2",
    consequence=Consequence.DEGRADES,
    needs=("share_users",),
    method="sendMessage",
    features=_ASKS,
)
def shared_users_have_names(caller: Caller, user: User, other: User) -> None:
    """Shared people have their names where the button has asked for them, and not else."""
    names = []
    for number, asked in ((72, True), (73, False)):
        _asking(caller, user, request_users={"request_id": number, "request_name": asked})
        user.act("share_users", request_id=number, user_ids=[other.id])
        names.append("first_name" in _shared(caller, number)["users"][0])
    assert names == [True, False]


@clause(
    "keyboards.chat-shared",
    "#chatshared",
    documented("Bot API, ChatShared"),
    since="6.5",
    needs=("share_chat",),
    method="sendMessage",
    features=("request_users_or_chat",),
)
def chat_shared(caller: Caller, user: User, group: Group) -> None:
    """The button that asks for a chat brings its id, under the request's own number."""
    _asking(caller, user, request_chat={"request_id": 74, "chat_is_channel": False})
    user.act("share_chat", request_id=74, shared_chat_id=group.chat_id)
    shared = caller.awaited("message", lambda message: "chat_shared" in message)["message"]["chat_shared"]
    assert (shared["request_id"], shared["chat_id"]) == (74, group.chat_id)


@clause(
    "keyboards.shared-chat-has-title",
    "#keyboardbuttonrequestchat",
    documented("Bot API, KeyboardButtonRequestChat"),
    since="7.2",
    consequence=Consequence.DEGRADES,
    needs=("share_chat",),
    method="sendMessage",
    features=("request_users_or_chat",),
)
def shared_chat_has_title(caller: Caller, user: User, channel: Group) -> None:
    """A shared chat has its title where the button has asked for it."""
    _asking(caller, user, request_chat={"request_id": 75, "chat_is_channel": True, "request_title": True})
    user.act("share_chat", request_id=75, shared_chat_id=channel.chat_id)
    shared = caller.awaited("message", lambda message: "chat_shared" in message)["message"]["chat_shared"]
    assert shared["title"] == channel.title


@clause(
    "keyboards.web-app-data",
    "#webappdata",
    documented("Bot API, WebAppData"),
    since="6.0",
    needs=("send_web_app_data",),
    method="sendMessage",
    features=("web_app_button", "reads.web_app_data"),
)
def web_app_data(caller: Caller, user: User) -> None:
    """What a web app sends comes with the label of the button that opened it."""
    sent_with(
        caller, user, {"keyboard": [[{"text": "فروشگاه", "web_app": {"url": "https://example.com/app"}}]]}
    )
    data = user.marker('{"items":[1]}')
    user.act("send_web_app_data", text="فروشگاه", data=data)
    message = caller.awaited("message", lambda message: "web_app_data" in message)["message"]
    assert message["web_app_data"] == {"button_text": "فروشگاه", "data": data}


@clause(
    "keyboards.poll-request",
    "#keyboardbuttonpolltype",
    documented("Bot API, KeyboardButtonPollType"),
    since="4.6",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def poll_request(caller: Caller, user: User) -> None:
    """A button can ask for a quiz."""
    assert _asking(caller, user, request_poll={"type": "quiz"})["chat"]["id"] == user.chat_id


@clause(
    "keyboards.contact-in-group-refused",
    "#keyboardbutton",
    _WHERE,
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("request_contact",),
)
def contact_in_group_refused(caller: Caller, group: Group) -> None:
    """A phone number cannot be asked for in a group: 400."""
    markup = {"keyboard": [[{"text": "شماره", "request_contact": True}]]}
    assert refused(caller, group.chat_id, markup).error_code == 400


@clause(
    "keyboards.location-in-group-refused",
    "#keyboardbutton",
    _WHERE,
    since="2.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("request_location",),
)
def location_in_group_refused(caller: Caller, group: Group) -> None:
    """A location cannot be asked for in a group: 400."""
    markup = {"keyboard": [[{"text": "کجا", "request_location": True}]]}
    assert refused(caller, group.chat_id, markup).error_code == 400


@clause(
    "keyboards.prepared-button",
    "#savepreparedkeyboardbutton",
    documented("Bot API, savePreparedKeyboardButton"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    needs=("share_users",),
    method="savePreparedKeyboardButton",
)
def prepared_button(caller: Caller, user: User, other: User) -> None:
    """A button that was prepared for a person's web app asks for what it says."""
    button = {"text": "دوستان", "request_users": {"request_id": 76, "max_quantity": 1}}
    prepared = caller.ask("savePreparedKeyboardButton", {"user_id": user.id, "button": button})
    user.act("share_users", request_id=76, user_ids=[other.id], prepared_button_id=prepared["id"])
    assert [one["user_id"] for one in _shared(caller, 76)["users"]] == [other.id]


@clause(
    "keyboards.prepared-plain-button-refused",
    "#savepreparedkeyboardbutton",
    documented("Bot API, savePreparedKeyboardButton: request_users, request_chat or request_managed_bot"),
    observed("the server's own checks of the button"),
    since="9.6",
    consequence=Consequence.COSMETIC,
    method="savePreparedKeyboardButton",
)
def prepared_plain_button_refused(caller: Caller, user: User) -> None:
    """A button that asks for nothing cannot be prepared: 400."""
    params = {"user_id": user.id, "button": {"text": "هیچ"}}
    assert caller.refusal("savePreparedKeyboardButton", params).error_code == 400
