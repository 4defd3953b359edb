"""Sets that a bot has made, and may change."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind, StoredFile
from conformance.reference.media.given import Given, found
from conformance.reference.state.stickers import StickerSet, StickerSets

__all__ = ["own_set", "own_sticker"]


def own_set(request: Request) -> StickerSet:
    """The set that the call names. Raises ApiError where it is not one that the bot has made."""
    name = request.params.get("name", "").strip()
    if not name:
        raise bad_request("Sticker set name must be non-empty")
    found = request.platform.part(StickerSets).find(name)
    if found is None or found.bot != request.bot.user.id:
        raise bad_request("STICKERSET_INVALID")
    return found


def own_sticker(request: Request, file_id: str, missing: str = "STICKER_INVALID") -> tuple[StickerSet, int]:
    """The bot's set that the sticker is in, and where. Raises ApiError."""
    sticker = found(request, Given(None, file_id), Kind.STICKER)
    if not isinstance(sticker, StoredFile):
        raise bad_request("STICKER_INVALID")
    of = request.platform.part(StickerSets).of(sticker)
    place = None if of is None else of.place(sticker)
    if of is None or place is None or of.bot != request.bot.user.id:
        raise bad_request(missing)
    return of, place
