"""What the files of one album have in common."""

from collections.abc import Mapping, Sequence
from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.state import Platform

__all__ = ["album_id", "check_mixture"]

MAX_ITEMS = 10
# These are only with their like.
_APART = ("audio", "document")


def album_id(platform: Platform) -> str:
    """A new media_group_id."""
    return str(platform.ids.number(10**16, 10**17))


def check_mixture(contents: Sequence[Mapping[str, Any]]) -> None:
    """Raises ApiError where the files cannot be together."""
    if len(contents) > MAX_ITEMS:
        raise bad_request("Too many messages to send as an album")
    if not contents:
        raise bad_request("There are no messages to send")
    for name in _APART:
        if 0 < sum(name in content for content in contents) < len(contents):
            raise bad_request(f"{name.capitalize()} can't be mixed with other media types")
