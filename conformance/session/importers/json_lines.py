"""A plain log of calls and deliveries, one JSON object a line, as ``docs/importing.md`` describes it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import WEBHOOK, Interaction
from conformance.session.importers.bodies import from_base64, moment
from conformance.wire import Call, Form, Upload, encode

__all__ = ["asked", "read"]

_BASE = "http://log.invalid"
_JSON = {"content-type": "application/json"}


def read(path: Path) -> Iterator[Interaction]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
                yield _delivery(row) if "update" in row else _call(row)
            except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
                what = f"{type(error).__name__}: {error}"
                raise CassetteUnreadable(
                    f"{path}, line {number} is no line of a log ({what}): mend it or leave it out."
                ) from error


def asked(call: Call) -> tuple[str, str, dict[str, str], bytes]:
    """The first fields of an interaction that makes the call."""
    return call.verb, *encode(call, f"{_BASE}/botTOKEN/{call.method}")


def _call(row: Mapping[str, Any]) -> Interaction:
    answer, method = row["response"], row["method"]
    if not (isinstance(method, str) and method.isalnum()):
        raise ValueError("a method is a word")
    status = row.get("status") or (200 if answer.get("ok") else answer["error_code"])
    files = {name: _upload(kept) for name, kept in (row.get("files") or {}).items()}
    form = Form(row.get("form") or ("multipart" if files else "json"))
    call = Call(method, row.get("params") or {}, files, form, row.get("verb") or "POST")
    return Interaction(*asked(call), int(status), "", _JSON, _dumped(answer), *_times(row))


def _delivery(row: Mapping[str, Any]) -> Interaction:
    if not isinstance(row["update"], dict):
        raise TypeError("an update is an object")
    reply = _dumped(row["reply"]) if row.get("reply") else b""
    update = _dumped(row["update"])
    return Interaction(
        "POST", f"{_BASE}/webhook", _JSON, update, 200, "OK", _JSON, reply, *_times(row), direction=WEBHOOK
    )


def _times(row: Mapping[str, Any]) -> tuple[float | None, float | None]:
    return moment(row.get("started_at")), float(row.get("elapsed_ms") or 0.0)


def _upload(kept: Mapping[str, Any]) -> Upload:
    content_type = kept.get("content_type") or "application/octet-stream"
    return Upload(from_base64(kept["base64"]), kept.get("filename") or "file", content_type)


def _dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
