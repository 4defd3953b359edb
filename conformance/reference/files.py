"""Files: their ids, their sizes of pictures, and their bytes."""

import base64
import hashlib
import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, UnidentifiedImageError

from conformance.reference.errors import ApiError
from conformance.reference.ids import Identities

__all__ = ["Files", "StoredFile"]

# Longest side of each rung; the letter goes into nothing but our own reading.
_LADDER = (("s", 90), ("m", 320), ("x", 800), ("y", 1280), ("w", 2560))
MAX_SIDES = 10_000  # width and height together


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file that a bot can fetch or send again."""

    file_id: str
    file_unique_id: str
    content: bytes
    kind: str  # "photo" | "document"
    view: dict[str, Any]  # the object that messages show; for a photo, one PhotoSize
    photo: tuple[dict[str, Any], ...] = ()  # all sizes, for a photo


class Files:
    """Every file by id and by path."""

    def __init__(self, ids: Identities) -> None:
        self._ids = ids
        self._by_id: dict[str, StoredFile] = {}
        self._paths: dict[str, str] = {}  # file_unique_id to path
        self._by_path: dict[str, StoredFile] = {}

    def find(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def path(self, file: StoredFile) -> str:
        """Where the file is downloaded from; the same for the same file."""
        path = self._paths.get(file.file_unique_id)
        if path is None:
            folder, suffix = ("photos", ".jpg") if file.kind == "photo" else ("documents", _suffix(file))
            path = self._paths[file.file_unique_id] = f"{folder}/file_{len(self._paths)}{suffix}"
            self._by_path[path] = file
        return path

    def add_photo(self, content: bytes) -> tuple[dict[str, Any], ...]:
        """The sizes of a picture, smallest first. Raises ApiError where it is none."""
        try:
            with Image.open(io.BytesIO(content)) as image:
                image.load()
                picture = image.convert("RGB")
        except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
            raise ApiError(400, "Bad Request: IMAGE_PROCESS_FAILED") from None
        width, height = picture.size
        if width + height > MAX_SIDES or max(width, height) > 20 * min(width, height):
            raise ApiError(400, "Bad Request: PHOTO_INVALID_DIMENSIONS")
        rungs = []
        for _, side in _LADDER:
            scale = min(1.0, side / max(width, height))
            measure = max(1, round(width * scale)), max(1, round(height * scale))
            rungs.append((measure, _jpeg(picture, measure)))
            if scale == 1.0:
                break
        files = []
        for number, ((wide, high), data) in enumerate(rungs):
            unique = _unique(content, b"photo%d" % number)
            view: dict[str, Any] = {
                "file_id": self._file_id(b"\x02\x02"),
                "file_unique_id": unique,
                "file_size": len(data),
                "width": wide,
                "height": high,
            }
            files.append((view, data))
        sizes = tuple(view for view, _ in files)
        for view, data in files:
            stored = StoredFile(view["file_id"], view["file_unique_id"], data, "photo", view, sizes)
            self._by_id[stored.file_id] = stored
        return sizes

    def add_document(self, content: bytes, name: str, mime_type: str) -> dict[str, Any]:
        view: dict[str, Any] = {
            "file_name": name,
            "mime_type": mime_type,
            "file_id": self._file_id(b"\x05\x02"),
            "file_unique_id": _unique(content, b"document"),
            "file_size": len(content),
        }
        stored = StoredFile(view["file_id"], view["file_unique_id"], content, "document", view)
        self._by_id[stored.file_id] = stored
        return view

    def _file_id(self, kind: bytes) -> str:
        # Real ones begin with the kind and carry some fifty bytes more.
        return base64.urlsafe_b64encode(kind + b"\x00\x00" + self._ids.octets(50)).decode().rstrip("=")


def _unique(content: bytes, kind: bytes) -> str:
    digest = hashlib.blake2b(kind + content, digest_size=11).digest()
    return base64.urlsafe_b64encode(b"\x01" + digest[:10]).decode().rstrip("=")


def _jpeg(picture: Image.Image, measure: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    scaled = picture if picture.size == measure else picture.resize(measure)
    scaled.save(buffer, "JPEG", quality=87)
    return buffer.getvalue()


def _suffix(file: StoredFile) -> str:
    name = str(file.view.get("file_name", ""))
    return "." + name.rpartition(".")[2] if "." in name else ""
