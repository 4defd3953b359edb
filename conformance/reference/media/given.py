"""Which file a parameter means: an upload, a file_id or an address."""

from typing import NamedTuple

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind, NoIdentity, StoredFile
from conformance.reference.files.identity import read
from conformance.reference.media.refusals import wrong_identifier
from conformance.reference.server.fetching import InvalidAddress, checked_address
from conformance.wire.call import Upload

__all__ = ["Arrived", "Given", "found", "given"]

_ATTACHED = "attach://"


class Given(NamedTuple):
    """What a call gives for a file, before anybody has looked whether it is there."""

    upload: Upload | None
    text: str = ""


class Arrived(NamedTuple):
    """Bytes that have come with the call, or from an address that it names."""

    upload: Upload
    is_fetched: bool = False


def given(request: Request, name: str, text: str | None = None, *, uploaded: bool = False) -> Given | None:
    """What stands for the file; None where nothing does.

    ``text`` is the parameter's, where it is not the call's own. Some files can only be ``uploaded``.
    """
    if text is None:
        text = request.params.get(name, "")
    if text.startswith(_ATTACHED):
        name = text.removeprefix(_ATTACHED)
    elif text and not uploaded:
        return Given(None, text)
    upload = request.files.get(name)
    return None if upload is None else Given(upload)


def found(request: Request, wanted: Given, kind: Kind, words: str = "") -> StoredFile | Arrived:
    """The file itself. Raises ApiError where it is not there, or cannot be of that kind."""
    if wanted.upload is not None:
        return Arrived(wanted.upload)
    if "." not in wanted.text:
        return _known(request, wanted.text, kind, words or kind.words)
    try:
        checked_address(wanted.text)
    except InvalidAddress as error:
        raise bad_request(f"Invalid file HTTP URL specified: {error}") from None
    upload = request.fetched.get(wanted.text)
    if upload is None:
        raise wrong_identifier()
    return Arrived(upload, is_fetched=True)


def _known(request: Request, file_id: str, kind: Kind, words: str) -> StoredFile:
    platform, bot_id = request.platform, request.bot.user.id
    file = platform.files.find(file_id)
    try:
        real = read(file_id).kind if file is None else file.kind
    except NoIdentity as error:
        raise bad_request(str(error)) from None
    if real is not kind and (real.is_picture or kind.is_picture):
        raise bad_request(f"Can't use file of type {real.words} as {words}")
    # An id is one bot's alone.
    if file is None or file.file_id(bot_id) != file_id or not platform.behaviour.reuses_files():
        raise wrong_identifier()
    return platform.files.whole(file)
