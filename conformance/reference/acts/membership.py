"""Who comes and goes, blocks and unblocks."""

from dataclasses import replace
from typing import Any

from conformance.reference.acts.authority import check_right, member_of, person_of
from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.chats.joining import came, seat_of
from conformance.reference.chats.members import admitted, altered, dismissed
from conformance.reference.state import Member
from conformance.reference.state.faces import Face

_PAYLOAD = {"type": "string", "pattern": "^[A-Za-z0-9_-]{1,64}$"}
_IDS = {"type": "array", "items": ID, "minItems": 1}
_BLOCKED = {"status": "kicked", "until_date": 0}


@act(
    "start",
    "opens the bot and presses Start, by a link with a payload if there is one",
    optional={"payload": _PAYLOAD},
    outside=True,
)
def start(scene: Scene, details: Details) -> dict[str, Any]:
    if scene.chat.kind != "private":
        raise Refused("Start is pressed in a private chat")
    _turned(scene, blocked=False)
    text = f"/start {details['payload']}" if details.get("payload") else "/start"
    command = {"offset": 0, "length": 6, "type": "bot_command"}
    return scene.post({"text": text, "entities": [command]}, {})


@act("block", "blocks the bot")
def block(scene: Scene, _: Details) -> dict[str, Any]:
    return _turned(scene, blocked=True)


@act("unblock", "lets the bot write again")
def unblock(scene: Scene, _: Details) -> dict[str, Any]:
    return _turned(scene, blocked=False)


@act("delete_account", "deletes their account")
def delete_account(scene: Scene, _: Details) -> dict[str, Any]:
    """The bot hears nothing, and its next message finds nobody."""
    platform, user = scene.platform, scene.user
    platform.users[user.id] = replace(user, first_name="", last_name=None, username=None, is_deleted=True)
    for bot in platform.bots.values():
        if (chat := bot.chats.get(user.id)) is not None and chat.kind == "private":
            chat.blocked = True
    return {}


@act("join", "joins the group or channel", outside=True)
def join(scene: Scene, _: Details) -> dict[str, Any]:
    check_open(scene)
    face = scene.chat.peek(Face)
    if face is not None and face.join_by_request:
        raise Refused("one has to ask: request_join")
    return _with_message(came(scene.platform, scene.chat, scene.user))


@act("leave", "leaves the group or channel")
def leave(scene: Scene, _: Details) -> dict[str, Any]:
    member = scene.chat.member(scene.user.id)
    if scene.chat.kind == "private":
        raise Refused("nobody leaves a private chat: block")
    gone = (
        replace(member, is_present=False) if member.status == "restricted" else Member(scene.user.id, "left")
    )
    told = altered(scene.platform, scene.chat, scene.user, gone)
    message = dismissed(scene.platform, scene.chat, scene.user, scene.user)
    return {"update_id": told.get(scene.bot.token), **_with_message(message)}


@act(
    "add_members",
    "adds people and bots to the group; a bot can be started there with a payload",
    required={"member_ids": _IDS},
    optional={"payload": _PAYLOAD},
)
def add_members(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_invite_users")
    users = [person_of(scene, id_) for id_ in dict.fromkeys(details["member_ids"])]
    told: dict[str, int | None] = {}
    for user in users:
        _check_addable(scene, user.id)
    for user in users:
        told |= altered(scene.platform, scene.chat, scene.user, seat_of(scene.chat, user.id))
    message = admitted(scene.platform, scene.chat, scene.user, users)
    if details.get("payload"):
        command = f"/start@{scene.bot.user.username}"
        entity = {"offset": 0, "length": len(command), "type": "bot_command"}
        scene.post({"text": f"{command} {details['payload']}", "entities": [entity]}, {})
    return {"update_id": told.get(scene.bot.token), **_with_message(message)}


@act("remove_member", "removes a person or a bot from the chat", required={"member_id": ID})
def remove_member(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_restrict_members")
    member = member_of(scene, details["member_id"])
    user = person_of(scene, member.user_id)
    told = altered(scene.platform, scene.chat, scene.user, Member(user.id, "kicked"))
    message = dismissed(scene.platform, scene.chat, scene.user, user)
    return {"update_id": told.get(scene.bot.token), **_with_message(message)}


def check_open(scene: Scene) -> None:
    """Raises Refused where the person is in the chat already, or can never be."""
    if scene.chat.kind == "private":
        raise Refused("that is for groups and channels")
    if scene.chat.has(scene.user.id):
        raise Refused("the user is in the chat already")
    if scene.chat.member(scene.user.id).status == "kicked":
        raise Refused("the user was removed from the chat")


def _check_addable(scene: Scene, user_id: int) -> None:
    if scene.chat.has(user_id):
        raise Refused("the user is in the chat already")
    bot = scene.platform.accounts.get(user_id)
    if bot is not None and not bot.switches.can_join_groups:
        raise Refused("the bot's owner does not let it join groups")
    if bot is not None and scene.chat.kind == "channel":
        raise Refused("a bot comes into a channel as an administrator: promote")


def _turned(scene: Scene, *, blocked: bool) -> dict[str, Any]:
    """Blocking is a change of the bot's own membership, and the bot is told."""
    if scene.chat.kind != "private":
        raise Refused("only a private chat can be blocked")
    if scene.chat.blocked == blocked:
        return {"update_id": None}
    scene.chat.blocked = blocked
    member, kicked = {"user": scene.bot.view, "status": "member"}, {"user": scene.bot.view, **_BLOCKED}
    value = {
        "chat": scene.chat.view,
        "from": scene.user.view(),
        "date": scene.platform.now(),
        "old_chat_member": member if blocked else kicked,
        "new_chat_member": kicked if blocked else member,
    }
    return scene.tell("my_chat_member", value)


def _with_message(message: Any) -> dict[str, Any]:
    return {} if message is None else {"message_id": message.id}
