"""A chat's title, photo, description and rules."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import may, member_chat, readable_chat
from conformance.reference.chats.groups import permitted, portrayed, retitled
from conformance.reference.chats.members import altered, dismissed
from conformance.reference.chats.permissions import read_permissions
from conformance.reference.media import face_of, given
from conformance.reference.methods.chats import STICKERS_FROM
from conformance.reference.state import Chat, Member
from conformance.reference.state.faces import Face
from conformance.reference.state.stickers import StickerSets

LONGEST_TITLE = 128
LONGEST_DESCRIPTION = 255


@method("setChatTitle")
def set_chat_title(request: Request) -> bool:
    chat = member_chat(request)
    _not_private(chat, "Can't change private chat title")
    title = request.params.get("title", "").strip()[:LONGEST_TITLE]
    if not title:
        raise bad_request("Title must be non-empty")
    _need(request, chat, "can_change_info", "Not enough rights to change chat title")
    retitled(request.platform, chat, request.bot.user, title)
    return True


@method("setChatPhoto")
def set_chat_photo(request: Request) -> bool:
    photo = given(request, "photo", uploaded=True)
    if photo is None or photo.upload is None:
        wrong = request.params.get("photo")
        raise bad_request(
            "Photo must be uploaded as an InputFile" if wrong else "There is no photo in the request"
        )
    chat = _photographed(request)
    portrayed(request.platform, chat, request.bot.user, face_of(request.platform, photo.upload))
    return True


@method("deleteChatPhoto")
def delete_chat_photo(request: Request) -> bool:
    chat = _photographed(request)
    if chat.part(Face).photo is None:
        raise bad_request("Bad Request: CHAT_NOT_MODIFIED")
    portrayed(request.platform, chat, request.bot.user, None)
    return True


@method("setChatDescription")
def set_chat_description(request: Request) -> bool:
    chat = member_chat(request)
    _not_private(chat, "Can't change private chat description")
    _need(request, chat, "can_change_info", "Not enough rights to set chat description")
    description = request.params.get("description", "").strip()[:LONGEST_DESCRIPTION]
    face = chat.part(Face)
    if face.description == description:
        raise bad_request("Bad Request: chat description is not modified")
    face.description = description
    return True


@method("setChatPermissions")
def set_chat_permissions(request: Request) -> bool:
    permissions = read_permissions(request.params)
    chat = member_chat(request)
    _not_private(chat, "Can't change private chat permissions")
    if chat.kind == "channel":
        raise bad_request("Can't change channel chat permissions")
    _need(request, chat, "can_restrict_members", "Not enough rights to change chat permissions")
    permitted(chat, permissions)
    return True


@method("setChatStickerSet")
def set_chat_sticker_set(request: Request) -> bool:
    chat = _sticker_chat(request)
    name = request.params.get("sticker_set_name", "")
    if not name:
        raise bad_request("Bad Request: sticker_set_name is empty")
    if request.platform.part(StickerSets).find(name) is None:
        raise bad_request("Bad Request: STICKERSET_INVALID")
    _check_stickers(request, chat)
    chat.part(Face).sticker_set_name = name
    return True


@method("deleteChatStickerSet")
def delete_chat_sticker_set(request: Request) -> bool:
    chat = _sticker_chat(request)
    _check_stickers(request, chat)
    chat.part(Face).sticker_set_name = ""
    return True


@method("leaveChat")
def leave_chat(request: Request) -> bool:
    platform, bot = request.platform, request.bot
    chat = readable_chat(request)
    _not_private(chat, "Chat member status can't be changed in private chats")
    if chat.has(bot.user.id):
        altered(platform, chat, bot.user, Member(bot.user.id, "left"))
        dismissed(platform, chat, bot.user, bot.user)
    return True


def _photographed(request: Request) -> Chat:
    """The chat whose photo the bot may change. Raises ApiError."""
    chat = member_chat(request)
    _not_private(chat, "Can't change private chat photo")
    _need(request, chat, "can_change_info", "Not enough rights to change chat photo")
    return chat


def _sticker_chat(request: Request) -> Chat:
    chat = member_chat(request)
    if chat.kind != "supergroup":
        raise bad_request("Bad Request: method is available only for supergroups")
    return chat


def _check_stickers(request: Request, chat: Chat) -> None:
    """Only a large supergroup has stickers of its own. Raises ApiError."""
    if chat.count < STICKERS_FROM or not may(request.bot, chat, "can_change_info"):
        raise bad_request("Can't set supergroup sticker set")


def _not_private(chat: Chat, message: str) -> None:
    if chat.kind == "private":
        raise bad_request(message)


def _need(request: Request, chat: Chat, right: str, message: str) -> None:
    if not may(request.bot, chat, right):
        raise bad_request(message)
