"""Web apps that people open, and websites that they log in to."""

from typing import Any
from urllib.parse import urlsplit

from conformance.reference.accounts.menu import button_for
from conformance.reference.acts.buttons import keyboard_button
from conformance.reference.acts.registry import ID, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.apps.signing import launched
from conformance.reference.apps.web_apps import login_of, opened_from_link, opened_to_answer
from conformance.reference.keyboards.markup import Button, Markup
from conformance.reference.state import Bot

MAX_DATA = 4096  # bytes
_BOOLEAN = {"type": "boolean"}
_SOURCES = ("button", "keyboard", "menu", "attachment", "link")


@act(
    "open_web_app",
    "opens a web app",
    required={"source": {"enum": list(_SOURCES)}},
    optional={"message_id": ID, "text": TEXT, "url": TEXT, "start_param": STRING},
)
def open_web_app(scene: Scene, details: Details) -> dict[str, Any]:
    """A ``button`` is under ``message_id`` and has that ``text``, as one of the ``keyboard`` has.

    The ``url`` behind a link or in the attachment menu is BotFather's affair, and must be said.
    """
    url = _url(scene, details)
    if details["source"] == "keyboard":
        # Such an app can send its data, and is told nothing.
        return {"update_id": None, "url": launched(url, "")}
    if details["source"] == "link":
        parameter = details.get("start_param", "")
        data = opened_from_link(scene.platform, scene.bot, scene.user, scene.chat, parameter)
        return {"update_id": None, "url": launched(url, data)}
    query_id, data = opened_to_answer(scene.platform, scene.bot, scene.user, scene.chat)
    return {"update_id": None, "web_app_query_id": query_id, "url": launched(url, data)}


@act(
    "send_web_app_data",
    "has a web app send its data, opened by a button of the reply keyboard",
    required={"text": TEXT, "data": TEXT},
)
def send_web_app_data(scene: Scene, details: Details) -> dict[str, Any]:
    button = keyboard_button(scene.chat, "text", details["text"])
    if "web_app" not in button:
        raise Refused("the button opens no web app")
    if len(details["data"].encode()) > MAX_DATA:
        raise Refused(f"a web app sends no more than {MAX_DATA} bytes")
    return scene.post({"web_app_data": {"button_text": button["text"], "data": details["data"]}}, {})


@act(
    "follow_login_url",
    "presses a button that logs in to a website",
    required={"message_id": ID, "text": TEXT},
    optional={"allow_writing": _BOOLEAN},
)
def follow_login_url(scene: Scene, details: Details) -> dict[str, Any]:
    """With ``allow_writing`` the bot may write to the person from now on, if it has asked for that."""
    markup = scene.message(details).markup
    button = _button(markup, details["text"])
    login = markup.logins.get(button.get("url", "")) if markup is not None else None
    if login is None:
        raise Refused("the button does not log in")
    bot = _other(scene, login.get("bot_username", ""))
    url, data = button["url"], login_of(scene.platform, bot, scene.user)
    followed = f"{url}{'&' if '?' in url else '?'}{data}"
    if not (login.get("request_write_access") and details.get("allow_writing")):
        return {"update_id": None, "url": followed}
    private = Scene(scene.platform, bot, scene.user, scene.platform.open_private(bot, scene.user))
    return {**private.post({"connected_website": urlsplit(url).hostname}, {}), "url": followed}


@act(
    "allow_writing",
    "lets the bot write, as a web app or the attachment menu asks",
    optional={"web_app_name": TEXT, "from_attachment_menu": _BOOLEAN},
)
def allow_writing(scene: Scene, details: Details) -> dict[str, Any]:
    if scene.chat.kind != "private":
        raise Refused("only in a private chat does a bot need to be let")
    if "web_app_name" in details:
        how: dict[str, Any] = {"web_app_name": details["web_app_name"]}
    else:
        how = {"from_attachment_menu" if details.get("from_attachment_menu") else "from_request": True}
    return scene.post({"write_access_allowed": how}, {})


def _url(scene: Scene, details: Details) -> str:
    match details["source"]:
        case "button":
            markup = scene.message(details).markup if "message_id" in details else None
            button = _button(markup, details.get("text", ""))
        case "keyboard":
            button = keyboard_button(scene.chat, "text", details.get("text", ""))
        case "menu":
            button = button_for(scene.bot, scene.user.id)
        case _:
            button = {"web_app": {"url": details.get("url", "")}}
    url = button.get("web_app", {}).get("url", "")
    if not url:
        raise Refused("nothing there opens a web app")
    return str(url)


def _button(markup: Markup | None, text: str) -> Button:
    buttons = markup.buttons() if markup is not None else ()
    found = next((one for one in buttons if one["text"] == text), None)
    if found is None:
        raise Refused("there is no such button")
    return found


def _other(scene: Scene, username: str) -> Bot:
    """The bot that the person logs in with."""
    if not username:
        return scene.bot
    bot = scene.platform.accounts.get(scene.platform.named(username) or 0)
    if bot is None:
        raise Refused(f"there is no bot {username}")
    return bot
