"""What an app is told of the person who opens it, and how its bot knows it for true."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.webapps._apps import APP, button, launched, told, web_app_mark, who
from conformance.verdict import Consequence

_DATA = documented("Mini Apps, WebAppInitData")
_SIGNED = documented("Mini Apps, Validating data received via the Mini App")


def _opens(id_: str, *evidence: Any, **how: Any) -> Declaration:
    given: dict[str, Any] = {"since": "6.0", "needs": ("open_web_app",), "method": "sendMessage", **how}
    return clause(id_, "#webappinfo", *(evidence or (_DATA,)), features=("web_app_button",), **given)


@_opens("webapps.signed-with-the-token", _SIGNED)
def signed_with_the_token(caller: Caller, user: User) -> None:
    """The hash of initData is the documented HMAC of every other field, under the bot's token."""
    data = told(caller, user)
    assert data["hash"] == web_app_mark(caller.bot.token, data), "the hash is not that of the fields"


@_opens("webapps.tells-who")
def tells_who(caller: Caller, user: User, other: User) -> None:
    """initData tell who has opened the app, by the same id as messages do."""
    assert [who(told(caller, person))["id"] for person in (user, other)] == [user.id, other.id]


@_opens("webapps.persian-name", consequence=Consequence.DEGRADES)
def persian_name(caller: Caller, user: User) -> None:
    """The name of the person comes whole in initData, in whatever letters."""
    name = user.human.first_name if user.human else ""
    assert who(told(caller, user))["first_name"] == name


@_opens("webapps.opened-now")
def opened_now(caller: Caller, user: User) -> None:
    """auth_date of initData is when the app was opened, in seconds."""
    data = told(caller, user)
    assert abs(int(data["auth_date"]) - caller.exchanges[-1].started_at) < 86_400


@_opens("webapps.query-id", consequence=Consequence.DEGRADES)
def query_id(caller: Caller, user: User) -> None:
    """An app behind a button under a message is told a query id, another one each time."""
    names = {told(caller, user)["query_id"] for _ in range(2)}
    assert len(names - {""}) == 2


@_opens("webapps.start-param", consequence=Consequence.DEGRADES, since="6.7", method=None)
def start_param(caller: Caller, user: User) -> None:
    """An app that a link opens is told the link's parameter, signed with the rest."""
    data = launched(user, "link", url=APP, start_param="ref_7")
    assert data["start_param"] == "ref_7"
    assert data["hash"] == web_app_mark(caller.bot.token, data), "the hash is not that of the fields"


@clause(
    "webapps.answered-once",
    "#answerwebappquery",
    documented("Bot API, answerWebAppQuery"),
    since="6.0",
    consequence=Consequence.DEGRADES,
    needs=("open_web_app",),
    method="answerWebAppQuery",
)
def answered_once(caller: Caller, user: User) -> None:
    """The query of an app is answered once: a second answer is refused with 400."""
    content = {"message_text": user.marker("سفارش")}
    result = {"type": "article", "id": "1", "title": "سفارش", "input_message_content": content}
    given = {"web_app_query_id": told(caller, user)["query_id"], "result": result}
    caller.ask("answerWebAppQuery", given)
    assert caller.refusal("answerWebAppQuery", given).error_code == 400


@clause(
    "webapps.menu-button-opens",
    "#setchatmenubutton",
    documented("Bot API, setChatMenuButton"),
    since="6.0",
    needs=("open_web_app",),
    method="setChatMenuButton",
    features=("web_app_button",),
    effects=("profile",),
)
def menu_button_opens(caller: Caller, user: User) -> None:
    """A person's menu button opens the app that the bot has put there, and tells it who they are."""
    place = {"chat_id": user.chat_id}
    menu = {"type": "web_app", **button(web_app={"url": APP})}
    try:
        assert caller.ask("setChatMenuButton", {**place, "menu_button": menu}) is True
        assert who(launched(user, "menu"))["id"] == user.id
    finally:
        caller.call("setChatMenuButton", {**place, "menu_button": {"type": "default"}})
