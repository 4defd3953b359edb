"""One result, as the bot gave it and ready to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.reference.calls.registry import Request
from conformance.reference.keyboards import Markup
from conformance.reference.media import Wanted
from conformance.reference.state import Bot, Platform
from conformance.wire.call import Upload

__all__ = ["Result"]

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Result:
    """``shown`` is what a person sees of it in the list; its file is made once it is chosen."""

    id: str
    shown: _Json
    content: _Json | None = None
    markup: Markup | None = None
    file: Wanted | None = None
    fetched: Mapping[str, Upload | None] = field(default_factory=dict)

    def made(self, platform: Platform, bot: Bot) -> _Json:
        """The content of a message of it. Raises ApiError where its file cannot be had."""
        if self.content is not None or self.file is None:
            return self.content or {}
        return self.file.content(Request(platform, bot, {}, {}, self.fetched))
