"""Pictures, still and moving."""

import io
import warnings

from PIL import Image

from conformance.reference.files.reading.gif import gif_seconds
from conformance.reference.files.reading.look import Look

__all__ = ["read_picture"]

_MIMES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
}


def read_picture(content: bytes) -> Look | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=tuple(_MIMES)) as image:
                mime = _MIMES[image.format or ""]
                seconds = gif_seconds(content) if mime == "image/gif" else 0.0
                return Look(mime, *image.size, seconds=seconds, has_frames=mime == "image/gif")
    # Pillow's readers raise whatever their parsing comes upon.
    except Exception:  # noqa: BLE001 - see above
        return None
