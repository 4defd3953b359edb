"""What a person may do to a chat."""

from conformance.reference.acts.registry import Refused, Scene
from conformance.reference.state import Member, User

__all__ = ["check_owner", "check_right", "member_of", "person_of"]

# What everyone may do, as far as the group permits it.
_EVERYONES = frozenset({"can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics"})


def check_right(scene: Scene, right: str) -> None:
    """Raises Refused where the person may not; in a chat that nobody owns, anyone in it may."""
    chat = scene.chat
    _check_kind(scene)
    member = chat.member(scene.user.id)
    if chat.owner is None or member.may(right):
        return
    permitted = chat.permissions if member.status != "restricted" else chat.permissions & member.rights
    if chat.kind == "channel" or right not in _EVERYONES & permitted:
        raise Refused(f"the user has no right to: {right}")


def check_owner(scene: Scene) -> None:
    """Raises Refused where somebody else owns the chat."""
    _check_kind(scene)
    owner = scene.chat.owner
    if owner is not None and owner.user_id != scene.user.id:
        raise Refused("only the chat's owner can do that")


def person_of(scene: Scene, user_id: int) -> User:
    """The person or bot of that id. Raises Refused."""
    user = scene.platform.account(user_id)
    if user is None:
        raise Refused(f"there is no user {user_id}")
    return user


def member_of(scene: Scene, user_id: int) -> Member:
    """The membership of one who is there, and not the owner. Raises Refused."""
    member = scene.chat.member(person_of(scene, user_id).id)
    if not member.within:
        raise Refused("the user is not in the chat")
    if member.status == "creator":
        raise Refused("nobody has power over the owner")
    return member


def _check_kind(scene: Scene) -> None:
    if scene.chat.kind == "private":
        raise Refused("that is for groups and channels")
    if scene.chat.migrated_to is not None:
        raise Refused("the group is no more")
