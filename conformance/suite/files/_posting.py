"""A file is sent, and what the message shows of it."""

from typing import Any

from conformance.platforms.drivers import DriverError, Furnisher
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.wire import Upload

__all__ = ["at_address", "kept", "posted"]

_METHODS = {"video_note": "sendVideoNote", "live_photo": "sendLivePhoto"}


def posted(caller: Caller, user: User, kind: str, file: Upload | str, **params: Any) -> dict[str, Any]:
    """The message with that file, given as bytes, as a file_id or as an address."""
    return _sent(caller, user, kind, file, params, must=True)


def kept(caller: Caller, user: User, kind: str, file: Upload, **params: Any) -> dict[str, Any]:
    """The same to set the ground: nothing is judged where it fails."""
    return _sent(caller, user, kind, file, params, must=False)


def _sent(
    caller: Caller, user: User, kind: str, file: Upload | str, params: dict[str, Any], *, must: bool
) -> dict[str, Any]:
    call = caller.accepted if must else caller.given
    method = _METHODS.get(kind, f"send{kind.title()}")
    uploaded = {kind: file} if isinstance(file, Upload) else {}
    named = {} if isinstance(file, Upload) else {kind: file}
    message: dict[str, Any] = call(method, {"chat_id": user.chat_id, **named, **params}, files=uploaded)
    return message


def at_address(user: User, file: Upload, path: str) -> str:
    """An address at which the platform finds the file. Raises NotPlayable where nobody can see to that."""
    driver, address = user.platform.driver, f"https://files.example.com/{path}"
    if not isinstance(driver, Furnisher):
        raise NotPlayable(f"The driver {driver.name!r} cannot hold a file at an address.")
    try:
        driver.hold_page(address, file.content)
    except DriverError as error:
        raise NotPlayable(f"The driver cannot hold a file at an address: {error}.") from error
    return address
