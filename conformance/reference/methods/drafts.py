"""Messages that are shown while they are still being written."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import reachable_chat
from conformance.reference.formatting import TEXT, check_length, formatted_field
from conformance.reference.rich import rich_content


@method("sendMessageDraft", Depth.ANSWERS)
def send_message_draft(request: Request) -> bool:
    content = formatted_field(request.platform, request.params, TEXT)
    _check_place(request)
    if content:
        check_length(content)
    return True


@method("sendRichMessageDraft", Depth.ANSWERS)
def send_rich_message_draft(request: Request) -> bool:
    rich_content(request, draft=True)
    _check_place(request)
    return True


def _check_place(request: Request) -> None:
    """Raises ApiError where no draft can be: they are for private chats, and each has an id."""
    chat = reachable_chat(request)
    if chat.kind != "private":
        raise bad_request("CHAT_ID_INVALID")
    if not integer(request.params, "draft_id"):
        raise bad_request("DRAFT_ID_INVALID")
