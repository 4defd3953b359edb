"""Files that a recording names and keeps no bytes of, made again from what the answers say of them."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from conformance.wire import samples

__all__ = ["shown_files", "shown_uploads", "stand_in"]

_LARGEST = 256 * 1024  # a file of which nothing but the size is known is made no larger

_Shown = Mapping[str, Any]


def shown_files(answer: Any) -> Iterator[tuple[str, Any]]:
    """The kinds and objects of the files that a result shows, one for each message of an album."""
    for message in answer if isinstance(answer, list) else [answer]:
        if isinstance(message, dict):
            kind = next((name for name in _MAKERS if name in message), None)
            if kind is not None:
                yield kind, message[kind]


def shown_uploads(names: Iterable[str], media: Any, answer: Any) -> dict[str, tuple[str, Any] | None]:
    """What the answer shows of each uploaded file; an album's ``media`` says which message has which."""
    shown = list(shown_files(answer))
    places = _attached(media)
    return {
        name: shown[min(places.get(name, number), len(shown) - 1)] if shown else None
        for number, name in enumerate(names)
    }


def _attached(media: Any) -> dict[str, int]:
    try:
        items = json.loads(media) if isinstance(media, str) else media
    except ValueError:
        return {}
    return {
        str(item.get("media")).removeprefix("attach://"): number
        for number, item in enumerate(items if isinstance(items, list) else [])
        if isinstance(item, dict)
    }


def stand_in(kind: str, shown: Any, mark: bytes) -> bytes:
    """A file of that kind and measure; the same again for the same mark."""
    return _MAKERS[kind](shown, mark)


def _photo(sizes: Any, mark: bytes) -> bytes:
    largest = sizes[-1] if isinstance(sizes, list) and sizes else {}
    return samples.picture("JPEG", *_measure(largest), mark)


def _sticker(shown: _Shown, mark: bytes) -> bytes:
    return samples.picture("WEBP", *_measure(shown, 512), mark)


def _video(shown: _Shown, mark: bytes) -> bytes:
    return samples.film(*_measure(shown), _seconds(shown), mark)


def _animation(shown: _Shown, mark: bytes) -> bytes:
    return samples.film(*_measure(shown), _seconds(shown), mark, sound=False)


def _video_note(shown: _Shown, mark: bytes) -> bytes:
    length = int(shown.get("length") or 240)
    return samples.film(length, length, _seconds(shown), mark)


def _audio(shown: _Shown, mark: bytes) -> bytes:
    return samples.music(
        _seconds(shown), mark, str(shown.get("title") or ""), str(shown.get("performer") or "")
    )


def _voice(shown: _Shown, mark: bytes) -> bytes:
    return samples.speech(_seconds(shown), mark)


def _document(shown: _Shown, mark: bytes) -> bytes:
    mime = str(shown.get("mime_type") or "")
    thumb = shown.get("thumbnail") or shown.get("thumb") or {}
    match mime.split("/"):
        case ["video", _]:
            # What was shown as a document for all that it is a film had no sound.
            return samples.film(*_measure(thumb), 1, mark, sound=False)
        case ["image", form] if form in _PICTURES:
            return samples.picture(_PICTURES[form], *_measure(thumb), mark)
        case ["audio", "ogg"]:
            return samples.speech(1, mark, codec="vorbis")
        case ["application", "pdf"]:
            return samples.paper(mark)
    return mark.ljust(min(int(shown.get("file_size") or 1), _LARGEST), b"\0")


_PICTURES = {"jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "gif": "GIF"}

# In the order in which a message is asked for them: an animation has a document too.
_MAKERS: dict[str, Callable[[Any, bytes], bytes]] = {
    "photo": _photo,
    "video": _video,
    "animation": _animation,
    "audio": _audio,
    "voice": _voice,
    "video_note": _video_note,
    "sticker": _sticker,
    "document": _document,
}


def _measure(shown: _Shown, usual: int = 320) -> tuple[int, int]:
    return int(shown.get("width") or usual), int(shown.get("height") or usual)


def _seconds(shown: _Shown) -> int:
    return int(shown.get("duration") or 0)
