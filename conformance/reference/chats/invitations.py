"""The invite links of a chat: found, made and kept."""

import base64
import hashlib
from dataclasses import replace
from typing import Any

from conformance.reference.state import Chat, Platform
from conformance.reference.state.invitations import Invitation, Invitations

__all__ = ["found", "issued", "primary", "renewed", "revoked", "stored"]

_START = "https://t.me/+"


def primary(chat: Chat, creator_id: int) -> Invitation:
    """The administrator's own link, which is there from the start: getChat shows it and must not make it."""
    kept = chat.peek(Invitations)
    link = kept.primary.get(creator_id) if kept is not None else None
    if kept is not None and link is not None:
        return kept.by_link[link]
    digest = hashlib.sha256(f"{chat.instance}:{creator_id}".encode()).digest()
    return Invitation(_START + base64.urlsafe_b64encode(digest[:12]).decode(), creator_id, is_primary=True)


def found(chat: Chat, link: str) -> Invitation | None:
    """The chat's invitation of that link."""
    kept = chat.peek(Invitations)
    if kept is not None and link in kept.by_link:
        return kept.by_link[link]
    return next((own for id_ in chat.staff if (own := primary(chat, id_)).link == link), None)


def issued(platform: Platform, chat: Chat, creator_id: int, **details: Any) -> Invitation:
    """A new link of the administrator's."""
    return stored(chat, Invitation(_START + platform.ids.text(16), creator_id, **details))


def renewed(platform: Platform, chat: Chat, creator_id: int) -> Invitation:
    """A new link in place of the administrator's own, which is worth nothing from now on."""
    stored(chat, replace(primary(chat, creator_id), is_revoked=True))
    return issued(platform, chat, creator_id, is_primary=True)


def revoked(platform: Platform, chat: Chat, invitation: Invitation) -> Invitation:
    """The link as it is once it is worth nothing; the administrator's own is replaced by another."""
    if invitation.is_primary and not invitation.is_revoked:
        renewed(platform, chat, invitation.creator_id)
    return stored(chat, replace(invitation, is_revoked=True))


def stored(chat: Chat, invitation: Invitation) -> Invitation:
    """Keeps the link as it is now."""
    kept = chat.part(Invitations)
    kept.by_link[invitation.link] = invitation
    if invitation.is_primary and not invitation.is_revoked:
        kept.primary[invitation.creator_id] = invitation.link
    return invitation
