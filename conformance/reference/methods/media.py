"""Messages that hold one file."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.files import Kind
from conformance.reference.formatting import caption_content
from conformance.reference.media import Given, Wanted, given, read_details, thumbnail_of
from conformance.reference.messages.sending import send


@method("sendPhoto")
def send_photo(request: Request) -> Any:
    return _sent(request, "photo", Kind.PHOTO)


@method("sendAudio")
def send_audio(request: Request) -> Any:
    return _sent(request, "audio", Kind.AUDIO)


@method("sendDocument")
def send_document(request: Request) -> Any:
    return _sent(request, "document", Kind.DOCUMENT)


@method("sendVideo")
def send_video(request: Request) -> Any:
    start = integer(request.params, "start_timestamp", 0, 0)
    return _sent(request, "video", Kind.VIDEO, cover=given(request, "cover"), start=start)


@method("sendAnimation")
def send_animation(request: Request) -> Any:
    return _sent(request, "animation", Kind.ANIMATION)


@method("sendVoice")
def send_voice(request: Request) -> Any:
    return _sent(request, "voice", Kind.VOICE)


@method("sendVideoNote")
def send_video_note(request: Request) -> Any:
    return _sent(request, "video_note", Kind.VIDEO_NOTE)


@method("sendSticker")
def send_sticker(request: Request) -> Any:
    return _sent(request, "sticker", Kind.STICKER)


@method("sendLivePhoto")
def send_live_photo(request: Request) -> Any:
    film = _needed(request, "live_photo")
    return _sent(request, "live_photo", Kind.VIDEO, still=_needed(request, "photo"), file=film)


def _sent(request: Request, name: str, kind: Kind, *, file: Given | None = None, **more: Any) -> Any:
    params = request.params
    wanted = Wanted(
        kind,
        file or _needed(request, name),
        read_details(params, thumbnail_of(request)),
        caption_content(request.platform, params),
        boolean(params, "show_caption_above_media"),
        boolean(params, "has_spoiler"),
        **more,
    )
    return send(request, lambda: wanted.content(request))


def _needed(request: Request, name: str) -> Given:
    file = given(request, name)
    if file is None:
        raise bad_request(f"There is no {name.replace('_', ' ')} in the request")
    return file
