"""Photos and documents, and the way to their bytes."""

from typing import Any

from conformance.reference.errors import bad_request
from conformance.reference.files import StoredFile
from conformance.reference.formatting import caption_content
from conformance.reference.messages import send
from conformance.reference.registry import Request, method
from conformance.wire.call import Upload

MAX_PHOTO = 10 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024


@method("sendPhoto")
def send_photo(request: Request) -> Any:
    given = _given(request, "photo")
    caption = caption_content(request.platform, request.params)
    return send(request, lambda: {"photo": _sizes(request, given), **caption})


@method("sendDocument")
def send_document(request: Request) -> Any:
    given = _given(request, "document")
    caption = caption_content(request.platform, request.params)
    if isinstance(given, StoredFile):
        if given.kind != "document":
            raise bad_request("Bad Request: can't use file of type Photo as Document")
        view = given.view
    else:
        view = request.platform.files.add_document(given.content, given.filename, given.content_type)
    return send(request, {"document": view, **caption})


@method("getFile")
def get_file(request: Request) -> Any:
    file_id = request.params.get("file_id", "")
    if not file_id:
        raise bad_request("Bad Request: file_id not specified")
    file = request.platform.files.find(file_id)
    if file is None:
        raise bad_request("Bad Request: invalid file_id")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("Bad Request: file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": len(file.content),
        "file_path": request.platform.files.path(file),
    }


def _sizes(request: Request, given: Upload | StoredFile) -> list[dict[str, Any]]:
    if isinstance(given, StoredFile):
        if given.kind != "photo":
            raise bad_request("Bad Request: can't use file of type Document as Photo")
        sizes = given.photo
    else:
        if len(given.content) > MAX_PHOTO:
            raise bad_request("Bad Request: file is too big")
        sizes = request.platform.files.add_photo(given.content)
    return request.platform.behaviour.photo_sizes(list(sizes))


def _given(request: Request, name: str) -> Upload | StoredFile:
    """The upload or the known file that a parameter means."""
    if name in request.files:
        return request.files[name]
    text = request.params.get(name, "")
    if text.startswith("attach://"):
        text, attached = "", request.files.get(text.removeprefix("attach://"))
        if attached is not None:
            return attached
    if not text:
        raise bad_request(f"There is no {name} in the request")
    file = request.platform.files.find(text)
    if file is None or not request.platform.behaviour.reuses_files():
        raise bad_request("Bad Request: wrong file identifier/HTTP URL specified")
    return file
