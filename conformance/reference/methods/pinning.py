"""Pinned messages."""

from conformance.reference.accounts.business import business_chat
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import may, member_chat
from conformance.reference.messages.contents import kind_of
from conformance.reference.messages.finding import message_to
from conformance.reference.messages.pins import pin, unpin
from conformance.reference.state import Chat


@method("pinChatMessage")
def pin_chat_message(request: Request) -> bool:
    chat = _chat(request)
    message = message_to(request, chat, "pin")
    _check_right(request, chat)
    if not kind_of(message.content):
        raise bad_request("A service message can't be pinned")
    if message.id in chat.pinned:
        raise bad_request("CHAT_NOT_MODIFIED")
    pin(request.platform, message, request.bot.user)
    return True


@method("unpinChatMessage")
def unpin_chat_message(request: Request) -> bool:
    """Without a message named, the newest of the pinned ones is unpinned."""
    chat = _chat(request)
    if integer(request.params, "message_id"):
        message_id = message_to(request, chat, "unpin").id
    elif chat.pinned:
        message_id = chat.pinned[-1]
    else:
        raise bad_request("Message to unpin not found")
    _check_right(request, chat)
    # Observed in a client: what is not pinned is unpinned all the same.
    if message_id in chat.pinned:
        unpin(chat, message_id)
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(request: Request) -> bool:
    chat = _chat(request)
    _check_right(request, chat)
    chat.pinned.clear()
    return True


def _chat(request: Request) -> Chat:
    return business_chat(request) if request.params.get("business_connection_id") else member_chat(request)


def _check_right(request: Request, chat: Chat) -> None:
    right = "can_edit_messages" if chat.kind == "channel" else "can_pin_messages"
    if not may(request.bot, chat, right):
        raise bad_request("Not enough rights to manage pinned messages in the chat")
