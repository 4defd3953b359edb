"""Messages in a group that one person sees, and that are gone when that person looks away."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.params import integer as parameter
from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import user_id_of
from conformance.reference.state import Chat, Message
from conformance.reference.state.ephemeral import Whispers

__all__ = ["read_receiver", "whisper", "whispered"]

_GROUPS = frozenset({"group", "supergroup"})


def read_receiver(request: Request) -> int:
    """Who alone is to see the message; zero where all are. Raises ApiError."""
    params = request.params
    if "ephemeral_message_parameters" not in params:
        # As Bot API 10.2 had it.
        return user_id_of(request, "receiver_user_id") if "receiver_user_id" in params else 0
    given = json_value(params, "ephemeral_message_parameters")
    if given is BROKEN:
        raise bad_request("Can't parse EphemeralMessageParameters JSON object")
    if not given:
        return 0
    if not isinstance(given, dict):
        raise bad_request("Object expected as EphemeralMessageParameters")
    try:
        return integer(given, "receiver_user_id", 64)
    except NotParsable as error:
        raise bad_request(str(error)) from None


def whisper(request: Request, chat: Chat, receiver: int, message: Message) -> Message:
    """Keeps the message for its receiver alone. Raises ApiError where there is no such one.

    What Telegram says then is not known; these are its words for like cases.
    """
    user = request.platform.users.get(receiver)
    if chat.kind not in _GROUPS:
        raise bad_request("CHAT_ID_INVALID")
    if user is None or not chat.has(receiver):
        raise bad_request("USER_NOT_PARTICIPANT")
    return chat.part(Whispers).keep(message, user)


def whispered(request: Request, chat: Chat) -> Message:
    """The ephemeral message that the call names. Raises ApiError where it is none of the bot's."""
    number = parameter(request.params, "ephemeral_message_id")
    message = chat.part(Whispers).messages.get((user_id_of(request, "receiver_user_id"), number))
    if message is None or message.sender != request.bot.user:
        raise bad_request("MESSAGE_ID_INVALID")
    return message
