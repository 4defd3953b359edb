"""Boosts of a chat."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import member_chat, user_id_of
from conformance.reference.state.boosts import Boosts


@method("getUserChatBoosts")
def get_user_chat_boosts(request: Request) -> Any:
    user_id = user_id_of(request)
    chat = member_chat(request)
    if chat.kind not in {"supergroup", "channel"}:
        raise bad_request("Bad Request: CHANNEL_INVALID")
    if not chat.member(request.bot.user.id).leads:
        raise bad_request("Bad Request: CHAT_ADMIN_REQUIRED")
    boosts = chat.peek(Boosts) or Boosts()
    return {"boosts": [one.view() for one in boosts.by_id.values() if one.user.id == user_id]}
