"""Results whose files are on the web."""

from typing import Any

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.inline._inline import offered
from conformance.verdict import Consequence

_ANSWER = "answerInlineQuery"
_SITE = "https://example.com"


def _by_address(kind: str, name: str, **more: Any) -> dict[str, Any]:
    """A result whose file is on the web."""
    return {"type": kind, "id": "1", f"{name}_url": f"{_SITE}/{kind}", "title": "کالا", **more}


@clause(
    "inline.photo-by-address",
    "#inlinequeryresultphoto",
    documented("Bot API, InlineQueryResultPhoto"),
    since="1.8",
    needs=("inline_query",),
    method=_ANSWER,
)
def photo_by_address(caller: Caller, user: User) -> None:
    """A photo on the web can be a result."""
    photo = _by_address("photo", "photo", thumbnail_url=f"{_SITE}/small.jpg")
    assert offered(caller, user, [photo]) is True


@clause(
    "inline.gifs-by-address",
    "#inlinequeryresultgif",
    documented("Bot API, InlineQueryResultGif and InlineQueryResultMpeg4Gif"),
    since="1.8",
    consequence=Consequence.DEGRADES,
    needs=("inline_query",),
    method=_ANSWER,
)
def gifs_by_address(caller: Caller, user: User) -> None:
    """Animations on the web can be results, as GIF and as MPEG-4."""
    small = {"thumbnail_url": f"{_SITE}/small.jpg"}
    gifs = [_by_address("gif", "gif", **small), _by_address("mpeg4_gif", "mpeg4", **small) | {"id": "2"}]
    assert offered(caller, user, gifs) is True


@clause(
    "inline.video-by-address",
    "#inlinequeryresultvideo",
    documented("Bot API, InlineQueryResultVideo"),
    since="1.8",
    consequence=Consequence.DEGRADES,
    needs=("inline_query",),
    method=_ANSWER,
)
def video_by_address(caller: Caller, user: User) -> None:
    """A video on the web can be a result."""
    video = _by_address("video", "video", mime_type="video/mp4", thumbnail_url=f"{_SITE}/small.jpg")
    assert offered(caller, user, [video]) is True


@clause(
    "inline.sounds-by-address",
    "#inlinequeryresultaudio",
    documented("Bot API, InlineQueryResultAudio and InlineQueryResultVoice"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=("inline_query",),
    method=_ANSWER,
)
def sounds_by_address(caller: Caller, user: User) -> None:
    """Music and voice notes on the web can be results."""
    sounds = [_by_address("audio", "audio"), _by_address("voice", "voice") | {"id": "2"}]
    assert offered(caller, user, sounds) is True


@clause(
    "inline.document-by-address",
    "#inlinequeryresultdocument",
    documented("Bot API, InlineQueryResultDocument: PDF and ZIP files"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=("inline_query",),
    method=_ANSWER,
)
def document_by_address(caller: Caller, user: User) -> None:
    """A PDF file on the web can be a result."""
    assert offered(caller, user, [_by_address("document", "document", mime_type="application/pdf")]) is True
