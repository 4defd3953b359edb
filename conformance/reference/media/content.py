"""A file that a call wants to send, and the message content that comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.calls.registry import Request
from conformance.reference.files import Kind, StoredFile
from conformance.reference.media.details import Details
from conformance.reference.media.given import Given, found
from conformance.reference.media.making import made
from conformance.reference.media.refusals import Rejected
from conformance.reference.media.showing import captioned, shown

__all__ = ["Wanted", "stored"]

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be sent, as the call has it; whether the file can be had is seen later."""

    kind: Kind
    file: Given
    details: Details = field(default_factory=Details)
    caption: Mapping[str, Any] = field(default_factory=dict)
    is_above: bool = False  # the caption, above the file
    is_hidden: bool = False  # by a spoiler
    cover: Given | None = None
    name: str = ""  # of the kind, as the call has it
    start: int = 0  # where the film begins, in seconds
    still: Given | None = None  # what a live photo shows until it moves

    def content(self, request: Request) -> Content:
        """Raises ApiError where the file is not there or cannot be sent so."""
        file = stored(request, self.kind, self.file, self.details)
        if self.still is not None:
            content = _live(request, file, stored(request, Kind.PHOTO, self.still))
        else:
            content = shown(request.platform, request.bot.user.id, file, **self._around(request, file))
        return captioned(content, dict(self.caption), above=self.is_above, spoiler=self.is_hidden)

    def _around(self, request: Request, file: StoredFile) -> Content:
        """What this message alone shows of its film."""
        around: Content = {}
        if file.kind is Kind.VIDEO and self.cover is not None:
            around["cover"] = stored(request, Kind.PHOTO, self.cover).pictures(request.bot.user.id)
        if file.kind is Kind.VIDEO and self.start > 0:
            around["start_timestamp"] = self.start
        return around


def stored(request: Request, kind: Kind, wanted: Given, details: Details | None = None) -> StoredFile:
    """The file, made of what has arrived if it is not known. Raises ApiError."""
    details = details or Details()
    source = found(request, wanted, kind, "DocumentAsFile" if details.is_plain else "")
    if isinstance(source, StoredFile):
        return source
    return made(request.platform, source.upload, kind, details, fetched=source.is_fetched)


def _live(request: Request, film: StoredFile, still: StoredFile) -> Content:
    if film.kind not in {Kind.VIDEO, Kind.ANIMATION}:
        raise Rejected("MEDIA_INVALID")
    view = {name: item for name, item in film.fields.items() if name != "file_name"}
    bot_id = request.bot.user.id
    return {"live_photo": {**view, "photo": still.pictures(bot_id), **film.ids(bot_id)}}
