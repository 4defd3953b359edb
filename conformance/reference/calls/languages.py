"""Languages that a bot speaks."""

import re

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request

__all__ = ["language_of"]

_CODE = re.compile(r"([a-z]{2})?\Z")


def language_of(request: Request) -> str:
    """The ``language_code`` of a call; empty for everyone else's. Raises ApiError."""
    code: str = request.params.get("language_code", "")
    if not _CODE.match(code):
        raise bad_request("Invalid language code specified")
    return code
