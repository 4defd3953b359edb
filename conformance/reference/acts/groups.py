"""Groups and channels are made, changed and unmade."""

import base64
from typing import Any

from conformance.reference.acts.authority import check_owner, check_right, person_of
from conformance.reference.acts.choosing import REACTIONS, chosen
from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.chats.groups import deleted, permitted, portrayed, proclaimed, retitled, upgraded
from conformance.reference.chats.members import admitted, altered
from conformance.reference.files import Unusable
from conformance.reference.state import PERMISSIONS, Chat, Member, full_rights
from conformance.reference.state.faces import Face

_FLAG = {"type": "boolean"}
_SECONDS = {"type": "integer", "minimum": 0, "maximum": 31_622_400}
_TITLE = {"type": "string", "minLength": 1, "maxLength": 128}
_CREATED = {"group": "group_chat_created", "supergroup": "supergroup_chat_created"}


@act(
    "create_group",
    "makes a group or a channel with the bot in it",
    required={"title": _TITLE},
    optional={
        "group_kind": {"enum": ["group", "supergroup", "channel"]},
        "member_ids": {"type": "array", "items": ID},
        "is_forum": _FLAG,
    },
    outside=True,
)
def create_group(scene: Scene, details: Details) -> dict[str, Any]:
    """The bot hears that it has come; into a channel it comes as an administrator."""
    platform, bot, kind = scene.platform, scene.bot, details.get("group_kind") or "group"
    others = [person_of(scene, id_) for id_ in details.get("member_ids") or ()]
    chat = platform.new_group(kind, details["title"], is_forum=bool(details.get("is_forum")))
    platform.seat(chat, Member(scene.user.id, "creator"))
    for user in others:
        platform.seat(chat, Member(user.id))
    rights = full_rights(kind, without=("can_promote_members",))
    leads = Member(bot.user.id, "administrator", rights, promoted_by=scene.user.id)
    told = altered(platform, chat, scene.user, leads if kind == "channel" else Member(bot.user.id))
    if kind in _CREATED:
        proclaimed(platform, chat, scene.user, {_CREATED[kind]: True})
    if kind == "supergroup":
        admitted(platform, chat, scene.user, [*others, bot.user])
    return {"chat_id": chat.id, "update_id": told.get(bot.token)}


@act("set_title", "renames the chat", required={"title": _TITLE})
def set_title(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    message = retitled(scene.platform, scene.chat, scene.user, details["title"])
    return {} if message is None else {"message_id": message.id}


@act("set_photo", "gives the chat a photo", required={"content_base64": STRING})
def set_photo(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    try:
        content = base64.b64decode(details["content_base64"], validate=True)
        picture = scene.platform.files.add_face(content)
    except (ValueError, Unusable):
        raise Refused("content_base64 is no picture") from None
    return {"message_id": portrayed(scene.platform, scene.chat, scene.user, picture).id}


@act("delete_photo", "takes the chat's photo away")
def delete_photo(scene: Scene, _: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    if scene.chat.part(Face).photo is None:
        raise Refused("the chat has no photo")
    return {"message_id": portrayed(scene.platform, scene.chat, scene.user, None).id}


@act("set_description", "describes the chat", required={"description": {"type": "string", "maxLength": 255}})
def set_description(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    scene.chat.part(Face).description = details["description"]
    return {}


@act(
    "set_permissions",
    "says what whoever is no administrator may do",
    required={"permissions": {"type": "array", "items": {"enum": list(PERMISSIONS)}}},
)
def set_permissions(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_restrict_members")
    permitted(scene.chat, frozenset(details["permissions"]))
    return {}


@act(
    "change_settings",
    "changes the chat's settings",
    optional={
        "slow_mode_delay": _SECONDS,
        "message_auto_delete_time": _SECONDS,
        "available_reactions": REACTIONS,
        "join_to_send_messages": _FLAG,
        "join_by_request": _FLAG,
        "has_protected_content": _FLAG,
        "has_visible_history": _FLAG,
        "has_hidden_members": _FLAG,
        "guard_bot_id": ID,
        "is_forum": _FLAG,
    },
)
def change_settings(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    face, chat = scene.chat.part(Face), scene.chat
    for name, value in details.items():
        if name == "available_reactions":
            face.available_reactions = [reaction.view() for reaction in chosen(value)]
        elif name == "is_forum":
            _open_topics(scene, is_forum=value)
        elif hasattr(face, name):
            setattr(face, name, value)
    if "message_auto_delete_time" in details:
        timer = {"message_auto_delete_time": details["message_auto_delete_time"]}
        proclaimed(scene.platform, chat, scene.user, {"message_auto_delete_timer_changed": timer})
    return {"chat_id": chat.id}


@act(
    "set_username",
    "makes the chat public",
    required={"username": {"type": "string", "pattern": r"^\w{3,32}$"}},
)
def set_username(scene: Scene, details: Details) -> dict[str, Any]:
    """A basic group becomes a supergroup by that."""
    check_owner(scene)
    chat, name = scene.chat, details["username"]
    if (scene.platform.named(name) or chat.id) != chat.id:
        raise Refused("the username is taken")
    if chat.kind == "group":
        chat = upgraded(scene.platform, chat, scene.user)
    scene.platform.names[name.lower()] = chat.id
    first = {key: chat.view[key] for key in ("id", "title")}
    chat.view = {**first, "username": name, **{k: v for k, v in chat.view.items() if k not in first}}
    return {"chat_id": chat.id}


@act("upgrade_group", "makes a supergroup of a basic group")
def upgrade_group(scene: Scene, _: Details) -> dict[str, Any]:
    check_owner(scene)
    if scene.chat.kind != "group":
        raise Refused("only a basic group becomes a supergroup")
    return {"chat_id": upgraded(scene.platform, scene.chat, scene.user).id}


@act("link_group", "makes a supergroup the channel's discussion group", required={"group_id": ID})
def link_group(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_change_info")
    group = scene.platform.chats.get(details["group_id"])
    if scene.chat.kind != "channel" or group is None or group.kind != "supergroup":
        raise Refused("a channel can be linked to a supergroup")
    scene.chat.part(Face).linked_chat_id = group.id
    group.part(Face).linked_chat_id = scene.chat.id
    return {}


@act("delete_chat", "deletes the group or channel for everyone")
def delete_chat(scene: Scene, _: Details) -> dict[str, Any]:
    check_owner(scene)
    deleted(scene.platform, scene.chat)
    return {}


def _open_topics(scene: Scene, *, is_forum: bool) -> None:
    chat: Chat = scene.chat
    if chat.kind != "supergroup":
        raise Refused("only a supergroup has topics")
    rest = {name: value for name, value in chat.view.items() if name not in {"is_forum", "type"}}
    chat.view = {**rest, **({"is_forum": True} if is_forum else {}), "type": "supergroup"}
