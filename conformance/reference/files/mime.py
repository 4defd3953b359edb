"""MIME types by a name's extension, and extensions by type."""

import mimetypes

__all__ = ["UNKNOWN", "extension", "mime_type"]

UNKNOWN = "application/octet-stream"

# What the standard library leaves out, or has otherwise than Telegram's table.
_OWN = {
    "aac": "audio/aac",
    "apk": "application/vnd.android.package-archive",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "epub": "application/epub+zip",
    "flac": "audio/flac",
    "gz": "application/gzip",
    "heic": "image/heic",
    "ipa": "application/octet-stream",
    "m4a": "audio/mp4",
    "m4v": "video/x-m4v",
    "md": "text/markdown",
    "mkv": "video/x-matroska",
    "mp4": "video/mp4",
    "mpeg4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "rar": "application/vnd.rar",
    "tgs": "application/x-tgsticker",
    "wav": "audio/x-wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "text/xml",
    "yaml": "application/yaml",
    "yml": "application/yaml",
    "7z": "application/x-7z-compressed",
}
# Built in only: what the machine's own files add would differ from machine to machine.
_BUILT_IN = mimetypes.MimeTypes()
_PREFERRED = {
    "image/jpeg": "jpg",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "text/plain": "txt",
    "text/html": "html",
}


def mime_type(name: str) -> str:
    """By the name's extension; empty where it says nothing."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return _OWN.get(ending) or _BUILT_IN.types_map[True].get(f".{ending}", "")


def extension(mime: str) -> str:
    """The usual extension, without its dot; empty where there is none."""
    if mime in _PREFERRED:
        return _PREFERRED[mime]
    own = next((ending for ending, known in _OWN.items() if known == mime), "")
    return own or (_BUILT_IN.guess_extension(mime) or "").removeprefix(".")
