"""The way to a file's bytes."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request, method

MAX_DOWNLOAD = 20 * 1024 * 1024


@method("getFile")
def get_file(request: Request) -> Any:
    file_id = request.params.get("file_id", "")
    if not file_id:
        raise bad_request("Bad Request: file_id not specified")
    file = request.platform.files.find(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    bot_id = request.bot.user.id
    if file.file_id(bot_id) != file_id:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("Bad Request: file is too big")
    return {**file.ids(bot_id), "file_path": request.platform.files.path(file)}
