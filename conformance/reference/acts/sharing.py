"""What people share by the buttons of a reply keyboard that ask for it."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.accounts.managed import Access, ManagedBots
from conformance.reference.acts.buttons import keyboard_button, shown_keyboard
from conformance.reference.acts.registry import ID, NUMBER, TEXT, Details, Refused, Scene, act
from conformance.reference.chats.hearing import tell
from conformance.reference.inline.prepared import Prepared
from conformance.reference.keyboards.markup import Button
from conformance.reference.media import Faces
from conformance.reference.messages.places import location_of
from conformance.reference.state import Chat, Switches, Taken

_USERNAME = {"type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_]{1,28}[Bb][Oo][Tt]$"}
# The button of a web app's is not on the keyboard: it was prepared.
_PREPARED = {"prepared_button_id": TEXT}
_IDS = {"type": "array", "items": ID, "minItems": 1, "maxItems": 10}
_TITLES = {"request_name": ("first_name", "last_name"), "request_username": ("username",)}


@act(
    "share_contact",
    "shares their own phone number",
    required={"phone_number": TEXT},
)
def share_contact(scene: Scene, details: Details) -> dict[str, Any]:
    keyboard_button(scene.chat, "request_contact", True)
    user = scene.user
    contact: dict[str, Any] = {"phone_number": details["phone_number"], "first_name": user.first_name}
    if user.last_name:
        contact["last_name"] = user.last_name
    return scene.post({"contact": {**contact, "user_id": user.id}}, _replying(scene))


@act("share_location", "shares where they are", required={"latitude": NUMBER, "longitude": NUMBER})
def share_location(scene: Scene, details: Details) -> dict[str, Any]:
    keyboard_button(scene.chat, "request_location", True)
    place = {name: str(details[name]) for name in ("latitude", "longitude")}
    return scene.post({"location": location_of(place)}, _replying(scene))


@act(
    "share_users",
    "shares people or bots",
    required={"request_id": ID, "user_ids": _IDS},
    optional=_PREPARED,
)
def share_users(scene: Scene, details: Details) -> dict[str, Any]:
    wanted, user_ids = _wanted(scene, "request_users", details), details["user_ids"]
    if len(user_ids) > wanted["max_quantity"]:
        raise Refused(f"the button asks for no more than {wanted['max_quantity']}")
    shared = [_shared_user(scene, wanted, user_id) for user_id in user_ids]
    request = {"request_id": wanted["request_id"]}
    content = {"users_shared": {"user_ids": user_ids, "users": shared, **request}}
    # Old programs look for the one.
    alone = {"user_shared": {"user_id": user_ids[0], **request}} if len(user_ids) == 1 else {}
    return scene.post({**alone, **content}, {})


@act(
    "share_chat",
    "shares a chat that they are in",
    required={"request_id": ID, "shared_chat_id": ID},
    optional=_PREPARED,
)
def share_chat(scene: Scene, details: Details) -> dict[str, Any]:
    wanted = _wanted(scene, "request_chat", details)
    chat = scene.platform.chats.get(details["shared_chat_id"])
    if chat is None or not chat.has(scene.user.id):
        raise Refused("the user is not in that chat")
    _check_chat(scene, wanted, chat)
    shared: dict[str, Any] = {"chat_id": chat.id}
    for name, field in (("request_title", "title"), ("request_username", "username")):
        if wanted.get(name) and field in chat.view:
            shared[field] = chat.view[field]
    return scene.post({"chat_shared": {**shared, "request_id": wanted["request_id"]}}, {})


@act(
    "create_managed_bot",
    "makes a bot that this one is to manage",
    required={"request_id": ID, "name": TEXT, "username": _USERNAME},
    optional=_PREPARED,
)
def create_managed_bot(scene: Scene, details: Details) -> dict[str, Any]:
    wanted, platform, bot = _wanted(scene, "request_managed_bot", details), scene.platform, scene.bot
    if not bot.switches.can_manage_bots:
        raise Refused("the bot manages no others")
    try:
        made = platform.new_bot(details["name"], details["username"], None, Switches())
    except Taken as error:
        raise Refused(str(error)) from None
    bot.part(ManagedBots).access[made.user.id] = Access()
    posted = scene.post({"managed_bot_created": {"bot": made.view}}, {})
    told = tell(platform, bot, "managed_bot", {"user": scene.user.view(), "bot": made.view})
    return {**posted, "managed_update_id": told, "bot_id": made.user.id, "request_id": wanted["request_id"]}


def _replying(scene: Scene) -> dict[str, Any]:
    """What is shared answers the message with the keyboard, as apps have it."""
    keyboard = shown_keyboard(scene.chat)
    message = next((one for one in reversed(scene.chat.messages.values()) if one.markup is keyboard), None)
    return {"reply_to_message_id": message.id} if message is not None else {}


def _wanted(scene: Scene, kind: str, details: Details) -> Mapping[str, Any]:
    """What the button asks for that has this request_id. Raises Refused."""
    wanted = (one[kind] for one in _buttons(scene, details) if kind in one)
    found = next((one for one in wanted if one["request_id"] == details["request_id"]), None)
    if found is None:
        raise Refused("there is no such button on the keyboard")
    return dict(found)


def _buttons(scene: Scene, details: Details) -> list[Button]:
    if "prepared_button_id" in details:
        buttons = scene.bot.part(Prepared).buttons
        user_id, button = buttons.find(details["prepared_button_id"], scene.platform.moment) or (0, {})
        return [button] if user_id == scene.user.id else []
    markup = shown_keyboard(scene.chat)
    return list(markup.buttons()) if markup is not None else []


def _shared_user(scene: Scene, wanted: Mapping[str, Any], user_id: int) -> dict[str, Any]:
    user = scene.platform.account(user_id)
    if user is None:
        raise Refused("there is no such user")
    for name, is_so in (("user_is_bot", user.is_bot), ("user_is_premium", user.is_premium)):
        if wanted.get(name, is_so) != is_so:
            raise Refused(f"the button asks for others: {name} is {str(wanted[name]).lower()}")
    names = [name for asked, fields in _TITLES.items() if wanted.get(asked) for name in fields]
    shown = {"user_id": user.id, **{name: value for name, value in user.names().items() if name in names}}
    photos = scene.platform.part(Faces).photos.get(user_id)
    return (
        {**shown, "photo": photos[0].pictures(scene.bot.user.id)}
        if photos and wanted.get("request_photo")
        else shown
    )


def _check_chat(scene: Scene, wanted: Mapping[str, Any], chat: Chat) -> None:
    """Raises Refused where the button asks for another kind of chat."""
    member, own = chat.member(scene.user.id), chat.member(scene.bot.user.id)
    facts = {
        "chat_is_channel": chat.kind == "channel",
        "chat_is_forum": chat.is_forum,
        "chat_has_username": "username" in chat.view,
        "chat_is_created": member.status == "creator",
        "bot_is_member": own.within,
    }
    for name, is_so in facts.items():
        if wanted.get(name, is_so) != is_so:
            raise Refused(f"the button asks for another chat: {name} is {str(wanted[name]).lower()}")
    for whose, held in (("user_administrator_rights", member), ("bot_administrator_rights", own)):
        rights = wanted.get(whose, {})
        missing = [
            right
            for right, needed in rights.items()
            if needed and right != "is_anonymous" and not held.may(right)
        ]
        if missing:
            raise Refused(f"the button asks for more rights: {', '.join(missing)}")
