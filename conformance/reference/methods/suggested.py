"""Posts that people suggest to a channel in its direct messages."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import member_chat
from conformance.reference.messages.finding import visible


@method("approveSuggestedPost", Depth.ANSWERS)
def approve_suggested_post(request: Request) -> bool:
    return _decided(request)


@method("declineSuggestedPost", Depth.ANSWERS)
def decline_suggested_post(request: Request) -> bool:
    return _decided(request)


def _decided(request: Request) -> bool:
    """No chat here has suggested posts: what is found is none."""
    chat = member_chat(request)
    if visible(request.bot, chat, integer(request.params, "message_id")) is None:
        raise bad_request("suggested post not found")
    raise bad_request("MESSAGE_ID_INVALID")
