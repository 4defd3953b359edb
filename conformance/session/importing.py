"""Reads recorded traffic that is kept as a plain JSON list of steps."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conformance.errors import CassetteUnreadable
from conformance.session.model import Session, Step
from conformance.wire import Call, Form, Upload, read_answer

__all__ = ["import_steps"]

# The smallest picture there is.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def import_steps(path: Path) -> Session:
    """The session in a JSON list of ``{method, http_method, encoding, request, status, response}``.

    Raises CassetteUnreadable where the file is not such a list.
    """
    try:
        rows = json.loads(path.read_bytes())
    except ValueError as error:
        raise CassetteUnreadable(f"{path} is not JSON ({error}): give a cassette or a step list.") from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) and "method" in row for row in rows):
        raise CassetteUnreadable(f"{path} is not a list of recorded steps: each needs at least a method.")
    steps = tuple(_step(number, row) for number, row in enumerate(rows, start=1))
    recorded_at = str(rows[0].get("recorded_at") or "an unknown date") if rows else "an unknown date"
    origin = "api.telegram.org" if rows and rows[0].get("origin") == "captured" else "unknown"
    return Session(path.stem, steps, recorded_on=f"{origin}, {recorded_at}", notes={"imported": "steps"})


def _step(number: int, row: Mapping[str, Any]) -> Step:
    raw = row.get("response_raw")
    body = raw.encode() if isinstance(raw, str) else json.dumps(row.get("response")).encode()
    return Step(number, _call(row), read_answer(int(row.get("status") or 0), body))


def _call(row: Mapping[str, Any]) -> Call:
    form = Form(row.get("encoding") or "form")
    request = row.get("request") or {}
    params = {name: value for name, value in request.items() if not _is_upload(value)}
    files = {name: _upload(value) for name, value in request.items() if _is_upload(value)}
    return Call(str(row["method"]), params, files, form, str(row.get("http_method") or "POST"))


def _is_upload(value: Any) -> bool:
    return isinstance(value, dict) and "__file__" in value


def _upload(value: Mapping[str, Any]) -> Upload:
    """A stand-in of the recorded name, type and size; the recording keeps no bytes."""
    kept = value["__file__"]
    name = str(kept.get("filename") or "file.png")
    content = _PIXEL if name.endswith((".png", ".jpg")) else bytes(int(kept.get("size") or 1))
    return Upload(content, name, str(kept.get("content_type") or "application/octet-stream"))
