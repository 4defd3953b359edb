"""Administrators, their titles, and members' tags."""

import re
from dataclasses import replace

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import may, member_chat, user_id_of
from conformance.reference.chats.members import altered, member_view
from conformance.reference.chats.standing import appoint, participant
from conformance.reference.state import ADMINISTRATOR_RIGHTS, Chat, Member, full_rights

LONGEST_TITLE = 16

_EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")


@method("promoteChatMember")
def promote_chat_member(request: Request) -> bool:
    user_id = user_id_of(request)
    chat = member_chat(request)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request("Bad Request: method is available for supergroup and channel chats only")
    if chat.member(user_id).status == "creator":
        raise bad_request("Can't demote chat creator")
    if user_id != request.bot.user.id and not may(request.bot, chat, "can_promote_members"):
        raise bad_request("Not enough rights")
    old = participant(request, chat, user_id)
    appoint(request, chat, old, _appointed(request, chat, old))
    return True


@method("setChatAdministratorCustomTitle")
def set_chat_administrator_custom_title(request: Request) -> bool:
    user_id = user_id_of(request)
    chat = _group(request)
    member = participant(request, chat, user_id)
    if member.status == "creator" and user_id != request.bot.user.id:
        raise bad_request("Bad Request: only the owner can edit their custom title")
    if not member.leads:
        raise bad_request("Bad Request: user is not an administrator")
    view = member_view(request.platform, chat, member, request.bot)
    if not view.get("can_be_edited", True):
        raise bad_request("Bad Request: not enough rights to change custom title of the user")
    title = request.params.get("custom_title", "").strip()[:LONGEST_TITLE]
    if _EMOJI.search(title):
        raise bad_request("Bad Request: ADMIN_RANK_EMOJI_NOT_ALLOWED")
    altered(request.platform, chat, request.bot.user, replace(member, title=title or None))
    return True


@method("setChatMemberTag")
def set_chat_member_tag(request: Request) -> bool:
    user_id = user_id_of(request)
    chat = _group(request)
    member = participant(request, chat, user_id)
    if not may(request.bot, chat, "can_manage_tags"):
        raise bad_request("Not enough rights to change tag of the user")
    if not member.within:
        raise bad_request("Bad Request: USER_NOT_PARTICIPANT")
    tag = request.params.get("tag", "").strip()[:LONGEST_TITLE]
    if _EMOJI.search(tag):
        raise bad_request("Bad Request: ADMIN_RANK_EMOJI_NOT_ALLOWED")
    altered(request.platform, chat, request.bot.user, replace(member, tag=tag or None))
    return True


def _group(request: Request) -> Chat:
    chat = member_chat(request)
    if chat.kind not in {"group", "supergroup"}:
        raise bad_request("Bad Request: method is available only for groups and supergroups")
    return chat


def _appointed(request: Request, chat: Chat, old: Member) -> Member:
    """The membership that the call wants; without a single right, it is an ordinary one."""
    params, possible = request.params, full_rights(chat.kind)
    wanted = {right for right in ADMINISTRATOR_RIGHTS if boolean(params, right)}
    if boolean(params, "can_manage_voice_chats"):
        wanted.add("can_manage_video_chats")
    rights, anonymous = possible & wanted, boolean(params, "is_anonymous")
    mine = chat.member(request.bot.user.id)
    if mine.status != "creator" and rights - mine.rights:
        raise bad_request("Bad Request: RIGHT_FORBIDDEN")
    if not rights and not anonymous:
        return old if not old.leads else Member(old.user_id, tag=old.tag)
    # Whoever has any right may look on, and in a channel remove subscribers.
    implied = {"can_manage_chat", "can_restrict_members"} if chat.kind == "channel" else {"can_manage_chat"}
    return Member(
        old.user_id,
        "administrator",
        rights | implied,
        title=old.title,
        is_anonymous=anonymous,
        promoted_by=request.bot.user.id,
        tag=old.tag,
    )
