"""Where a forwarded message comes from, in today's field and in the ones before it."""

from typing import Any

from conformance.reference.state import Message, Platform
from conformance.reference.state.privacy import Privacy

__all__ = ["forwarded_from", "origin_of"]

_Json = dict[str, Any]

# The older fields that each kind of origin has too.
_OLDER = {
    "sender_user": "forward_from",
    "sender_user_name": "forward_sender_name",
    "sender_chat": "forward_from_chat",
    "chat": "forward_from_chat",
    "message_id": "forward_from_message_id",
    "author_signature": "forward_signature",
}


def forwarded_from(platform: Platform, message: Message) -> _Json:
    """The fields of a message that forwards this one; a forward of a forward names the first."""
    if message.origin:
        return {name: value for name, value in message.origin.items() if name != "is_automatic_forward"}
    origin = origin_of(platform, message)
    older = {_OLDER[name]: value for name, value in origin.items() if name in _OLDER}
    return {"forward_origin": origin, **older, "forward_date": message.date}


def origin_of(platform: Platform, message: Message) -> _Json:
    """The MessageOrigin object, its keys in the server's order."""
    if message.origin:
        found: _Json = message.origin["forward_origin"]
        return found
    signature = message.extra.get("author_signature")
    signed = {"author_signature": signature} if signature else {}
    if message.chat.kind == "channel":
        named = {"type": "channel", "chat": message.chat.view, "message_id": message.id}
        return {**named, **signed, "date": message.date}
    sender, chat = message.sender, message.extra.get("sender_chat")
    if sender is None or chat is not None:
        return {"type": "chat", "sender_chat": chat or message.chat.view, **signed, "date": message.date}
    if sender.id in platform.part(Privacy).hidden:
        name = f"{sender.first_name} {sender.last_name or ''}".strip()
        return {"type": "hidden_user", "sender_user_name": name, "date": message.date}
    return {"type": "user", "sender_user": sender.view(), "date": message.date}
