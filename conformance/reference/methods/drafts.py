"""Messages that are shown while they are still being written."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import reachable_chat
from conformance.reference.formatting import TEXT, check_length, formatted_field
from conformance.reference.rich import rich_content
from conformance.reference.state import Chat
from conformance.reference.state.drafts import Drafts


@method("sendMessageDraft", Depth.ANSWERS)
def send_message_draft(request: Request) -> bool:
    content = formatted_field(request.platform, request.params, TEXT)
    chat, number = _place(request)
    if content:
        check_length(content)
    return _shown(request, chat, number)


@method("sendRichMessageDraft", Depth.ANSWERS)
def send_rich_message_draft(request: Request) -> bool:
    rich_content(request, draft=True)
    return _shown(request, *_place(request))


def _place(request: Request) -> tuple[Chat, int]:
    """Where the draft is. Raises ApiError: drafts are for private chats, and each has an id."""
    chat = reachable_chat(request)
    if chat.kind != "private":
        raise bad_request("CHAT_ID_INVALID")
    number = integer(request.params, "draft_id")
    if not number:
        raise bad_request("DRAFT_ID_INVALID")
    return chat, number


def _shown(request: Request, chat: Chat, number: int) -> bool:
    """Of what is shown, only whether the person can stop it is kept."""
    name, stoppable = (request.bot.user.id, number), chat.part(Drafts).stoppable
    stoppable.pop(name, None)
    if boolean(request.params, "can_stop"):
        stoppable[name] = integer(request.params, "message_thread_id")
    return True
