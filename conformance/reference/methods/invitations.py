"""Invite links."""

from dataclasses import replace
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import may, member_chat
from conformance.reference.chats.invitations import found, issued, renewed, revoked, stored
from conformance.reference.state import Chat
from conformance.reference.state.invitations import Invitation

LONGEST_NAME = 32
MOST_MEMBERS = 99_999
PERIOD = 30 * 24 * 60 * 60
DEAREST = 10_000


@method("exportChatInviteLink")
def export_chat_invite_link(request: Request) -> str:
    return renewed(request.platform, invited_chat(request), request.bot.user.id).link


@method("createChatInviteLink")
def create_chat_invite_link(request: Request) -> Any:
    chat = member_chat(request)
    _check_limit(request)
    _check_rights(request, chat)
    return _shown(request, issued(request.platform, chat, request.bot.user.id, **_details(request)))


@method("editChatInviteLink")
def edit_chat_invite_link(request: Request) -> Any:
    """What is not given is no longer so."""
    chat = invited_chat(request)
    _check_limit(request)
    link = _own(request, chat)
    if link.is_primary:
        raise bad_request("Bad Request: CHAT_INVITE_PERMANENT")
    return _shown(request, stored(chat, replace(link, **_details(request))))


@method("createChatSubscriptionInviteLink")
def create_chat_subscription_invite_link(request: Request) -> Any:
    period = integer(request.params, "subscription_period")
    price = integer(request.params, "subscription_price")
    chat = member_chat(request)
    if period <= 0 or price <= 0:
        raise bad_request("Invalid subscription pricing specified")
    _check_rights(request, chat)
    if period != PERIOD:
        raise bad_request("Bad Request: SUBSCRIPTION_PERIOD_INVALID")
    if chat.kind != "channel" or price > DEAREST:
        raise bad_request("Bad Request: PRICING_CHAT_INVALID")
    link = issued(
        request.platform,
        chat,
        request.bot.user.id,
        name=_name(request),
        subscription_period=period,
        subscription_price=price,
    )
    return _shown(request, link)


@method("editChatSubscriptionInviteLink")
def edit_chat_subscription_invite_link(request: Request) -> Any:
    chat = invited_chat(request)
    return _shown(request, stored(chat, replace(_own(request, chat), name=_name(request))))


@method("revokeChatInviteLink")
def revoke_chat_invite_link(request: Request) -> Any:
    chat = invited_chat(request)
    return _shown(request, revoked(request.platform, chat, _own(request, chat)))


def invited_chat(request: Request) -> Chat:
    """The chat that ``chat_id`` names, if the bot may invite people there. Raises ApiError."""
    chat = member_chat(request)
    _check_rights(request, chat)
    return chat


def _check_rights(request: Request, chat: Chat) -> None:
    if chat.kind == "private":
        raise bad_request("Can't invite members to a private chat")
    if not may(request.bot, chat, "can_invite_users"):
        raise bad_request("Not enough rights to manage chat invite link")


def _check_limit(request: Request) -> None:
    if boolean(request.params, "creates_join_request") and integer(request.params, "member_limit") > 0:
        raise bad_request("Member limit can't be specified for links requiring administrator approval")


def _details(request: Request) -> dict[str, Any]:
    expire_date = integer(request.params, "expire_date", 0, 0, 2**31 - 1)
    member_limit = integer(request.params, "member_limit", 0, 0, MOST_MEMBERS + 1)
    if 0 < expire_date <= request.platform.now():
        raise bad_request("Bad Request: EXPIRE_DATE_INVALID")
    if member_limit > MOST_MEMBERS:
        raise bad_request("Bad Request: USAGE_LIMIT_INVALID")
    return {
        "name": _name(request),
        "expire_date": expire_date,
        "member_limit": member_limit,
        "creates_join_request": boolean(request.params, "creates_join_request"),
    }


def _own(request: Request, chat: Chat) -> Invitation:
    """The link that the call names, if it is the bot's and still good. Raises ApiError."""
    text = request.params.get("invite_link", "")
    if not text:
        raise bad_request("Invite link must be non-empty")
    link = found(chat, text)
    if link is None or link.is_revoked:
        raise bad_request("Bad Request: INVITE_HASH_EXPIRED")
    if link.creator_id != request.bot.user.id:
        raise bad_request("Bad Request: CHAT_ADMIN_REQUIRED")
    return link


def _name(request: Request) -> str:
    name: str = request.params.get("name", "")
    return name.strip()[:LONGEST_NAME]


def _shown(request: Request, link: Invitation) -> dict[str, Any]:
    return link.view(request.platform, request.bot.user.id)
