"""What web apps and websites have their bots hear: data, leave to write, logins, prepared buttons."""

from typing import Any
from urllib.parse import parse_qsl, urlsplit

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.suite.webapps._apps import APP, button, login_mark
from conformance.verdict import Consequence

_ALLOWED = documented("Bot API, WriteAccessAllowed")
_LOGIN = documented("Bot API, LoginUrl")
_SITE = "https://example.com/login"


@clause(
    "webapps.data-arrive",
    "#webappdata",
    documented("Bot API, WebAppData"),
    since="6.0",
    needs=("send_web_app_data",),
    method="sendMessage",
    features=("web_app_button", "reads.web_app_data"),
)
def data_arrive(caller: Caller, user: User) -> None:
    """What an app sends comes as a message from the person, whole, with the text of its button."""
    shop = button(web_app={"url": APP})
    markup = {"keyboard": [[shop]], "one_time_keyboard": True}
    caller.given("sendMessage", {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup})
    data = '{"سبد": ["چای", 2]}' + "!" * 2000
    user.act("send_web_app_data", text=shop["text"], data=data)
    message = caller.awaited("message", lambda seen: "web_app_data" in seen)["message"]
    assert message["web_app_data"] == {"data": data, "button_text": shop["text"]}
    assert message["from"]["id"] == user.id


def _allowed(caller: Caller, user: User, **details: Any) -> dict[str, Any]:
    user.act("allow_writing", **details)
    message = caller.awaited("message", lambda seen: "write_access_allowed" in seen)["message"]
    allowed: dict[str, Any] = message["write_access_allowed"]
    return allowed


@clause(
    "webapps.writing-allowed-on-request",
    "#writeaccessallowed",
    _ALLOWED,
    since="6.9",
    needs=("allow_writing",),
    consequence=Consequence.DEGRADES,
    method="getUpdates",
)
def writing_allowed_on_request(caller: Caller, user: User) -> None:
    """Leave to write that an app has asked for is told of as from_request."""
    assert _allowed(caller, user)["from_request"] is True


@clause(
    "webapps.writing-allowed-by-link",
    "#writeaccessallowed",
    _ALLOWED,
    since="6.7",
    needs=("allow_writing",),
    consequence=Consequence.DEGRADES,
    method="getUpdates",
)
def writing_allowed_by_link(caller: Caller, user: User) -> None:
    """Leave to write by a link to an app is told of with the app's name."""
    assert _allowed(caller, user, web_app_name="shop")["web_app_name"] == "shop"


def _followed(caller: Caller, user: User, **details: Any) -> dict[str, str]:
    """What a website is told of a person who logs in by a button."""
    login = {"url": _SITE, "request_write_access": True}
    markup = {"inline_keyboard": [[button(login_url=login)]]}
    given = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    sent = caller.given("sendMessage", given)
    done = user.done("follow_login_url", message_id=sent["message_id"], text=button()["text"], **details)
    url = str(done.get("url", ""))
    if not url.startswith(_SITE):
        raise NotPlayable("The driver does not tell where the button has led.")
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


@clause(
    "webapps.login-is-signed",
    "#loginurl",
    _LOGIN,
    documented("Telegram Login Widget, Checking authorization"),
    since="4.3",
    needs=("follow_login_url",),
    method="sendMessage",
    features=("login_url",),
)
def login_is_signed(caller: Caller, user: User) -> None:
    """A button that logs in tells the website who it is, signed as documented under the bot's token."""
    data = _followed(caller, user)
    assert data["id"] == str(user.id)
    assert data["hash"] == login_mark(caller.bot.token, data), "the hash is not that of the fields"


@clause(
    "webapps.website-connected",
    "#message",
    documented("Bot API, Message: connected_website"),
    since="3.5",
    needs=("follow_login_url",),
    consequence=Consequence.DEGRADES,
    method="getUpdates",
    features=("login_url",),
)
def website_connected(caller: Caller, user: User) -> None:
    """A person who lets the bot write as they log in tells it so, with the website's domain."""
    _followed(caller, user, allow_writing=True)
    message = caller.awaited("message", lambda seen: "connected_website" in seen)["message"]
    assert message["connected_website"] == "example.com"


def _prepared(user: User, **kind: Any) -> dict[str, Any]:
    return {"user_id": user.id, "button": button(**kind)}


@clause(
    "webapps.prepared-button",
    "#savepreparedkeyboardbutton",
    documented("Bot API, savePreparedKeyboardButton"),
    since="9.6",
    method="savePreparedKeyboardButton",
)
def prepared_button(caller: Caller, user: User) -> None:
    """A button that is prepared for a person's app gets an id, another one each time."""
    given = _prepared(user, request_users={"request_id": 5})
    names = {caller.ask("savePreparedKeyboardButton", given)["id"] for _ in range(2)}
    assert len(names - {""}) == 2


@clause(
    "webapps.prepared-button-asks",
    "#savepreparedkeyboardbutton",
    documented("Bot API, savePreparedKeyboardButton"),
    since="9.6",
    needs=("share_users",),
    method="savePreparedKeyboardButton",
    features=("request_users_or_chat", "users_shared"),
)
def prepared_button_asks(caller: Caller, user: User, other: User) -> None:
    """What a person shares by a prepared button comes as by one of the keyboard."""
    given = _prepared(user, request_users={"request_id": 77})
    name = caller.accepted("savePreparedKeyboardButton", given)["id"]
    user.act("share_users", request_id=77, user_ids=[other.id], prepared_button_id=name)
    shared = caller.awaited("message", lambda seen: "users_shared" in seen)["message"]["users_shared"]
    assert (shared["request_id"], [one["user_id"] for one in shared["users"]]) == (77, [other.id])


@clause(
    "webapps.other-prepared-button-refused",
    "#savepreparedkeyboardbutton",
    documented("Bot API, savePreparedKeyboardButton: request_users, request_chat or request_managed_bot"),
    since="9.6",
    consequence=Consequence.DEGRADES,
    method="savePreparedKeyboardButton",
)
def other_prepared_button_refused(caller: Caller, user: User) -> None:
    """A button that asks for no user, chat or bot cannot be prepared: 400."""
    given = _prepared(user, request_contact=True)
    assert caller.refusal("savePreparedKeyboardButton", given).error_code == 400
