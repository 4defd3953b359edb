"""Blocks of a rich message, in the form that messages show."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.fields import (
    NotParsable,
    flag,
    inner,
    integer,
    listed,
    needed_string,
    number,
    real,
    required,
    string,
)
from conformance.reference.calls.registry import Request
from conformance.reference.media import media_content, wrong_identifier
from conformance.reference.rich.texts import rich_button, rich_text

__all__ = ["Blocks"]

_Block = dict[str, Any]
_Given = Mapping[str, Any]

_MEDIA = ("animation", "audio", "document", "photo", "video", "voice_note")
_HIDDEN = frozenset({"animation", "photo", "video"})
_HORIZONTAL = frozenset({"left", "center", "right"})
_VERTICAL = frozenset({"top", "middle", "bottom"})


class Blocks:
    """Reads the blocks of one call's rich message."""

    def __init__(self, request: Request, *, draft: bool = False) -> None:
        self._request = request
        self._kinds: dict[str, Callable[[_Given, str], _Block]] = {
            **dict.fromkeys(("paragraph", "footer", *(("thinking",) if draft else ())), self._words),
            **dict.fromkeys(("collage", "slideshow"), self._gathered),
            **dict.fromkeys(("expandable_blockquote", "pullquote"), self._quote),
            **dict.fromkeys(_MEDIA, self._media),
            "heading": self._heading,
            "pre": self._pre,
            "divider": lambda _given, _kind: {},
            "mathematical_expression": lambda given, _kind: {
                "expression": needed_string(given, "expression")
            },
            "anchor": lambda given, _kind: {"name": needed_string(given, "name")},
            "list": self._list,
            "blockquote": self._blockquote,
            "table": self._table,
            "details": self._details,
            "map": self._map,
            "buttons": self._buttons,
        }

    def read(self, given: Any) -> list[_Block]:
        """The blocks in their order. Raises NotParsable."""
        if given is None:
            return []
        if not isinstance(given, list):
            raise NotParsable("Expected an Array of InputRichBlock")
        try:
            return [self._block(item) for item in given]
        except NotParsable as error:
            raise NotParsable(f"Can't parse InputRichBlock: {error}") from None

    def _block(self, given: Any) -> _Block:
        if not isinstance(given, dict):
            raise NotParsable("Object expected as InputRichMessageBlock")
        kind = needed_string(given, "type")
        if kind not in self._kinds:
            raise NotParsable(f'type "{kind}" is unsupported')
        return {"type": kind, **self._kinds[kind](given, kind)}

    def _words(self, given: _Given, _kind: str) -> _Block:
        return {"text": self._text(given, "text")}

    def _quote(self, given: _Given, _kind: str) -> _Block:
        return {"text": self._text(given, "text"), **self._credit(given)}

    def _gathered(self, given: _Given, _kind: str) -> _Block:
        return {"blocks": self.read(given.get("blocks")), **self._caption(given)}

    def _heading(self, given: _Given, _kind: str) -> _Block:
        return {"text": self._text(given, "text"), "size": min(max(integer(given, "size"), 1), 6)}

    def _pre(self, given: _Given, _kind: str) -> _Block:
        language = string(given, "language")
        return {"text": self._text(given, "text"), **({"language": language} if language else {})}

    def _list(self, given: _Given, _kind: str) -> _Block:
        items = [self._item(item, place) for place, item in enumerate(listed(given, "items"), 1)]
        return {"items": items}

    def _item(self, given: Any, place: int) -> _Block:
        if not isinstance(given, dict):
            raise NotParsable("Object expected as InputRichBlockListItem")
        value, kind = number(given, "value") or place, string(given, "type")
        item: _Block = {
            "label": f"{value}." if kind else "•",
            "blocks": self.read(given.get("blocks")),
        }
        item |= {name: True for name in ("has_checkbox", "is_checked") if flag(given, name)}
        return {**item, "type": kind, "value": value} if kind else item

    def _blockquote(self, given: _Given, _kind: str) -> _Block:
        return {"blocks": self.read(given.get("blocks")), **self._credit(given)}

    def _table(self, given: _Given, _kind: str) -> _Block:
        required(given, "cells")
        rows = [[self._cell(cell) for cell in _row(row)] for row in listed(given, "cells")]
        caption = {"caption": self._text(given, "caption")} if given.get("caption") else {}
        looks = {name: True for name in ("is_bordered", "is_striped", "is_compact") if flag(given, name)}
        return {"cells": rows, **caption, **looks}

    def _cell(self, given: Any) -> _Block:
        if not isinstance(given, dict):
            raise NotParsable("RichBlockTableCell must be an object")
        is_header = flag(given, "is_header")
        cell = {"text": self._text(given, "text")} if "text" in given else {}
        spans = {name: span for name in ("colspan", "rowspan") if (span := number(given, name)) > 1}
        align = string(given, "align") or ("center" if is_header else "left")
        valign = string(given, "valign") or "middle"
        _check(align, _HORIZONTAL, "horizontal")
        _check(valign, _VERTICAL, "vertical")
        return {
            **cell,
            **({"is_header": True} if is_header else {}),
            **spans,
            "align": align,
            "valign": valign,
        }

    def _details(self, given: _Given, _kind: str) -> _Block:
        summary, blocks = self._text(given, "summary"), self.read(given.get("blocks"))
        return {"summary": summary, "blocks": blocks, **({"is_open": True} if flag(given, "is_open") else {})}

    def _map(self, given: _Given, _kind: str) -> _Block:
        place = inner(given, "location")
        location = {name: real(place, name) for name in ("latitude", "longitude")}
        sizes = {"zoom": 15, "width": 600, "height": 400}
        return {
            "location": location,
            **{name: number(given, name) or usual for name, usual in sizes.items()},
            **self._caption(given),
        }

    def _buttons(self, given: _Given, _kind: str) -> _Block:
        required(given, "buttons")
        align = string(given, "align")
        if align:
            _check(align, _HORIZONTAL, "horizontal")
        buttons = [rich_button(self._request.platform, button) for button in listed(given, "buttons")]
        return {"buttons": buttons, **({"align": align} if align else {})}

    def _media(self, given: _Given, kind: str) -> _Block:
        medium = inner(given, kind)
        said = needed_string(medium, "type")
        if said != kind:
            raise NotParsable(f'Unexpected media type "{said}" for block "{kind}"')
        content = media_content(self._request, medium, _MEDIA)
        if "voice" in content:
            content = {"voice_note": content["voice"]}
        # A file that turns out to be of another kind is shown as that.
        shown = kind if kind in content else next((name for name in _MEDIA if name in content), None)
        if shown is None:
            raise wrong_identifier()
        hidden = {"has_spoiler": True} if flag(medium, "has_spoiler") and shown in _HIDDEN else {}
        return {"type": shown, shown: content[shown], **self._caption(given), **hidden}

    def _text(self, given: _Given, name: str) -> Any:
        return rich_text(self._request.platform, given.get(name))

    def _credit(self, given: _Given) -> _Block:
        return {"credit": self._text(given, "credit")} if given.get("credit") else {}

    def _caption(self, given: _Given) -> _Block:
        caption = given.get("caption")
        if not caption:
            return {}
        if not isinstance(caption, dict):
            raise NotParsable("RichBlockCaption must be an object")
        return {"caption": {"text": self._text(caption, "text"), **self._credit(caption)}}


def _row(row: Any) -> list[Any]:
    if not isinstance(row, list):
        raise NotParsable("Expected an Array of PageBlockTableCell")
    return row


def _check(value: str, known: frozenset[str], noun: str) -> None:
    if value not in known:
        raise NotParsable(f"Invalid {noun} alignment specified")
