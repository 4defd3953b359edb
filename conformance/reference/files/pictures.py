"""Pictures: the sizes that Telegram makes of one, thumbnails, and faces."""

import hashlib
import io
import warnings
from collections.abc import Sequence

from PIL import Image, ImageOps

from conformance.reference.files.identity import KEY_LENGTH, Identity
from conformance.reference.files.kinds import Kind
from conformance.reference.files.stored import StoredFile

__all__ = ["Unusable", "face", "photo", "plain_picture", "thumbnail"]

Picture = Image.Image
Measure = tuple[int, int]

# The longest side on each rung. The last is made only of pictures that reach it.
_LADDER = (("s", 90), ("m", 320), ("x", 800), ("y", 1280), ("w", 2560))
_FACES = (("a", 160), ("b", 320), ("c", 640))
THUMBNAIL_SIDE = 320
# Nothing is known of the film but its measure: colours stand for its first picture.
_MOSAIC = 8, 8
MAX_SIDES = 10_000  # width and height together


class Unusable(ValueError):
    """A file cannot be what it is sent as; the message is the server's constant."""


def photo(content: bytes) -> StoredFile:
    """A photo in all its sizes. Raises Unusable."""
    picture, (width, height) = _opened(content)
    longest = max(width, height)
    rungs = []
    for rung, side in _LADDER:
        if rung == "w" and longest < side:
            break
        rungs.append((rung, _within((width, height), side)))
        if longest <= side:
            break
    return _sized(_key(b"photo", content), picture, rungs)


def face(content: bytes) -> StoredFile:
    """The picture of a chat or a person: square, in three sizes. Raises Unusable."""
    picture, _ = _opened(content)
    side = min(picture.size)
    square = ImageOps.fit(picture, (side, side))
    rungs = [(rung, (side, side)) for rung, side in _FACES]
    return _sized(_key(b"face", content), square, rungs)


def thumbnail(of: Identity, content: bytes, side: int = THUMBNAIL_SIDE) -> StoredFile | None:
    """A small picture that stands for the file; None where the content is no picture."""
    try:
        picture, measure = _opened(content, bounded=False)
    except Unusable:
        return None
    return _small(of, _resized(picture, _within(measure, side)))


def plain_picture(of: Identity, measure: Measure, side: int = THUMBNAIL_SIDE) -> StoredFile | None:
    """A thumbnail that stands for a film, which is not decoded here. None where the measure is not known."""
    if not all(measure):
        return None
    colours = hashlib.shake_128(of.key).digest(3 * _MOSAIC[0] * _MOSAIC[1])
    return _small(of, Image.frombytes("RGB", _MOSAIC, colours).resize(_within(measure, side)))


def _small(of: Identity, picture: Picture) -> StoredFile:
    identity = Identity(Kind.THUMBNAIL, of.key, "m")
    return StoredFile(identity, _jpeg(picture), {"width": picture.width, "height": picture.height})


def _sized(key: bytes, picture: Picture, rungs: Sequence[tuple[str, Measure]]) -> StoredFile:
    sizes: list[StoredFile] = []
    # Each is made of the next larger one, which is far quicker than of the whole.
    for rung, measure in reversed(rungs):
        picture = _resized(picture, measure)
        fields = {"width": measure[0], "height": measure[1]}
        sizes.insert(0, StoredFile(Identity(Kind.PHOTO, key, rung), _jpeg(picture), fields))
    largest = sizes[-1]
    return StoredFile(largest.identity, largest.content, largest.fields, sizes=tuple(sizes))


def _opened(content: bytes, *, bounded: bool = True) -> tuple[Picture, Measure]:
    """The picture, and the measure that it has in the file. Raises Unusable."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(content)) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            measure = image.size
            _check(measure, bounded=bounded)
            image.draft("RGB", (2560, 2560))
            return image.convert("RGB"), measure
    except Unusable:
        raise
    except Image.DecompressionBombError:
        raise Unusable("PHOTO_INVALID_DIMENSIONS") from None
    # Pillow's readers raise whatever their parsing comes upon.
    except Exception:  # noqa: BLE001 - see above
        raise Unusable("IMAGE_PROCESS_FAILED") from None


def _check(measure: Measure, *, bounded: bool) -> None:
    """Before the picture is unpacked, which a large one makes costly."""
    if sum(measure) > MAX_SIDES or (bounded and max(measure) > 20 * min(measure)):
        raise Unusable("PHOTO_INVALID_DIMENSIONS")


def _within(measure: Measure, side: int) -> Measure:
    """The measure made no longer than that side; nothing is blown up."""
    width, height = measure
    scale = min(1.0, side / max(width, height))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _resized(picture: Picture, measure: Measure) -> Picture:
    return picture if picture.size == measure else picture.resize(measure, reducing_gap=2.0)


def _jpeg(picture: Picture) -> bytes:
    buffer = io.BytesIO()
    # Telegram's own encoder is not known; sizes in bytes are like its, and no more.
    picture.save(buffer, "JPEG", quality=85, optimize=True)
    return buffer.getvalue()


def _key(purpose: bytes, content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=KEY_LENGTH, key=purpose).digest()
