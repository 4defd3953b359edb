"""How a bot changes another's standing in a chat: the server's checks, in its order."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import may
from conformance.reference.chats.members import altered, dismissed
from conformance.reference.state import Chat, Member

__all__ = ["appoint", "participant", "restrict"]


def participant(request: Request, chat: Chat, user_id: int) -> Member:
    """The account's membership, as far as the bot may know it. Raises ApiError."""
    bot = request.bot
    known = request.platform.account(user_id) is not None
    if chat.kind == "private":
        known = chat.has(user_id)
    elif not known and chat.kind != "group":
        raise bad_request("Bad Request: PARTICIPANT_ID_INVALID")
    if not known:
        raise bad_request("Member not found")
    if chat.kind == "channel" and user_id != bot.user.id and not chat.member(bot.user.id).leads:
        raise bad_request("Bad Request: CHAT_ADMIN_REQUIRED")
    return chat.member(user_id)


def restrict(request: Request, chat: Chat, new: Member) -> None:
    """Bans, restricts or frees an account of a supergroup or channel. Raises ApiError."""
    old = participant(request, chat, new.user_id)
    if old == new:
        return
    if old.status == "creator":
        raise bad_request("Can't remove chat owner")
    if new.user_id == request.bot.user.id and new.status in {"restricted", "kicked"}:
        raise bad_request("Can't restrict self")
    if new.user_id != request.bot.user.id and not may(request.bot, chat, "can_restrict_members"):
        raise bad_request("Not enough rights to restrict/unrestrict chat member")
    if old.leads and not _own(request, chat, old):
        raise bad_request("Bad Request: user is an administrator of the chat")
    altered(request.platform, chat, request.bot.user, new)
    user = request.platform.account(new.user_id)
    if old.within and not new.within and user is not None:
        dismissed(request.platform, chat, request.bot.user, user)


def appoint(request: Request, chat: Chat, old: Member, new: Member) -> None:
    """Makes an administrator, or no longer one. Raises ApiError."""
    if old == new:
        return
    if new.user_id == request.bot.user.id and new.status == "administrator":
        raise bad_request("Can't promote self")
    if old.status == "administrator" and not _own(request, chat, old):
        raise bad_request("Bad Request: CHAT_ADMIN_REQUIRED")
    if not old.within:
        raise bad_request("Bad Request: USER_NOT_PARTICIPANT")
    altered(request.platform, chat, request.bot.user, new)


def _own(request: Request, chat: Chat, administrator: Member) -> bool:
    """Whether the bot has appointed the administrator, or owns the chat."""
    bot_id = request.bot.user.id
    return (
        bot_id in {administrator.promoted_by, administrator.user_id}
        or chat.member(bot_id).status == "creator"
    )
