"""What a file becomes: Telegram looks into what it is sent, and may make another kind of it."""

from conformance.reference.files import Kind
from conformance.reference.files.reading import Look

__all__ = ["settled"]

_SPEECH = frozenset({"audio/ogg", "audio/mpeg", "audio/mp4"})
_FILMS = frozenset({"video/mp4", "video/quicktime"})
_MUSIC = frozenset({"audio/mpeg", "audio/mp4", "audio/flac", "audio/x-wav"})
_STICKERS = frozenset({"application/x-tgsticker", "video/webm"})
_STICKER_SIDE = 512
_MAX_SPEECH = 1024 * 1024  # of a voice note by address


def settled(wanted: Kind, look: Look, mime: str, size: int, *, fetched: bool) -> Kind:
    """The kind that a file of that form becomes when it is sent as the wanted one.

    A form that is not known stays what the bot says it is.
    """
    form = look.mime or mime
    match wanted:
        case Kind.DOCUMENT:
            return Kind.DOCUMENT if fetched else _recognised(look)
        case Kind.STICKER:
            return wanted if form.startswith("image/") or form in _STICKERS else Kind.DOCUMENT
        case Kind.VOICE:
            return _voice(form, look, size, fetched=fetched)
        case Kind.AUDIO:
            return Kind.DOCUMENT if form.startswith(("image/", "video/", "text/")) else wanted
        case Kind.VIDEO | Kind.VIDEO_NOTE | Kind.ANIMATION:
            return _film(wanted, look, fetched=fetched) if look.mime else wanted
    return wanted


def _recognised(look: Look) -> Kind:
    """What is made of a document whose content may be looked at."""
    if look.mime == "image/gif" and look.seconds:
        return Kind.ANIMATION
    if look.mime in _FILMS and look.has_frames:
        return Kind.VIDEO if look.has_sound else Kind.ANIMATION
    if look.mime == "image/webp" and max(look.width, look.height) <= _STICKER_SIDE:
        return Kind.STICKER
    if look.mime == "application/x-tgsticker":
        return Kind.STICKER
    return Kind.AUDIO if look.mime in _MUSIC else Kind.DOCUMENT


def _voice(form: str, look: Look, size: int, *, fetched: bool) -> Kind:
    if fetched and (look.codec == "vorbis" or size > _MAX_SPEECH):
        return Kind.DOCUMENT
    if form in _SPEECH or not form or form == "application/octet-stream":
        return Kind.VOICE
    return Kind.AUDIO if form.startswith("audio/") else Kind.DOCUMENT


def _film(wanted: Kind, look: Look, *, fetched: bool) -> Kind:
    if look.mime == "image/gif":
        return Kind.ANIMATION
    if look.mime not in _FILMS or not look.has_frames:
        return Kind.AUDIO if look.has_sound and not look.has_frames else Kind.DOCUMENT
    if wanted is Kind.VIDEO_NOTE and look.width == look.height and not fetched:
        return wanted
    if wanted is Kind.ANIMATION or fetched:
        # Only what is uploaded as a video may be one without sound.
        return Kind.VIDEO if look.has_sound else Kind.ANIMATION
    return Kind.VIDEO
