"""Who is in a chat, and who may no longer be."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import listed_chat, member_chat, readable_chat, user_id_of
from conformance.reference.chats.members import altered, dismissed, lasting, member_view
from conformance.reference.chats.permissions import read_restriction
from conformance.reference.chats.standing import participant, restrict
from conformance.reference.state import PERMISSIONS, Chat, Member
from conformance.reference.state.faces import Face

_ALL = frozenset(PERMISSIONS)
_PAIR = 2


@method("getChatMember")
def get_chat_member(request: Request) -> Any:
    user_id = user_id_of(request)
    chat = readable_chat(request) if user_id == request.bot.user.id else listed_chat(request)
    return member_view(request.platform, chat, participant(request, chat, user_id), request.bot)


@method("getChatAdministrators")
def get_chat_administrators(request: Request) -> Any:
    chat, bot, accounts = listed_chat(request), request.bot, request.platform.accounts
    if chat.kind == "private":
        raise bad_request("Bad Request: there are no administrators in the private chat")
    if chat.kind == "channel" and not chat.member(bot.user.id).leads:
        raise bad_request("Member list is inaccessible")
    staff = [chat.members[id_] for id_ in chat.staff]
    if not boolean(request.params, "return_bots"):
        staff = [one for one in staff if one.user_id not in accounts or one.user_id == bot.user.id]
    staff.sort(key=lambda one: one.status != "creator")
    return [member_view(request.platform, chat, one, bot) for one in staff]


@method("getChatMembersCount")
@method("getChatMemberCount")
def get_chat_member_count(request: Request) -> int:
    chat = listed_chat(request)
    return _PAIR if chat.kind == "private" else chat.count


@method("kickChatMember")
@method("banChatMember")
def ban_chat_member(request: Request) -> bool:
    user_id = user_id_of(request)
    until_date = integer(request.params, "until_date")
    chat = member_chat(request)
    if chat.kind == "private":
        raise bad_request("Can't ban members in private chats")
    if chat.kind == "group":
        _expel(request, chat, user_id)
    else:
        restrict(request, chat, Member(user_id, "kicked", until_date=lasting(request.platform, until_date)))
    return True


@method("unbanChatMember")
def unban_chat_member(request: Request) -> bool:
    user_id = user_id_of(request)
    chat = member_chat(request)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request("Bad Request: method is available for supergroup and channel chats only")
    if boolean(request.params, "only_if_banned") and participant(request, chat, user_id).status != "kicked":
        return True
    restrict(request, chat, Member(user_id, "left"))
    return True


@method("restrictChatMember")
def restrict_chat_member(request: Request) -> bool:
    user_id = user_id_of(request)
    until_date = integer(request.params, "until_date")
    read_restriction(request.params, None)
    chat = member_chat(request)
    if chat.kind != "supergroup":
        raise bad_request("Bad Request: method is available only for supergroups")
    old = participant(request, chat, user_id)
    allowed = read_restriction(request.params, old.rights if old.status == "restricted" else None)
    if allowed == _ALL:
        new = Member(user_id, "member" if old.within else "left", tag=old.tag)
    else:
        until = lasting(request.platform, until_date)
        new = Member(user_id, "restricted", allowed, until, is_present=old.within, tag=old.tag)
    restrict(request, chat, old if old.leads and new.status == "member" else new)
    return True


@method("banChatSenderChat")
def ban_chat_sender_chat(request: Request) -> bool:
    chat, sender_id = member_chat(request), _sender_of(request)
    if sender_id > 0:
        restrict(request, chat, Member(sender_id, "kicked"))
    else:
        _senders(request, chat, sender_id).add(sender_id)
    return True


@method("unbanChatSenderChat")
def unban_chat_sender_chat(request: Request) -> bool:
    chat, sender_id = member_chat(request), _sender_of(request)
    if sender_id > 0:
        restrict(request, chat, Member(sender_id, "left"))
    else:
        _senders(request, chat, sender_id).discard(sender_id)
    return True


def _expel(request: Request, chat: Chat, user_id: int) -> None:
    """Removes one from a basic group. Raises ApiError."""
    platform, bot = request.platform, request.bot
    user, member = platform.account(user_id), chat.member(user_id)
    if user is None:
        raise bad_request("Bad Request: user not found")
    if not member.within:
        raise bad_request("Bad Request: USER_NOT_PARTICIPANT")
    mine = chat.member(bot.user.id)
    if user_id != bot.user.id and not mine.leads:
        raise bad_request("Bad Request: CHAT_ADMIN_REQUIRED")
    if user_id != bot.user.id and member.leads and mine.status != "creator":
        raise bad_request("Bad Request: user is an administrator of the chat")
    altered(platform, chat, bot.user, Member(user_id, "kicked"))
    dismissed(platform, chat, bot.user, user)


def _sender_of(request: Request) -> int:
    text = request.params.get("sender_chat_id", "")
    if not text:
        raise bad_request("Bad Request: sender_chat_id is empty")
    try:
        return int(text)
    except ValueError:
        raise bad_request("Bad Request: sender_chat_id is not a valid Integer") from None


def _senders(request: Request, chat: Chat, sender_id: int) -> set[int]:
    """The channels that may not speak in the chat, for the bot to change. Raises ApiError."""
    if chat.kind == "private":
        raise bad_request("Can't ban members in private chats")
    if chat.kind == "group":
        raise bad_request("Can't ban chats in basic groups")
    if sender_id not in request.platform.chats:
        raise bad_request("Member not found")
    if not chat.member(request.bot.user.id).may("can_restrict_members"):
        raise bad_request("Not enough rights to restrict/unrestrict chat member")
    return chat.part(Face).banned_senders
