"""An InputRichMessage, made into what messages show of it."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, needed_string
from conformance.reference.calls.params import BROKEN, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.rich.blocks import Blocks
from conformance.reference.rich.html import html_blocks
from conformance.reference.rich.markdown import markdown_blocks

__all__ = ["rich_content"]


def rich_content(request: Request, *, draft: bool = False) -> dict[str, Any]:
    """The content of a rich message, from the call's parameter ``rich_message``. Raises ApiError.

    Only a draft can be seen to think.
    """
    if not request.params.get("rich_message"):
        raise bad_request("Rich message must be non-empty")
    given = json_value(request.params, "rich_message")
    if given is BROKEN:
        raise bad_request("Can't parse rich message JSON object")
    if not isinstance(given, dict):
        raise bad_request("Object expected as rich message")
    try:
        is_rtl, _ = flag(given, "is_rtl"), flag(given, "skip_entity_detection")
        blocks = Blocks(request, draft=draft).read(_blocks(given))
    except NotParsable as error:
        raise bad_request(str(error)) from None
    if not blocks:
        raise bad_request("Rich message must be non-empty")
    return {"rich_message": {"blocks": blocks, **({"is_rtl": True} if is_rtl else {})}}


def _blocks(given: Mapping[str, Any]) -> Any:
    """The input blocks; from the first of the three forms that is there."""
    if "blocks" in given:
        return given["blocks"]
    if "markdown" in given:
        return markdown_blocks(needed_string(given, "markdown"))
    if "html" in given:
        return html_blocks(needed_string(given, "html"))
    raise NotParsable("Rich message must be non-empty")
