"""The menu button, the rights that the bot asks for, and its photo."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture
from conformance.verdict import Consequence

_BUTTON = documented("Bot API, setChatMenuButton")
_RIGHTS = documented("Bot API, setMyDefaultAdministratorRights")
_PROFILE = ("profile",)
_APP = {"type": "web_app", "text": "فروشگاه", "web_app": {"url": "https://example.com/app"}}
_GET, _SET = "getChatMenuButton", "setChatMenuButton"


def _shown(caller: Caller, chat: dict[str, Any], button: dict[str, Any]) -> Any:
    """The menu button once it was set, which is put back then."""
    before = caller.given(_GET, chat)
    try:
        caller.accepted(_SET, {**chat, "menu_button": button})
        return caller.ask(_GET, chat)
    finally:
        caller.call(_SET, {**chat, "menu_button": before})


@clause(
    "commands.menu-button-read",
    "#getchatmenubutton",
    documented("Bot API, getChatMenuButton"),
    since="6.0",
    consequence=Consequence.DEGRADES,
    method=_GET,
)
def menu_button_read(caller: Caller, user: User) -> None:
    """getChatMenuButton gives the MenuButton of a chat and of everyone, schema-true."""
    for chat in ({"chat_id": user.chat_id}, {}):
        assert caller.ask(_GET, chat)["type"] in {"commands", "web_app", "default"}


@clause(
    "commands.menu-button-with-web-app",
    "#setchatmenubutton",
    _BUTTON,
    since="6.0",
    method=_SET,
    stands_on=(_GET,),
    effects=_PROFILE,
    features=("web_app_button",),
)
def menu_button_with_web_app(caller: Caller, user: User) -> None:
    """The menu button of a chat can open a web app, and comes back with its text and url."""
    shown = _shown(caller, {"chat_id": user.chat_id}, _APP)
    assert (shown["type"], shown["text"]) == ("web_app", "فروشگاه")
    assert shown["web_app"]["url"].rstrip("/") == "https://example.com/app"


@clause(
    "commands.menu-button-with-commands",
    "#setchatmenubutton",
    _BUTTON,
    since="6.0",
    consequence=Consequence.DEGRADES,
    method=_SET,
    stands_on=(_GET,),
    effects=_PROFILE,
)
def menu_button_with_commands(caller: Caller, user: User) -> None:
    """The menu button of a chat can open the list of commands."""
    assert _shown(caller, {"chat_id": user.chat_id}, {"type": "commands"})["type"] == "commands"


@clause(
    "commands.menu-button-for-everyone",
    "#setchatmenubutton",
    documented("Bot API, setChatMenuButton: if not specified, the default menu button will be changed"),
    since="6.0",
    consequence=Consequence.DEGRADES,
    method=_SET,
    stands_on=(_GET,),
    effects=_PROFILE,
)
def menu_button_for_everyone(caller: Caller) -> None:
    """Without a chat the menu button of everyone is set."""
    assert _shown(caller, {}, _APP)["type"] == "web_app"


@clause(
    "commands.menu-button-of-one-chat",
    "#setchatmenubutton",
    _BUTTON,
    since="6.0",
    consequence=Consequence.DEGRADES,
    method=_SET,
    stands_on=(_GET,),
    effects=_PROFILE,
)
def menu_button_of_one_chat(caller: Caller, user: User) -> None:
    """The menu button of one chat is not that of everyone."""
    usual, chat = caller.given(_GET), {"chat_id": user.chat_id}
    before = caller.given(_GET, chat)
    try:
        caller.accepted(_SET, {**chat, "menu_button": {**_APP, "text": "فقط اینجا"}})
        assert caller.accepted(_GET) == usual
    finally:
        caller.call(_SET, {**chat, "menu_button": before})


@clause(
    "commands.unknown-menu-button-refused",
    "#setchatmenubutton",
    observed("tdlib/telegram-bot-api, Client.cpp, get_bot_menu_button"),
    since="6.0",
    consequence=Consequence.COSMETIC,
    method=_SET,
)
def unknown_menu_button_refused(caller: Caller, user: User) -> None:
    """A menu button of a type that there is not is refused with 400."""
    params = {"chat_id": user.chat_id, "menu_button": {"type": "conformance"}}
    assert caller.refusal(_SET, params).error_code == 400


def _default_rights(caller: Caller, *, for_channels: bool, **wanted: bool) -> Any:
    """The default rights once they were set, which are put back then."""
    kind = {"for_channels": for_channels}
    before = caller.given("getMyDefaultAdministratorRights", kind)
    try:
        caller.accepted("setMyDefaultAdministratorRights", {**kind, "rights": {**before, **wanted}})
        return caller.ask("getMyDefaultAdministratorRights", kind)
    finally:
        caller.call("setMyDefaultAdministratorRights", {**kind, "rights": before})


@clause(
    "commands.default-rights",
    "#setmydefaultadministratorrights",
    _RIGHTS,
    since="6.0",
    consequence=Consequence.DEGRADES,
    method="setMyDefaultAdministratorRights",
    stands_on=("getMyDefaultAdministratorRights",),
    effects=_PROFILE,
)
def default_rights(caller: Caller) -> None:
    """The rights that the bot asks for in groups come back as they were set."""
    wanted = {"can_delete_messages": True, "can_pin_messages": True, "can_promote_members": False}
    got = _default_rights(caller, for_channels=False, **wanted)
    assert {name: got[name] for name in wanted} == wanted


@clause(
    "commands.default-rights-for-channels",
    "#getmydefaultadministratorrights",
    documented("Bot API, getMyDefaultAdministratorRights: for_channels"),
    since="6.0",
    consequence=Consequence.COSMETIC,
    method="getMyDefaultAdministratorRights",
    stands_on=("setMyDefaultAdministratorRights",),
    effects=_PROFILE,
)
def default_rights_for_channels(caller: Caller) -> None:
    """The rights that the bot asks for in channels come back as they were set."""
    wanted = {"can_post_messages": True, "can_edit_messages": True}
    got = _default_rights(caller, for_channels=True, **wanted)
    assert {name: got[name] for name in wanted} == wanted


@clause(
    "commands.photo-set-and-removed",
    "#setmyprofilephoto",
    documented("Bot API, setMyProfilePhoto and removeMyProfilePhoto"),
    since="9.4",
    consequence=Consequence.COSMETIC,
    method="setMyProfilePhoto",
    stands_on=("getUserProfilePhotos", "removeMyProfilePhoto"),
    effects=_PROFILE,
)
def photo_set_and_removed(caller: Caller) -> None:
    """The photo that the bot gives itself is one of its profile photos."""
    who = {"user_id": caller.accepted("getMe")["id"]}
    before = caller.given("getUserProfilePhotos", who)["total_count"]
    params = {"photo": {"type": "static", "photo": "attach://face"}}
    caller.accepted("setMyProfilePhoto", params, files={"face": picture(320, 320)})
    try:
        assert caller.accepted("getUserProfilePhotos", who)["total_count"] == before + 1
    finally:
        caller.call("removeMyProfilePhoto")


@clause(
    "commands.photo-removed",
    "#removemyprofilephoto",
    documented("Bot API, removeMyProfilePhoto"),
    since="9.4",
    consequence=Consequence.COSMETIC,
    method="removeMyProfilePhoto",
    stands_on=("getUserProfilePhotos", "setMyProfilePhoto"),
    effects=_PROFILE,
)
def photo_removed(caller: Caller) -> None:
    """removeMyProfilePhoto takes the bot's photo away."""
    who = {"user_id": caller.accepted("getMe")["id"]}
    before = caller.given("getUserProfilePhotos", who)["total_count"]
    params = {"photo": {"type": "static", "photo": "attach://face"}}
    caller.given("setMyProfilePhoto", params, files={"face": picture(320, 320)})
    assert caller.ask("removeMyProfilePhoto") is True
    assert caller.accepted("getUserProfilePhotos", who)["total_count"] == before


@clause(
    "commands.photo-must-be-uploaded",
    "#inputprofilephoto",
    documented("Bot API, InputProfilePhotoStatic: profile photos can't be reused and can only be uploaded"),
    since="9.4",
    consequence=Consequence.COSMETIC,
    method="setMyProfilePhoto",
)
def photo_must_be_uploaded(caller: Caller) -> None:
    """A profile photo that is an address is refused with 400."""
    params = {"photo": {"type": "static", "photo": "https://example.com/face.jpg"}}
    assert caller.refusal("setMyProfilePhoto", params).error_code == 400
