"""Facts about chats."""

from typing import Any

from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import readable_chat
from conformance.reference.chats.invitations import primary
from conformance.reference.files import StoredFile, chat_photo
from conformance.reference.media import Faces
from conformance.reference.state import Bot, Chat, Platform, chat_permissions
from conformance.reference.state.chats import GIFTS
from conformance.reference.state.faces import Face
from conformance.reference.state.profiles import Profiles

MOST_REACTIONS = 11
STICKERS_FROM = 100  # so many members open a supergroup to a sticker set of its own

_BARE = Face()
_GUARDED = frozenset({"can_change_info", "can_pin_messages"})  # for administrators alone, in public
_NONE: frozenset[str] = frozenset()


@method("getChat")
def get_chat(request: Request) -> Any:
    """The ChatFullInfo object, its keys in the server's order."""
    chat = readable_chat(request)
    described = {"private": _private, "group": _group}.get(chat.kind, _supergroup)
    view = described(request.platform, request.bot, chat)
    face = chat.peek(Face) or _BARE
    photo = face.photo if chat.kind != "private" else _own_photo(request.platform, chat)
    if photo is not None:
        view["photo"] = chat_photo(photo, request.bot.user.id)
    pinned = chat.messages.get(max(chat.pinned, default=0))
    if pinned is not None:
        view["pinned_message"] = request.platform.behaviour.message(pinned.view(nested=True))
    return view | _common(request.platform, chat, face)


def _own_photo(platform: Platform, chat: Chat) -> StoredFile | None:
    photos = platform.part(Faces).photos.get(chat.id)
    return photos[0] if photos else None


def _private(platform: Platform, bot: Bot, chat: Chat) -> dict[str, Any]:
    view, profile = dict(chat.view), platform.part(Profiles).peek(chat.id)
    if "username" in view:
        view["active_usernames"] = [view["username"]]
    if profile.bio:
        view["bio"] = profile.bio
    personal = platform.chats.get(profile.personal_chat_id)
    if personal is not None:
        view["personal_chat"] = personal.view
    if audios := platform.part(Faces).audios.get(chat.id):
        view["first_profile_audio"] = audios[0].view(bot.user.id)
    view["accepted_gift_types"] = dict.fromkeys(GIFTS, True)
    return view


def _group(_: Platform, bot: Bot, chat: Chat) -> dict[str, Any]:
    view = {name: chat.view[name] for name in ("id", "title", "type")}
    view |= _own(bot, chat, chat.peek(Face) or _BARE)
    view["permissions"] = chat_permissions(chat.permissions)
    return {**view, **chat.view}


def _supergroup(platform: Platform, bot: Bot, chat: Chat) -> dict[str, Any]:
    view, face = dict(chat.view), chat.peek(Face) or _BARE
    grouped = chat.kind == "supergroup"
    if "username" in view:
        view["active_usernames"] = [view["username"]]
    view |= _own(bot, chat, face)
    if face.sticker_set_name:
        view["sticker_set_name"] = face.sticker_set_name
    if grouped and chat.count >= STICKERS_FROM:
        view["can_set_sticker_set"] = True
    if face.has_visible_history:
        view["has_visible_history"] = True
    if grouped:
        view["permissions"] = chat_permissions(chat.permissions - (_GUARDED if "username" in view else _NONE))
    flags = ("join_to_send_messages", "join_by_request", "has_hidden_members") if grouped else ()
    view |= {name: True for name in flags if getattr(face, name)}
    numbers = ("slow_mode_delay", "linked_chat_id")
    view |= {name: value for name in numbers if (value := getattr(face, name))}
    if not grouped:
        view["can_send_paid_media"] = True
    if face.guard_bot_id in platform.accounts:
        view["guard_bot"] = platform.accounts[face.guard_bot_id].view
    view["accepted_gift_types"] = dict.fromkeys(GIFTS, False)
    return view


def _own(bot: Bot, chat: Chat, face: Face) -> dict[str, Any]:
    """The description, and the link that the bot invites with."""
    view = {"description": face.description} if face.description else {}
    if chat.member(bot.user.id).may("can_invite_users"):
        view["invite_link"] = primary(chat, bot.user.id).link
    return view


def _common(platform: Platform, chat: Chat, face: Face) -> dict[str, Any]:
    """What every kind of chat tells last."""
    view: dict[str, Any] = {}
    if face.message_auto_delete_time:
        view["message_auto_delete_time"] = face.message_auto_delete_time
    if chat.kind == "private":
        view |= _status(platform, chat.id)
    if face.available_reactions is not None:
        view["available_reactions"] = face.available_reactions
    view["max_reaction_count"] = MOST_REACTIONS
    view["accent_color_id"] = _bare_id(chat.id) % 7
    if face.has_protected_content:
        view["has_protected_content"] = True
    return view


def _status(platform: Platform, user_id: int) -> dict[str, Any]:
    profile = platform.part(Profiles).peek(user_id)
    if not profile.emoji_status or 0 < profile.emoji_status_until <= platform.now():
        return {}
    until = profile.emoji_status_until
    view: dict[str, Any] = {"emoji_status_custom_emoji_id": profile.emoji_status}
    return view | ({"emoji_status_expiration_date": until} if until else {})


def _bare_id(chat_id: int) -> int:
    """A supergroup's or channel's own number, without the -100 before it."""
    return abs(chat_id) % 1_000_000_000_000
