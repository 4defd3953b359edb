"""Deleted messages."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import member_chat
from conformance.reference.messages.contents import kind_of
from conformance.reference.messages.finding import is_own, message_ids, message_to, visible
from conformance.reference.state import Message

DELETABLE_SECONDS = 48 * 60 * 60
# How long a dice in a private chat must lie, so that nobody throws till it is right.
DICE_SECONDS = 24 * 60 * 60

_BEGINNINGS = frozenset({"supergroup_chat_created", "channel_chat_created", "migrate_from_chat_id"})


@method("deleteMessage")
def delete_message(request: Request) -> bool:
    if not request.params.get("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if integer(request.params, "message_id") == 0:
        raise bad_request("Message identifier is not specified")
    chat = member_chat(request)
    message = message_to(request, chat, "delete")
    _check(request, message)
    chat.forget(message.id)
    return True


@method("deleteMessages")
def delete_messages(request: Request) -> bool:
    """Deletes those of the messages that are there, if each of them can be."""
    numbers = message_ids(request.params)
    chat = member_chat(request)
    found = [message for number in numbers if (message := visible(request.bot, chat, number)) is not None]
    for message in found:
        _check(request, message)
    for message in found:
        chat.forget(message.id)
    return True


def _check(request: Request, message: Message) -> None:
    """Raises ApiError where the bot may not delete it."""
    large = message.chat.kind in {"supergroup", "channel"}
    if large and not _can_delete(request, message):
        raise bad_request("Message can't be deleted")
    if not large and not _can_revoke(request, message):
        raise bad_request("Message can't be deleted for everyone")


def _can_delete(request: Request, message: Message) -> bool:
    """In a supergroup or a channel: what is new, by who wrote it or has the right."""
    if _age(request, message) >= DELETABLE_SECONDS or not _BEGINNINGS.isdisjoint(message.content):
        return False
    member = message.chat.member(request.bot.user.id)
    if member.may("can_delete_messages"):
        return True
    if not is_own(request.bot, message):
        return False
    posted = message.chat.kind == "channel" or not kind_of(message.content)
    return not posted or member.may("can_post_messages")


def _can_revoke(request: Request, message: Message) -> bool:
    """In a private chat whatever is new; in a basic group own words, and all by an administrator."""
    age, chat = _age(request, message), message.chat
    if age > DELETABLE_SECONDS:
        return False
    if chat.kind == "private":
        return "dice" not in message.content or age >= DICE_SECONDS
    said = is_own(request.bot, message) and bool(kind_of(message.content))
    return said or chat.member(request.bot.user.id).leads


def _age(request: Request, message: Message) -> float:
    return request.platform.moment - message.date
