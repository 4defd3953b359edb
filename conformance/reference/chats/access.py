"""Which chat a call means, and what the bot may do there."""

import re
from collections.abc import Iterable

from conformance.reference.accounts.business import business_chat
from conformance.reference.calls.errors import ApiError, bad_request, forbidden
from conformance.reference.calls.registry import Request
from conformance.reference.state import DELETED, Bot, Chat, Member, Platform

__all__ = [
    "administered_chat",
    "check_sending",
    "find_chat",
    "known_chat",
    "listed_chat",
    "may",
    "member_chat",
    "need",
    "number",
    "reachable_chat",
    "readable_chat",
    "unsendable",
    "user_id_of",
    "user_of",
]

# The permission that each kind of content needs, and the server's words for it.
_SENDING = {
    "text": ("can_send_messages", "text messages"),
    "contact": ("can_send_messages", "contacts"),
    "location": ("can_send_messages", "locations"),
    "venue": ("can_send_messages", "venues"),
    "invoice": ("can_send_messages", "invoice messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "document": ("can_send_documents", "documents"),
    "audio": ("can_send_audios", "music"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "poll": ("can_send_polls", "polls"),
    "animation": ("can_send_other_messages", "animations"),
    "sticker": ("can_send_other_messages", "stickers"),
    "game": ("can_send_other_messages", "games"),
    "dice": ("can_send_other_messages", "dice"),
}


_WHOLE = re.compile(r"-?\d{1,19}", re.ASCII)


# -- the chat that a call means -------------------------------------------------------------------


def known_chat(request: Request, name: str = "chat_id") -> Chat:
    """The chat that the parameter names. Raises ApiError where the bot does not know it."""
    text = request.params.get(name, "")
    if not text:
        raise bad_request("chat_id is empty" if name == "chat_id" else f'Parameter "{name}" is required')
    chat = find_chat(request.platform, request.bot, text)
    if chat is None or not chat.opened:
        raise bad_request("Bad Request: chat not found")
    return chat


def readable_chat(request: Request, name: str = "chat_id") -> Chat:
    """The chat that the parameter names, if the bot may read there: a public one without being in it."""
    chat = known_chat(request, name)
    if chat.kind in {"supergroup", "channel"}:
        _check_supergroup(chat, request.bot, reading="username" in chat.view)
    return chat


def listed_chat(request: Request) -> Chat:
    """The chat that ``chat_id`` names, if the bot may know who is in it."""
    chat = readable_chat(request)
    if chat.kind == "group":
        _check_group(chat, request.bot)
    return chat


def member_chat(request: Request, name: str = "chat_id") -> Chat:
    """The chat that the parameter names, if the bot is in it; a migrated group is said to be so."""
    chat = known_chat(request, name)
    _check_membership(chat, request.bot)
    return chat


def reachable_chat(request: Request) -> Chat:
    """The chat that ``chat_id`` names, if the bot can write there at all."""
    bot, platform = request.bot, request.platform
    if request.params.get("business_connection_id"):
        return business_chat(request)
    text = request.params.get("chat_id", "")
    chat = bot.chats.get(number(text))
    if chat is None:
        user_id = number(text)
        if user_id in platform.users and not bot.chats.keys().isdisjoint(platform.seats.get(user_id, ())):
            raise forbidden("bot can't initiate conversation with a user")
        if user_id in platform.accounts:
            raise forbidden("bot can't send messages to bots")
        chat = known_chat(request)
    if chat.kind == "private":
        if chat.blocked:
            gone = platform.users[chat.id].is_deleted
            raise forbidden("user is deactivated" if gone else "bot was blocked by the user")
        return chat
    _check_membership(chat, bot)
    return chat


def find_chat(platform: Platform, bot: Bot, text: str) -> Chat | None:
    """By id, if the bot has ever seen it or it is public; by @name, if it is public."""
    if text[:1] == "@":
        chat = platform.chats.get(platform.named(text) or 0)
        if chat is None and (account := platform.accounts.get(platform.named(text) or 0)) is not None:
            return bot.chats.get(account.user.id)
        return chat
    chat_id = number(text)
    found = bot.chats.get(chat_id)
    if found is None:
        found = platform.chats.get(chat_id)
        if found is not None and "username" not in found.view:
            return None
    return found


# -- what the bot may do there --------------------------------------------------------------------


def check_sending(bot: Bot, chat: Chat, content: Iterable[str]) -> None:
    """Raises ApiError where the bot may not send what has these fields there."""
    if chat.kind == "private":
        return
    member = chat.member(bot.user.id)
    if chat.kind == "channel":
        if not member.may("can_post_messages"):
            raise bad_request("Bad Request: need administrator rights in the channel chat")
        return
    if (words := unsendable(chat, member, content)) is not None:
        raise bad_request(f"Bad Request: not enough rights to send {words} to the chat")


def unsendable(chat: Chat, member: Member, content: Iterable[str]) -> str | None:
    """What a group does not let the member send, if that is what the content is."""
    if member.leads:
        return None
    allowed = member.rights & chat.permissions if member.status == "restricted" else chat.permissions
    permission, words = next(
        (_SENDING[name] for name in content if name in _SENDING), ("can_send_messages", "messages")
    )
    return None if permission in allowed else words


def administered_chat(request: Request, right: str = "", *, kinds: Iterable[str] = ()) -> Chat:
    """The chat that ``chat_id`` names, if the bot has that right in it. Raises ApiError.

    ``kinds`` are those that the method is for; any kind where it names none.
    """
    chat = member_chat(request)
    if kinds and chat.kind not in kinds:
        raise bad_request("Bad Request: method is available only for " + _plural(kinds))
    need(request.bot, chat, right)
    return chat


def need(bot: Bot, chat: Chat, right: str, message: str = "not enough rights") -> None:
    """Raises ApiError where the bot is no administrator with that right; a private chat needs none."""
    if not may(bot, chat, right):
        raise bad_request(f"Bad Request: {message}")


def may(bot: Bot, chat: Chat, right: str) -> bool:
    """Whether the bot has the right as an administrator: what everyone may do is not for bots.

    Source: TDLib takes from a bot every such right that only its membership would give it.
    """
    if chat.kind == "private":
        return True
    member = chat.member(bot.user.id)
    return member.may(right) if right else member.leads


def user_of(request: Request, name: str = "user_id") -> int:
    """The id of the person or bot that the parameter names. Raises ApiError where there is none."""
    user_id = user_id_of(request, name)
    if request.platform.account(user_id) is None:
        raise bad_request("Bad Request: user not found")
    return user_id


def user_id_of(request: Request, name: str = "user_id") -> int:
    """The id that the parameter gives, whosever it is. Raises ApiError where it is none."""
    user_id = number(request.params.get(name, ""))
    if user_id <= 0:
        raise bad_request(f"Invalid {name} specified")
    return user_id


def number(text: str) -> int:
    """A whole number written out; zero where it is none, or one beyond 64 bits."""
    return int(text) if _WHOLE.fullmatch(text) else 0


def _check_membership(chat: Chat, bot: Bot) -> None:
    if chat.kind == "group":
        _check_group(chat, bot)
    elif chat.kind != "private":
        _check_supergroup(chat, bot)


def _check_group(chat: Chat, bot: Bot) -> None:
    if chat.migrated_to == DELETED:
        raise forbidden("the group chat was deleted")
    if chat.migrated_to is not None:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    _check_presence(chat, bot)


def _check_supergroup(chat: Chat, bot: Bot, *, reading: bool = False) -> None:
    if not reading or chat.member(bot.user.id).status == "kicked":
        _check_presence(chat, bot)


def _check_presence(chat: Chat, bot: Bot) -> None:
    member = chat.member(bot.user.id)
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if not member.within:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def _plural(kinds: Iterable[str]) -> str:
    words = [f"{kind}s" for kind in kinds]
    return " and ".join(words) if len(words) < 3 else ", ".join(words[:-1]) + f" and {words[-1]}"
