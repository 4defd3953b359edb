"""Checklists, which a bot sends for a business account."""

from typing import Any

from conformance.reference.business import connection_of
from conformance.reference.checklists import checklist_of
from conformance.reference.edits import edit, editable
from conformance.reference.errors import bad_request
from conformance.reference.keyboards import read_markup
from conformance.reference.messages import send
from conformance.reference.registry import Request, method


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
