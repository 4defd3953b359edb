"""Recorded traffic that is kept as a plain JSON list of steps."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import Interaction
from conformance.session.importers.bodies import moment
from conformance.session.importers.json_lines import asked
from conformance.session.model import Session, Step
from conformance.session.stand_ins import shown_uploads, stand_in
from conformance.wire import Call, Form, Upload, read_answer

__all__ = ["import_steps", "read"]


def import_steps(path: Path) -> Session:
    """The session in a JSON list of ``{method, http_method, encoding, request, status, response}``.

    Raises CassetteUnreadable where the file is not such a list.
    """
    rows = _rows(path)
    steps = tuple(_step(number, row) for number, row in enumerate(rows, start=1))
    recorded_at = str(rows[0].get("recorded_at") or "an unknown date") if rows else "an unknown date"
    origin = "api.telegram.org" if rows and rows[0].get("origin") == "captured" else "unknown"
    return Session(path.stem, steps, recorded_on=f"{origin}, {recorded_at}", notes={"imported": "steps"})


def read(path: Path) -> Iterator[Interaction]:
    """The steps as exchanges; a file of which no bytes are kept is a stand-in."""
    for row in _rows(path):
        headers = {"content-type": "application/json", **(row.get("response_headers") or {})}
        answered = {name.lower(): str(value) for name, value in headers.items()}
        day = moment(row.get("recorded_at"))
        yield Interaction(*asked(_call(row)), _status(row), "", answered, _body(row), day, 0.0)


def _rows(path: Path) -> list[dict[str, Any]]:
    try:
        rows = json.loads(path.read_bytes())
    except ValueError as error:
        raise CassetteUnreadable(f"{path} is not JSON ({error}): give a cassette or a step list.") from error
    if not isinstance(rows, list) or not all(map(_is_step, rows)):
        raise CassetteUnreadable(f"{path} is not a list of recorded steps: each needs at least a method.")
    return rows


def _is_step(row: Any) -> bool:
    return (
        isinstance(row, dict)
        and isinstance(row.get("method"), str)
        and isinstance(row.get("request") or {}, dict)
        and row.get("encoding") in {None, *Form}
    )


def _status(row: Mapping[str, Any]) -> int:
    return int(row.get("status") or 0)


def _body(row: Mapping[str, Any]) -> bytes:
    raw = row.get("response_raw")
    return raw.encode() if isinstance(raw, str) else json.dumps(row.get("response")).encode()


def _step(number: int, row: Mapping[str, Any]) -> Step:
    return Step(number, _call(row), read_answer(_status(row), _body(row)))


def _call(row: Mapping[str, Any]) -> Call:
    form = Form(row.get("encoding") or "form")
    request = row.get("request") or {}
    params = {name: value for name, value in request.items() if not _is_upload(value)}
    uploads = {name: value["__file__"] for name, value in request.items() if _is_upload(value)}
    response = row.get("response")
    result = response.get("result") if isinstance(response, dict) else None
    shown = shown_uploads(uploads, params.get("media"), result)
    files = {name: _upload(kept, shown[name]) for name, kept in uploads.items()}
    return Call(str(row["method"]), params, files, form, str(row.get("http_method") or "POST"))


def _is_upload(value: Any) -> bool:
    return isinstance(value, dict) and "__file__" in value


def _upload(kept: Mapping[str, Any], shown: tuple[str, Any] | None) -> Upload:
    """A stand-in of the recorded name, and of the measure that the answer shows."""
    name = str(kept.get("filename") or "file.png")
    kind, file = shown or _guessed(name, kept)
    content = stand_in(kind, file, name.encode())
    return Upload(content, name, str(kept.get("content_type") or "application/octet-stream"))


def _guessed(name: str, kept: Mapping[str, Any]) -> tuple[str, Any]:
    picture = name.endswith((".png", ".webp"))
    return (
        "document",
        {"mime_type": "image/png", "thumbnail": _SQUARE} if picture else {"file_size": kept.get("size")},
    )


# What sets of stickers are made of.
_SQUARE = {"width": 512, "height": 512}
