"""getFile, and what lies at its path."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.files._posting import kept
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import paper, picture
from conformance.suite.ground.sending import refused
from conformance.verdict import Consequence, Level

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


@clause(
    "files.file-described",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    method="getFile",
    stands_on=("sendDocument",),
    features=("file_download",),
)
def file_described(caller: Caller, user: User) -> None:
    """getFile tells the ids and the size of the file that it was asked for."""
    file = paper("یک\nدو")
    shown = kept(caller, user, "document", file)["document"]
    got = caller.accepted("getFile", {"file_id": shown["file_id"]})
    assert (got["file_unique_id"], got["file_size"]) == (shown["file_unique_id"], len(file.content))


@clause(
    "files.bytes-kept",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    method="getFile",
    stands_on=("sendDocument",),
    features=("file_download",),
)
def bytes_kept(caller: Caller, user: User) -> None:
    """What is downloaded of a document is what was uploaded, byte for byte."""
    file = paper("".join(map(chr, range(1, 2000))))
    shown = kept(caller, user, "document", file)["document"]
    path = caller.accepted("getFile", {"file_id": shown["file_id"]})["file_path"]
    assert caller.client.download(path) == (200, file.content)


@clause(
    "files.every-size-downloads",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    consequence=Consequence.DEGRADES,
    method="getFile",
    stands_on=("sendPhoto",),
    features=("file_download",),
)
def every_size_downloads(caller: Caller, user: User) -> None:
    """The smallest size of a photo is downloaded as the small picture that it is."""
    sizes = kept(caller, user, "photo", picture(900, 600))["photo"]
    path = caller.accepted("getFile", {"file_id": sizes[0]["file_id"]})["file_path"]
    status, content = caller.client.download(path)
    assert (status, len(content)) == (200, sizes[0]["file_size"])


@clause(
    "files.persons-document-downloads",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    needs=("send_document",),
    method="getFile",
    features=("file_download", "reads.document"),
)
def persons_document_downloads(caller: Caller, user: User) -> None:
    """What a person sends can be downloaded as it was."""
    user.act("send_document", content="نامه".encode(), file_name="نامه.txt")
    seen_document = caller.awaited("message", lambda message: "document" in message)["message"]["document"]
    path = caller.accepted("getFile", {"file_id": seen_document["file_id"]})["file_path"]
    assert caller.client.download(path) == (200, "نامه".encode())


@clause(
    "files.get-file-twice",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    consequence=Consequence.DEGRADES,
    method="getFile",
    stands_on=("sendDocument",),
    features=("file_download",),
)
def get_file_twice(caller: Caller, user: User) -> None:
    """getFile can be asked again, and the path leads to the same file."""
    file_id = kept(caller, user, "document", paper())["document"]["file_id"]
    paths = [caller.accepted("getFile", {"file_id": file_id})["file_path"] for _ in range(2)]
    found = {caller.client.download(path) for path in paths}
    assert found == {(200, paper().content)}


@clause(
    "files.unknown-file-refused",
    "#getfile",
    documented("Bot API, getFile"),
    since="1.5",
    method="getFile",
    features=("file_download",),
)
def unknown_file_refused(caller: Caller) -> None:
    """getFile of an id that is none is refused with 400."""
    assert caller.refusal("getFile", {"file_id": "no-file-id"}).error_code == 400


@clause(
    "files.file-unnamed-refused",
    "#getfile",
    _SERVER,
    since="1.5",
    consequence=Consequence.COSMETIC,
    method="getFile",
)
def file_unnamed_refused(caller: Caller) -> None:
    """getFile without a file_id is refused with 400 and Telegram's words."""
    assert refused(caller, "getFile", {}) == (400, "Bad Request: file_id not specified")


@clause(
    "files.wrong-path-not-found",
    "#getfile",
    _SERVER,
    since="1.5",
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="getFile",
    stands_on=("sendDocument",),
)
def wrong_path_not_found(caller: Caller, user: User) -> None:
    """At a path that getFile did not give there is no file: 404."""
    caller.accepted("getFile", {"file_id": kept(caller, user, "document", paper())["document"]["file_id"]})
    assert caller.client.download("documents/nothing_here.txt")[0] == 404
