"""The results of a call: first whether they can be read, then whether they can be sent."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from conformance.reference.apps.games import game_content
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, inner, needed_string, string
from conformance.reference.calls.params import decoded
from conformance.reference.calls.registry import Request
from conformance.reference.formatting import check_length, text_content
from conformance.reference.inline.contents import Content, contact_of, content_of, place_of, venue_content
from conformance.reference.inline.files import FILES, check_file, read_file
from conformance.reference.inline.result import Result
from conformance.reference.keyboards import Markup, fitting, markup_of
from conformance.reference.media import Wanted

__all__ = ["MAX_RESULTS", "read_result", "read_results"]

MAX_RESULTS = 50
MAX_ID = 64  # bytes

_Given = Mapping[str, Any]


class _Draft(NamedTuple):
    """A result that can be read."""

    kind: str
    given: _Given
    content: Content | None
    file: Wanted | None
    markup: Markup | None


def read_results(request: Request) -> list[Result]:
    """The ``results`` of a call. Raises ApiError in the server's words."""
    text = request.params.get("results", "")
    values = _decoded(text, "Can't parse JSON encoded inline query results: ") if text else None
    if values is None:
        return []
    if not isinstance(values, list):
        raise bad_request("Expected an Array of inline query results")
    if len(values) > MAX_RESULTS:
        raise bad_request("Too many inline query results specified")
    try:
        drafts = [_read(request, value) for value in values]
        results = [_checked(request, draft) for draft in drafts]
    except NotParsable as error:
        raise bad_request(f"Can't parse inline query result: {error}") from None
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def read_result(request: Request) -> Result:
    """The only ``result`` of a call. Raises ApiError in the server's words."""
    text = request.params.get("result", "")
    if not text:
        raise bad_request("Result isn't specified")
    value = _decoded(text, "Can't parse JSON encoded web view query results ")
    try:
        return _checked(request, _read(request, value))
    except NotParsable as error:
        raise bad_request(str(error)) from None


def _decoded(text: str, words: str) -> Any:
    try:
        return decoded(text)
    except ValueError:
        raise bad_request(f"{words}Can't parse") from None


def _read(request: Request, value: Any) -> _Draft:
    if not isinstance(value, dict):
        raise NotParsable("Inline query result must be an object")
    kind = needed_string(value, "type").lower()
    needed_string(value, "id")
    content = _message(request, kind, value)
    keyboard = value.get("reply_markup")
    markup = None if keyboard is None else markup_of(inner(value, "reply_markup"))
    if kind == "article":
        needed_string(value, "title")
    elif kind in _OWN:
        own = _OWN[kind](value)
        content = own if content is None else content
    elif kind == "game":
        content = {"game": {"short_name": needed_string(value, "game_short_name")}}
    elif kind not in FILES:
        raise NotParsable(f'type "{kind}" is unsupported for the inline query result')
    file = read_file(request, kind, value) if kind in FILES else None
    return _Draft(kind, value, content, file, markup)


def _message(request: Request, kind: str, value: _Given) -> Content | None:
    """What is to be sent in place of the result itself; an article is nothing without it."""
    if value.get("input_message_content") is not None:
        content = content_of(request, inner(value, "input_message_content"))
        if content is None and kind == "article":
            raise NotParsable("Input message content is not specified")
        return content
    text = needed_string(value, "message_text") if kind == "article" else string(value, "message_text")
    if kind != "article" and not text:
        return None
    return text_content(request.platform, value, "message_text", refusal=NotParsable)


def _location(value: _Given) -> Content:
    content = place_of(value)
    needed_string(value, "title")
    return content


# Kinds that are what they show.
_OWN: Mapping[str, Callable[[_Given], Content]] = {
    "contact": contact_of,
    "location": _location,
    "venue": venue_content,
}


def _checked(request: Request, draft: _Draft) -> Result:
    """The result as it can be sent. Raises ApiError."""
    content, platform = draft.content, request.platform
    if draft.kind == "game":
        content = game_content(platform, request.bot, string(draft.given, "game_short_name"))
    markup = fitting(draft.markup, "inline", content or (), platform.account, only_inline=True)
    check_length(content or {}, edited=True)
    if draft.file is not None:
        check_file(request, draft.kind, draft.given, draft.file)
        check_length(draft.file.caption, edited=True)
    if draft.kind == "article" and not string(draft.given, "title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    result_id = string(draft.given, "id")
    if not result_id:
        raise bad_request("RESULT_ID_EMPTY")
    if len(result_id.encode()) > MAX_ID:
        raise bad_request("RESULT_ID_INVALID")
    named = draft.file.file.text if draft.file and content is None else ""
    fetched = {named: request.fetched[named]} if named in request.fetched else {}
    return Result(result_id, _shown(draft), content, markup, draft.file, fetched)


def _shown(draft: _Draft) -> dict[str, Any]:
    """What a list of results says of it."""
    names = ("id", "title", "description", "url", "thumbnail_url", "first_name", "phone_number")
    shown = {name: string(draft.given, name) for name in names}
    return {"type": draft.kind, **{name: value for name, value in shown.items() if value}}
