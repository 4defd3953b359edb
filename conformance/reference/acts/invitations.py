"""Invite links in people's hands."""

from typing import Any

from conformance.reference.acts.authority import check_right, person_of
from conformance.reference.acts.membership import check_open
from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.chats.invitations import found, issued, revoked
from conformance.reference.chats.joining import asked, came, decided, is_open
from conformance.reference.state.invitations import Invitation, Invitations

_LINK = {"invite_link": STRING}
_COUNT = {"type": "integer", "minimum": 0, "maximum": 99_999}


@act(
    "create_invite_link",
    "makes an invite link",
    optional={
        "name": {"type": "string", "maxLength": 32},
        "expire_date": ID,
        "member_limit": _COUNT,
        "creates_join_request": {"type": "boolean"},
    },
)
def create_invite_link(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_invite_users")
    return {"invite_link": issued(scene.platform, scene.chat, scene.user.id, **details).link}


@act("revoke_invite_link", "makes an invite link worth nothing", required=_LINK)
def revoke_invite_link(scene: Scene, details: Details) -> dict[str, Any]:
    check_right(scene, "can_invite_users")
    revoked(scene.platform, scene.chat, _link(scene, details))
    return {}


@act(
    "join_by_link",
    "joins by an invite link, or asks to be let in by it; the link can be one of a folder of chats",
    required=_LINK,
    optional={"by_folder": {"type": "boolean"}},
    outside=True,
)
def join_by_link(scene: Scene, details: Details) -> dict[str, Any]:
    check_open(scene)
    link = _link(scene, details)
    if link.creates_join_request:
        return _asked(scene, link, "")
    message = came(scene.platform, scene.chat, scene.user, link, by_folder=bool(details.get("by_folder")))
    return {} if message is None else {"message_id": message.id}


@act(
    "request_join",
    "asks to be let in, by a link if there is one",
    optional={**_LINK, "bio": {"type": "string", "maxLength": 140}},
    outside=True,
)
def request_join(scene: Scene, details: Details) -> dict[str, Any]:
    check_open(scene)
    link = _link(scene, details) if details.get("invite_link") else None
    return _asked(scene, link, details.get("bio") or "")


@act("approve_join_request", "lets in someone who asks", required={"member_id": ID})
def approve_join_request(scene: Scene, details: Details) -> dict[str, Any]:
    return _decided(scene, details, approved=True)


@act("decline_join_request", "does not let in someone who asks", required={"member_id": ID})
def decline_join_request(scene: Scene, details: Details) -> dict[str, Any]:
    return _decided(scene, details, approved=False)


def _link(scene: Scene, details: Details) -> Invitation:
    link = found(scene.chat, details["invite_link"])
    if link is None or not is_open(scene.platform, link):
        raise Refused("the link is not valid, or no longer")
    return link


def _asked(scene: Scene, link: Invitation | None, bio: str) -> dict[str, Any]:
    if scene.user.id in scene.chat.part(Invitations).requests:
        raise Refused("the user has asked already")
    told = asked(scene.platform, scene.chat, scene.user, link, bio)
    return {"update_id": told.get(scene.bot.token)}


def _decided(scene: Scene, details: Details, *, approved: bool) -> dict[str, Any]:
    check_right(scene, "can_invite_users")
    user = person_of(scene, details["member_id"])
    if user.id not in scene.chat.part(Invitations).requests:
        raise Refused("the user does not ask to be let in")
    decided(scene.platform, scene.chat, user, scene.user, approved=approved)
    return {}
