"""Posts that people suggest to a channel in its direct messages."""

from conformance.reference.access import member_chat
from conformance.reference.errors import bad_request
from conformance.reference.finding import visible
from conformance.reference.params import integer
from conformance.reference.registry import Depth, Request, method


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
