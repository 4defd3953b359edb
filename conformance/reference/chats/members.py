"""Who is in a chat, as bots see it, and who is told when that changes."""

from collections.abc import Iterable, Mapping
from typing import Any

from conformance.reference.chats.hearing import announce, tell
from conformance.reference.state import (
    ANONYMOUS,
    Bot,
    Chat,
    Member,
    Message,
    Platform,
    User,
    administrator_rights,
    chat_permissions,
)
from conformance.reference.state.invitations import Invitation

__all__ = ["admitted", "altered", "dismissed", "lasting", "member_view", "voice_of"]

FOREVER = 366 * 24 * 60 * 60
_SHORTEST = 30


def member_view(platform: Platform, chat: Chat, member: Member, bot: Bot) -> dict[str, Any]:
    """The ChatMember object, its keys in the server's order, for that bot."""
    # A basic group knows no bans: whoever was removed has left.
    status = "left" if chat.kind == "group" and member.status == "kicked" else member.status
    view: dict[str, Any] = {"user": platform.person(member.user_id), "status": status}
    match status:
        case "creator":
            view |= {"custom_title": member.title} if member.title else {}
            view["is_anonymous"] = member.is_anonymous
        case "administrator":
            view["can_be_edited"] = _editable(chat, member, bot)
            view |= administrator_rights(chat.kind, member.rights, is_anonymous=member.is_anonymous)
            view["can_manage_voice_chats"] = view["can_manage_video_chats"]
            view |= {"custom_title": member.title} if member.title else {}
        case "restricted":
            view["until_date"] = member.until_date
            view |= chat_permissions(member.rights)
            view["is_member"] = member.is_present
        case "kicked":
            view["until_date"] = member.until_date
        case "member" if member.until_date:
            view["until_date"] = member.until_date
    if member.tag and member.status in {"member", "restricted"}:
        view["tag"] = member.tag
    return view


def altered(
    platform: Platform,
    chat: Chat,
    actor: User,
    member: Member,
    *,
    link: Invitation | None = None,
    how: Mapping[str, Any] | None = None,
) -> dict[str, int | None]:
    """Gives the account that membership, and tells it if it is a bot, and the bots that lead the chat.

    ``link`` and ``how`` say which way it came. Returns the ids of the updates by the bots' tokens.
    """
    old = chat.member(member.user_id)
    if old == member:
        return {}
    platform.seat(chat, member)
    if member.until_date and member.until_date > platform.now():
        platform.later(
            member.until_date - platform.moment, _lapse, chat.id, member.user_id, member.until_date
        )
    told: dict[str, int | None] = {}
    for bot in _told(platform, chat, member):
        value = {
            "chat": chat.view,
            "from": voice_of(chat, actor).view(),
            "date": platform.now(),
            "old_chat_member": member_view(platform, chat, old, bot),
            "new_chat_member": member_view(platform, chat, member, bot),
            **({"invite_link": link.view(platform, bot.user.id)} if link is not None else {}),
            **(how or {}),
        }
        kind = "my_chat_member" if bot.user.id == member.user_id else "chat_member"
        told[bot.token] = tell(platform, bot, kind, value)
    return told


def admitted(platform: Platform, chat: Chat, actor: User, users: list[User]) -> Message | None:
    """Shows in a group that these have come; a channel keeps quiet."""
    if chat.kind == "channel" or not users:
        return None
    first = next((user for user in users if user.is_bot), users[0]).view()
    content = {
        "new_chat_participant": first,
        "new_chat_member": first,
        "new_chat_members": [user.view() for user in users],
    }
    message = platform.post(chat, actor, content)
    announce(platform, message)
    return message


def dismissed(platform: Platform, chat: Chat, actor: User, user: User) -> Message | None:
    """Shows in a group that one has gone; a bot that has gone itself hears it last."""
    if chat.kind == "channel":
        return None
    view = user.view()
    message = platform.post(
        chat, voice_of(chat, actor), {"left_chat_participant": view, "left_chat_member": view}
    )
    announce(platform, message)
    bot = platform.accounts.get(user.id)
    if bot is not None and not chat.has(user.id):
        tell(platform, bot, "message", platform.behaviour.message(message.view()))
    return message


def voice_of(chat: Chat, actor: User) -> User:
    """As whom the actor is seen in the chat: who leads it anonymously is the chat itself."""
    return ANONYMOUS if chat.member(actor.id).is_anonymous else actor


def lasting(platform: Platform, until_date: int) -> int:
    """When a restriction ends: never, if that is too soon or too far. Source: restrictChatMember."""
    seconds = until_date - platform.now()
    return until_date if _SHORTEST <= seconds <= FOREVER else 0


def _editable(chat: Chat, member: Member, bot: Bot) -> bool:
    mine = chat.member(bot.user.id)
    return member.user_id != bot.user.id and (
        mine.status == "creator" or (mine.may("can_promote_members") and member.promoted_by == bot.user.id)
    )


def _told(platform: Platform, chat: Chat, member: Member) -> Iterable[Bot]:
    """Of a membership hear the bot whose it is and the bots that lead the chat."""
    ids = dict.fromkeys((member.user_id, *chat.staff))
    return [platform.accounts[id_] for id_ in ids if id_ in platform.accounts]


def _lapse(platform: Platform, chat_id: int, user_id: int, until_date: int) -> None:
    """Ends a ban, a restriction or a paid membership whose time is over; nobody is told."""
    chat = platform.chats[chat_id]
    member = chat.member(user_id)
    if member.until_date == until_date:
        stays = member.status == "restricted" and member.is_present
        platform.seat(chat, Member(user_id, "member" if stays else "left", tag=member.tag))
