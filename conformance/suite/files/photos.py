"""Files: upload, file ids, getFile and download."""

import io
from typing import Any

from PIL import Image

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture

_FILES = documented("Bot API, Sending files")


def _photo(caller: Caller, user: User) -> dict[str, Any]:
    sent: dict[str, Any] = caller.accepted("sendPhoto", {"chat_id": user.chat_id}, files={"photo": picture()})
    return sent


@clause("files.photo-uploaded", "#sendphoto", _FILES, method="sendPhoto", features=("file_upload",))
def photo_uploaded(caller: Caller, user: User) -> None:
    """An uploaded photo comes back in sizes, the largest last, with its measure."""
    largest = _photo(caller, user)["photo"][-1]
    assert (largest["width"], largest["height"]) == (400, 300)


@clause(
    "files.photo-sent-again-by-id",
    "#sending-files",
    _FILES,
    method="sendPhoto",
    features=("file_id_reuse",),
)
def photo_sent_again_by_id(caller: Caller, user: User) -> None:
    """A file_id can be sent again, and stays the same file."""
    first = _photo(caller, user)["photo"][-1]
    again = caller.accepted("sendPhoto", {"chat_id": user.chat_id, "photo": first["file_id"]})["photo"][-1]
    assert again["file_unique_id"] == first["file_unique_id"]


@clause("files.caption", "#sendphoto", documented("Bot API, sendPhoto"), method="sendPhoto")
def caption(caller: Caller, user: User) -> None:
    """A photo carries its caption with its formatting."""
    params = {"chat_id": user.chat_id, "caption": "<b>گل</b> سرخ", "parse_mode": "HTML"}
    sent = caller.accepted("sendPhoto", params, files={"photo": picture()})
    assert sent["caption"] == "گل سرخ"
    assert [entity["type"] for entity in sent["caption_entities"]] == ["bold"]


@clause(
    "files.download",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.8.3",
    method="getFile",
    stands_on=("sendPhoto",),
    features=("file_download",),
)
def download(caller: Caller, user: User) -> None:
    """getFile gives a path at which the file base serves the photo."""
    largest = caller.given("sendPhoto", {"chat_id": user.chat_id}, files={"photo": picture()})["photo"][-1]
    path = caller.accepted("getFile", {"file_id": largest["file_id"]})["file_path"]
    status, content = caller.client.download(path)
    assert status == 200
    assert Image.open(io.BytesIO(content)).size == (400, 300)
