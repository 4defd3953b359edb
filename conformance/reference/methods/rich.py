"""Rich messages."""

from typing import Any

from conformance.reference.calls.registry import Request, method
from conformance.reference.messages.sending import send
from conformance.reference.rich import rich_content


@method("sendRichMessage")
def send_rich_message(request: Request) -> Any:
    return send(request, rich_content(request))
