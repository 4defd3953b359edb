"""Messages of text and of small things."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import reachable_chat
from conformance.reference.formatting import text_content
from conformance.reference.messages.dice import DICE, thrown
from conformance.reference.messages.sending import send

# The older upload_audio names still work: the recordings use them.
ACTIONS = frozenset(
    {
        "cancel",
        "typing",
        "record_video",
        "upload_video",
        "record_audio",
        "record_voice",
        "upload_audio",
        "upload_voice",
        "upload_photo",
        "upload_document",
        "choose_sticker",
        "pick_up_location",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


@method("sendMessage")
def send_message(request: Request) -> Any:
    return send(request, text_content(request.platform, request.params))


@method("sendContact")
def send_contact(request: Request) -> Any:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    contact = {name: request.params[name] for name in fields if request.params.get(name)}
    for name in ("phone_number", "first_name"):
        if name not in contact:
            raise bad_request(f'Parameter "{name}" is required')
    return send(request, {"contact": contact})


@method("sendDice")
def send_dice(request: Request) -> Any:
    emoji = request.params.get("emoji", "").removesuffix("\ufe0f") or "🎲"
    if emoji not in DICE:
        raise bad_request("EMOTICON_INVALID")
    return send(request, lambda: thrown(request.platform, emoji))


@method("sendChatAction")
def send_chat_action(request: Request) -> bool:
    if request.params.get("action", "").lower() not in ACTIONS:
        raise bad_request("Wrong parameter action in request")
    reachable_chat(request)
    return True
