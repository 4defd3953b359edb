"""Checklists, which a bot sends for a business account."""

from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method
from conformance.reference.keyboards import read_markup
from conformance.reference.messages.checklists import checklist_of
from conformance.reference.messages.edits import edit, editable
from conformance.reference.messages.sending import send


@method("sendChecklist")
def send_checklist(request: Request) -> Any:
    checklist = checklist_of(request)
    connection_of(request, "can_reply")
    return send(request, {"checklist": checklist})


@method("editMessageChecklist")
def edit_message_checklist(request: Request) -> Any:
    """Without a business connection the message is looked for as any other."""
    markup = read_markup(request.params)
    checklist = checklist_of(request)
    if request.params.get("business_connection_id"):
        connection_of(request, "can_reply")
    message = editable(request)
    if "checklist" not in message.content:
        raise bad_request("There is no checklist in the message to edit")
    return edit(request, message, {"checklist": checklist}, markup)
