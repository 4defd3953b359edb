"""Who leads a chat, and who may do less there."""

from dataclasses import replace
from typing import Any

from conformance.reference.acts.authority import check_owner, check_right, member_of, person_of
from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.chats.groups import proclaimed, upgraded
from conformance.reference.chats.members import altered, lasting
from conformance.reference.state import ADMINISTRATOR_RIGHTS, PERMISSIONS, Member, full_rights

_WHO = {"member_id": ID}
_FLAG = {"type": "boolean"}
_RIGHTS = {"type": "array", "items": {"enum": list(ADMINISTRATOR_RIGHTS)}}
_PERMISSIONS = {"type": "array", "items": {"enum": list(PERMISSIONS)}}


@act(
    "promote",
    "makes someone an administrator: with those rights, or with all but appointing others",
    required=_WHO,
    optional={"rights": _RIGHTS, "title": STRING, "is_anonymous": _FLAG},
)
def promote(scene: Scene, details: Details) -> dict[str, Any]:
    """A bot can come as an administrator. A basic group's are alike: another choice makes it a supergroup."""
    check_right(scene, "can_promote_members")
    user_id = details["member_id"]
    if not scene.chat.has(user_id) and user_id in scene.platform.accounts:
        old = scene.chat.member(user_id)
    else:
        old = member_of(scene, user_id)
    scene = _in_supergroup(scene) if details.get("rights") is not None else scene
    rights = details.get("rights")
    every = full_rights(scene.chat.kind, without=("can_promote_members",))
    given = every if rights is None else frozenset(rights) & full_rights(scene.chat.kind)
    new = Member(
        old.user_id,
        "administrator",
        given | {"can_manage_chat"},
        title=details.get("title", "")[:16] or old.title,
        is_anonymous=bool(details.get("is_anonymous")),
        promoted_by=scene.user.id,
        tag=old.tag,
    )
    return _done(scene, new)


@act("demote", "makes an administrator an ordinary member", required=_WHO)
def demote(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_promote_members")
    member = member_of(scene, details["member_id"])
    if scene.chat.kind == "channel" and member.user_id in scene.platform.accounts:
        # A bot is in a channel only as an administrator.
        return _done(scene, Member(member.user_id, "left"))
    return _done(scene, Member(member.user_id, tag=member.tag))


@act(
    "restrict",
    "leaves a member only those permissions",
    required={**_WHO, "permissions": _PERMISSIONS},
    optional={"until_date": ID},
)
def restrict(scene: Scene, details: Details) -> dict[str, Any]:
    """In a basic group it cannot be done: it becomes a supergroup."""
    check_right(scene, "can_restrict_members")
    member = member_of(scene, details["member_id"])
    if scene.chat.kind == "channel":
        raise Refused("subscribers of a channel can only be removed")
    scene = _in_supergroup(scene)
    until, allowed = (
        lasting(scene.platform, details.get("until_date") or 0),
        frozenset(details["permissions"]),
    )
    if allowed == frozenset(PERMISSIONS):
        return _done(scene, Member(member.user_id, tag=member.tag))
    return _done(scene, Member(member.user_id, "restricted", allowed, until, tag=member.tag))


@act("unban", "lets someone who was removed come again", required=_WHO)
def unban(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_restrict_members")
    user = person_of(scene, details["member_id"])
    if scene.chat.member(user.id).status != "kicked":
        raise Refused("the user was not removed")
    return _done(scene, Member(user.id, "left"))


@act("tag", "gives a member a tag", required={**_WHO, "tag": STRING})
def tag(scene: Scene, details: Details) -> dict[str, Any]:
    if details["member_id"] != scene.user.id or scene.chat.kind == "private":
        check_right(scene, "can_manage_tags")
    member = scene.chat.member(person_of(scene, details["member_id"]).id)
    if not member.within:
        raise Refused("the user is not in the chat")
    return _done(scene, replace(member, tag=details["tag"][:16] or None))


@act("transfer_ownership", "makes someone the owner in their place", required=_WHO)
def transfer_ownership(scene: Scene, details: Details) -> dict[str, Any]:
    check_owner(scene)
    member = member_of(scene, details["member_id"])
    user = person_of(scene, member.user_id)
    if user.is_bot:
        raise Refused("a bot owns no chats")
    everything = full_rights(scene.chat.kind)
    altered(scene.platform, scene.chat, scene.user, Member(scene.user.id, "administrator", everything))
    told = _done(scene, Member(user.id, "creator", title=member.title))
    if scene.chat.kind != "channel":
        proclaimed(scene.platform, scene.chat, scene.user, {"chat_owner_changed": {"new_owner": user.view()}})
    return told


def _in_supergroup(scene: Scene) -> Scene:
    if scene.chat.kind != "group":
        return scene
    return replace(scene, chat=upgraded(scene.platform, scene.chat, scene.user))


def _done(scene: Scene, member: Member) -> dict[str, Any]:
    told = altered(scene.platform, scene.chat, scene.user, member)
    return {"update_id": told.get(scene.bot.token), "chat_id": scene.chat.id}
