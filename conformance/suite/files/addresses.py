"""Files that the platform fetches from an address."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.files._posting import at_address, posted
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture, silent_film
from conformance.suite.ground.sending import refused
from conformance.verdict import Consequence
from conformance.wire import Upload

_FILES = documented("Bot API, Sending files")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


@clause(
    "files.photo-by-address",
    "#sending-files",
    _FILES,
    since="2.0",
    method="sendPhoto",
    features=("file_upload",),
)
def photo_by_address(caller: Caller, user: User) -> None:
    """A photo can be sent by its address."""
    address = at_address(user, picture(640, 480), "flower.jpg")
    shown = posted(caller, user, "photo", address)["photo"][-1]
    assert (shown["width"], shown["height"]) == (640, 480)


@clause(
    "files.document-by-address",
    "#sending-files",
    _FILES,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendDocument",
)
def document_by_address(caller: Caller, user: User) -> None:
    """A PDF can be sent as a document by its address, and is named after it."""
    pdf = Upload(b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
    address = at_address(user, pdf, "report.pdf")
    shown = posted(caller, user, "document", address)["document"]
    assert (shown["file_name"], shown["file_size"]) == ("report.pdf", len(pdf.content))


@clause(
    "files.animation-by-address",
    "#sending-files",
    _FILES,
    since="4.0",
    consequence=Consequence.DEGRADES,
    method="sendAnimation",
)
def animation_by_address(caller: Caller, user: User) -> None:
    """An animation can be sent by its address."""
    address = at_address(user, silent_film(), "flower.mp4")
    assert posted(caller, user, "animation", address)["animation"]["width"] == 320


@clause(
    "files.page-is-no-photo",
    "#sendphoto",
    _SERVER,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
    features=("err_text_match",),
)
def page_is_no_photo(caller: Caller, user: User) -> None:
    """The address of a web page is no photo: 400 and Telegram's words."""
    page = Upload(b"<!doctype html><title>x</title><p>no picture</p>")
    address = at_address(user, page, "page.html")
    got = refused(caller, "sendPhoto", {"chat_id": user.chat_id, "photo": address})
    assert got == (400, "Bad Request: wrong type of the web page content")


@clause(
    "files.nowhere-refused",
    "#sendphoto",
    _SERVER,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendPhoto",
)
def nowhere_refused(caller: Caller, user: User) -> None:
    """An address at a host that does not exist is refused with 400."""
    params = {"chat_id": user.chat_id, "photo": "https://nowhere.invalid/a.jpg"}
    assert caller.refusal("sendPhoto", params).error_code == 400
