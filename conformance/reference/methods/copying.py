"""Forwarded and copied messages."""

from typing import Any

from conformance.reference.access import known_chat
from conformance.reference.formatting import caption_content
from conformance.reference.messages import message_to, send
from conformance.reference.registry import Request, method
from conformance.reference.state import Message


@method("forwardMessage")
def forward_message(request: Request) -> Any:
    source = known_chat(request, "from_chat_id")
    message = message_to(request, source, "forward")
    return send(request, message.content, message.origin or _origin(message))


@method("copyMessage")
def copy_message(request: Request) -> Any:
    source = known_chat(request, "from_chat_id")
    message = message_to(request, source, "copy")
    content = dict(message.content)
    if ("caption" in request.params and "photo" in content) or "document" in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption_content(request.platform, request.params)
    return {"message_id": send(request, content)["message_id"]}


def _origin(message: Message) -> dict[str, Any]:
    if message.sender is None:
        channel = {
            "type": "channel",
            "chat": message.chat.view,
            "message_id": message.id,
            "date": message.date,
        }
        return {
            "forward_origin": channel,
            "forward_from_chat": message.chat.view,
            "forward_from_message_id": message.id,
            "forward_date": message.date,
        }
    sender = message.sender.view()
    return {
        "forward_origin": {"type": "user", "sender_user": sender, "date": message.date},
        "forward_from": sender,
        "forward_date": message.date,
    }
