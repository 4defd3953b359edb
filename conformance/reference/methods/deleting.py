"""Deleted messages."""

from conformance.reference.access import known_chat
from conformance.reference.errors import bad_request
from conformance.reference.messages import message_to
from conformance.reference.params import BROKEN, integer, json_value
from conformance.reference.registry import Request, method

DELETABLE_SECONDS = 48 * 60 * 60


@method("deleteMessage")
def delete_message(request: Request) -> bool:
    if not request.params.get("chat_id"):
        raise bad_request("Chat identifier is not specified")
    if integer(request.params, "message_id") == 0:
        raise bad_request("Message identifier is not specified")
    chat = known_chat(request)
    message = message_to(request, chat, "delete")
    if chat.kind != "channel" and request.platform.moment - message.date > DELETABLE_SECONDS:
        raise bad_request("Bad Request: message can't be deleted for everyone")
    chat.forget(message.id)
    return True


@method("deleteMessages")
def delete_messages(request: Request) -> bool:
    """Deletes those of the messages that are there."""
    if not request.params.get("chat_id"):
        raise bad_request("Chat identifier is not specified")
    given = json_value(request.params, "message_ids")
    if given is None:
        raise bad_request("Message identifiers are not specified")
    if given is BROKEN or not isinstance(given, list):
        raise bad_request("Expected an Array of message identifiers")
    if len(given) > 100:
        raise bad_request("Too many message identifiers specified")
    numbers = [_number(item) for item in given]
    chat = known_chat(request)
    for number in numbers:
        chat.forget(number)
    return True


def _number(item: object) -> int:
    if isinstance(item, bool) or not isinstance(item, (int, str)):
        raise bad_request("Message identifier must be a Number")
    try:
        number = int(item)
    except ValueError:
        raise bad_request("Can't parse message identifier as a Number") from None
    if number <= 0:
        raise bad_request("Invalid message identifier specified")
    return number
