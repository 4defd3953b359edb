"""What bots may see and set in people's profiles."""

from itertools import islice
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_of
from conformance.reference.state.profiles import Profiles

MOST_MESSAGES = 20


@method("setUserEmojiStatus")
def set_user_emoji_status(request: Request) -> bool:
    """Only of someone who has allowed it in one of the bot's web apps."""
    user_id = user_of(request)
    emoji = request.params.get("emoji_status_custom_emoji_id", "")
    until = integer(request.params, "emoji_status_expiration_date", 0, 0, 2**31 - 1)
    profile = request.platform.part(Profiles).of(user_id)
    if request.bot.user.id not in profile.status_bots:
        raise bad_request("Bad Request: USER_PERMISSION_DENIED")
    profile.emoji_status, profile.emoji_status_until = emoji, until if emoji else 0
    return True


@method("getUserPersonalChatMessages")
def get_user_personal_chat_messages(request: Request) -> Any:
    """The newest posts of the channel that the person shows."""
    user_id = user_of(request)
    limit = integer(request.params, "limit", 0, 0, MOST_MESSAGES)
    if limit <= 0:
        raise bad_request("Parameter limit must be positive")
    chat = request.platform.chats.get(request.platform.part(Profiles).peek(user_id).personal_chat_id)
    if chat is None:
        return []
    newest = islice(reversed(chat.messages.values()), limit)
    return [request.platform.behaviour.message(message.view()) for message in newest]
