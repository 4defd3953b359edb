"""What the files of one album have in common."""

from collections.abc import Sequence

from conformance.reference.calls.errors import bad_request
from conformance.reference.state import Platform

__all__ = ["album_id", "check_mixture"]

MAX_ITEMS = 10
# These are only with their like.
_APART = ("audio", "document")


def album_id(platform: Platform) -> str:
    """A new media_group_id."""
    return str(platform.ids.number(10**16, 10**17))


def check_mixture(kinds: Sequence[str]) -> None:
    """Raises ApiError where files of these kinds cannot be together."""
    if len(kinds) > MAX_ITEMS:
        raise bad_request("Too many messages to send as an album")
    if not kinds:
        raise bad_request("There are no messages to send")
    for name in _APART:
        if 0 < kinds.count(name) < len(kinds):
            raise bad_request(f"{name.capitalize()} can't be mixed with other media types")
