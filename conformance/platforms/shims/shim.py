"""What a shim knows of one platform."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.profile import Profile
from conformance.platforms.shims.native import NativeWire
from conformance.reference.calls.errors import ApiError, not_found
from conformance.wire import Call

__all__ = ["Happening", "Shim", "absent"]

Happening = tuple[str, dict[str, Any]]


class Shim:
    """One platform's translation; a subclass has it."""

    has_updates = True

    def __init__(self, profile: Profile, native: NativeWire) -> None:
        self.profile = profile
        self.native = native

    async def call(self, token: str, call: Call) -> Any:
        """The Bot API's result; methods in lower case. Raises ApiError."""
        raise NotImplementedError

    async def updates(self, token: str, seconds: float) -> list[Happening]:  # noqa: ARG002 - a seam
        """What has happened, each by the kind of its update; waits that long for the first."""
        return []

    async def begin(self, token: str, here: str) -> None:
        """Tells the platform where this shim takes deliveries, if it is to know; before the first call."""

    def delivered(self, body: Mapping[str, Any]) -> list[Happening]:  # noqa: ARG002 - a seam
        """What a native delivery tells of."""
        return []

    async def file(self, token: str, path: str) -> bytes:  # noqa: ARG002 - a seam
        """A file by the ``file_path`` that getFile gave out. Raises ApiError."""
        raise not_found()


def absent() -> ApiError:
    """The platform has nothing that does this."""
    return not_found("method not found")
