"""Reply markup as it is kept with a message."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Button", "Markup"]

Button = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Markup:
    """A keyboard under a message, or a reply keyboard that only the person sees.

    A button that logs people in shows as a link; ``logins`` has what is behind it, by the link.
    """

    view: Mapping[str, Any]
    inline: bool
    logins: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def buttons(self) -> Iterator[Button]:
        """Every button, row by row."""
        for row in self.view.get("inline_keyboard") or self.view.get("keyboard") or ():
            yield from row

    def button(self, data: str) -> Button | None:
        """The button with that callback data."""
        return next((one for one in self.buttons() if one.get("callback_data") == data), None)

    def first(self) -> Button:
        return next(self.buttons(), {})
