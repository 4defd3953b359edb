"""What becomes of a group or a channel: its title, its photo, its rules, its kind."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.chats.hearing import announce
from conformance.reference.chats.members import altered, voice_of
from conformance.reference.files import StoredFile
from conformance.reference.state import (
    ANONYMOUS,
    DELETED,
    PERMISSIONS,
    Chat,
    Member,
    Message,
    Platform,
    User,
    full_rights,
)
from conformance.reference.state.faces import Face

__all__ = ["deleted", "permitted", "portrayed", "proclaimed", "retitled", "upgraded"]

# A basic group's "all are administrators" does not ask for topics, tags and reactions.
_EVERYTHING = frozenset(PERMISSIONS) - {"can_manage_topics", "can_edit_tag", "can_react_to_messages"}


def proclaimed(
    platform: Platform, chat: Chat, actor: User, content: Mapping[str, Any], **rest: Any
) -> Message:
    """A service message in the actor's name, which the bots there hear; a channel speaks for itself."""
    sender = None if chat.kind == "channel" else voice_of(chat, actor)
    if sender is ANONYMOUS:
        rest = {**rest, "extra": {"sender_chat": chat.view, **rest.get("extra", {})}}
    message = platform.post(chat, sender, content, **rest)
    announce(platform, message)
    return message


def retitled(platform: Platform, chat: Chat, actor: User, title: str) -> Message | None:
    """Gives the chat that title; None where it has it already."""
    if chat.view["title"] == title:
        return None
    chat.view = {**chat.view, "title": title}
    return proclaimed(platform, chat, actor, {"new_chat_title": title})


def portrayed(platform: Platform, chat: Chat, actor: User, picture: StoredFile | None) -> Message:
    """Gives the chat a photo, or takes it away."""
    chat.part(Face).photo = picture
    content: dict[str, Any] = {"delete_chat_photo": True}
    if picture is not None:
        content = {"new_chat_photo": picture.pictures(actor.id)}
    return proclaimed(platform, chat, actor, content)


def permitted(chat: Chat, permissions: frozenset[str]) -> None:
    """What whoever is no administrator may do; nobody is told."""
    chat.permissions = permissions
    if chat.kind == "group":
        chat.view = {**chat.view, "all_members_are_administrators": permissions >= _EVERYTHING}


def upgraded(platform: Platform, group: Chat, actor: User) -> Chat:
    """The supergroup that the basic group becomes; each of the two says so."""
    chat = platform.new_group("supergroup", group.view["title"])
    chat.permissions = group.permissions
    if (face := group.peek(Face)) is not None:
        new = chat.part(Face)
        new.description, new.photo = face.description, face.photo
    group.migrated_to = chat.id
    group.view = {**group.view, "all_members_are_administrators": False}
    for member in [one for one in group.members.values() if one.within]:
        if member.user_id in platform.accounts:
            altered(platform, chat, actor, _carried(member))
        else:
            platform.seat(chat, _carried(member))
    announce(platform, platform.post(group, actor, {"migrate_to_chat_id": chat.id}))
    content, extra = {"migrate_from_chat_id": group.id}, {"sender_chat": chat.view}
    announce(platform, platform.post(chat, ANONYMOUS, content, extra=extra))
    return chat


def deleted(platform: Platform, chat: Chat) -> None:
    """Nobody is in the chat from now on, and no bot can do anything there."""
    if chat.kind == "group":
        chat.migrated_to = DELETED
    for member in list(chat.members.values()):
        if member.within:
            platform.seat(chat, Member(member.user_id, "left"))


def _carried(member: Member) -> Member:
    """A basic group's membership in the supergroup that it becomes."""
    if member.status != "administrator":
        return member
    rights = full_rights("supergroup", without=("can_promote_members",))
    return Member(member.user_id, "administrator", rights, title=member.title, promoted_by=member.promoted_by)
