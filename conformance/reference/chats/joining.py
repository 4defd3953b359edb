"""How people come into a chat: by themselves, by a link, by asking."""

from dataclasses import replace

from conformance.reference.chats.hearing import tell
from conformance.reference.chats.invitations import found, stored
from conformance.reference.chats.members import admitted, altered
from conformance.reference.state import Chat, Member, Message, Platform, User
from conformance.reference.state.faces import Face
from conformance.reference.state.invitations import Invitation, Invitations, JoinQueries, JoinRequest

__all__ = ["asked", "came", "decided", "is_open", "seat_of"]


def seat_of(chat: Chat, user_id: int) -> Member:
    """The membership of one who comes: a restriction outlives an absence."""
    old = chat.member(user_id)
    return replace(old, is_present=True) if old.status == "restricted" else Member(user_id, tag=old.tag)


def is_open(platform: Platform, invitation: Invitation) -> bool:
    """Whether one can come, or ask, by the link."""
    expired = 0 < invitation.expire_date <= platform.now()
    full = 0 < invitation.member_limit <= invitation.joined
    return not invitation.is_revoked and not expired and not full


def came(
    platform: Platform, chat: Chat, user: User, link: Invitation | None = None, *, by_folder: bool = False
) -> Message | None:
    """The person is in the chat from now on, and the bots there hear of it."""
    seat = seat_of(chat, user.id)
    if link is not None:
        link = stored(chat, replace(link, joined=link.joined + 1))
        if link.subscription_period:
            seat = replace(seat, until_date=platform.now() + link.subscription_period)
    how = {"via_chat_folder_invite_link": True} if by_folder else None
    altered(platform, chat, user, seat, link=link, how=how)
    return admitted(platform, chat, user, [user])


def asked(
    platform: Platform, chat: Chat, user: User, link: Invitation | None, bio: str
) -> dict[str, int | None]:
    """Puts the person's wish before the administrators; the updates' ids by the bots' tokens."""
    requests = chat.part(Invitations).requests
    if link is not None:
        link = stored(chat, replace(link, pending=link.pending + 1))
    requests[user.id] = JoinRequest(user.id, platform.now(), link.link if link is not None else "", bio)
    told = {}
    for bot in [platform.accounts[id_] for id_ in chat.staff if id_ in platform.accounts]:
        if not chat.member(bot.user.id).may("can_invite_users"):
            continue
        # Whoever asks can be written to, even if they never spoke to the bot.
        private = platform.open_private(bot, user)
        value = {
            "chat": chat.view,
            "from": user.view(),
            "user_chat_id": private.id,
            "date": platform.now(),
            **({"bio": bio} if bio else {}),
            **({"invite_link": link.view(platform, bot.user.id)} if link is not None else {}),
        }
        if chat.part(Face).guard_bot_id == bot.user.id:
            value["query_id"] = query_id = platform.ids.query()
            bot.part(JoinQueries).by_id[query_id] = (chat.id, user.id)
        told[bot.token] = tell(platform, bot, "chat_join_request", value)
    return told


def decided(platform: Platform, chat: Chat, user: User, by: User, *, approved: bool) -> None:
    """Lets the person in who asked, or not. Raises KeyError where they did not ask."""
    request = chat.part(Invitations).requests.pop(user.id)
    link = found(chat, request.link) if request.link else None
    if link is not None:
        joined = link.joined + approved
        link = stored(chat, replace(link, pending=max(link.pending - 1, 0), joined=joined))
    if approved:
        seat = seat_of(chat, user.id)
        altered(platform, chat, by, seat, link=link, how={"via_join_request": True})
        admitted(platform, chat, user, [user])
