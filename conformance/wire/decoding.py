"""Reads an HTTP request, in any of the forms that clients use, as a call."""

import json
from collections.abc import Mapping
from email.message import Message
from typing import Any, cast
from urllib.parse import parse_qsl, urlsplit

from python_multipart import MultipartParser
from python_multipart.exceptions import MultipartParseError

from conformance.wire.call import Call, Form, Upload

__all__ = ["UndecodableRequest", "decode"]


class UndecodableRequest(ValueError):
    """The body is not what its content type says."""


def decode(verb: str, url: str, headers: Mapping[str, str], body: bytes) -> Call:
    """The call that a request makes; the method is the last segment of the path.

    Of two values for one parameter the first counts, and the query comes before the body, as with Telegram.
    Raises UndecodableRequest where the body contradicts its content type.
    """
    parts = urlsplit(url)
    method = parts.path.rstrip("/").rsplit("/", 1)[-1]
    params: dict[str, Any] = _pairs(parts.query)
    content = _header(headers, "content-type")
    kind = content.get_content_type() if body else ""
    match kind:
        case "":
            return Call(method, params, form=Form.QUERY if params or verb == "GET" else Form.FORM, verb=verb)
        case "application/json":
            return Call(method, _json_object(body) | params, form=Form.JSON, verb=verb)
        case "multipart/form-data":
            fields, files = _multipart(body, str(content.get_param("boundary") or ""))
            return Call(method, fields | params, files, Form.MULTIPART, verb)
        case _:
            # The form is what clients mean when they say nothing, or the wrong thing.
            text = body.decode("utf-8", "replace")
            return Call(method, _pairs(text) | params, verb=verb)


def _pairs(text: str) -> dict[str, Any]:
    return dict(reversed(parse_qsl(text, keep_blank_values=True)))


def _header(headers: Mapping[str, str], name: str) -> Message:
    value = next((value for key, value in headers.items() if key.lower() == name), "")
    message = Message()
    message[name] = value or "application/x-www-form-urlencoded"
    return message


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:
        raise UndecodableRequest(f"the JSON body is broken: {error}") from error
    if not isinstance(value, dict):
        raise UndecodableRequest("the JSON body is not an object")
    return value


class _Parts:
    """Collects the parts that the streaming parser announces."""

    def __init__(self) -> None:
        self.fields: dict[str, Any] = {}
        self.files: dict[str, Upload] = {}
        self._headers = Message()
        self._name = self._value = self._data = b""

    def callbacks(self) -> dict[str, Any]:
        return {
            "on_part_begin": self._begin,
            "on_part_data": self._on_data,
            "on_part_end": self._end,
            "on_header_field": self._on_field,
            "on_header_value": self._on_value,
            "on_header_end": self._header_end,
        }

    def _begin(self) -> None:
        self._headers, self._data = Message(), b""

    def _on_data(self, data: bytes, start: int, end: int) -> None:
        self._data += data[start:end]

    def _on_field(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _on_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._name.decode("latin-1")] = self._value.decode("utf-8", "replace")
        self._name = self._value = b""

    def _end(self) -> None:
        name = self._headers.get_param("name", header="content-disposition")
        filename = self._headers.get_filename()
        if not isinstance(name, str):
            return
        if filename is None:
            self.fields[name] = self._data.decode("utf-8", "replace")
        else:
            content_type = self._headers.get("content-type", "application/octet-stream")
            self.files[name] = Upload(self._data, filename, content_type)


def _multipart(body: bytes, boundary: str) -> tuple[dict[str, Any], dict[str, Upload]]:
    if not boundary:
        raise UndecodableRequest("the multipart body has no boundary")
    parts = _Parts()
    parser = MultipartParser(boundary.encode("latin-1", "replace"), cast("Any", parts.callbacks()))
    try:
        parser.write(body)
        parser.finalize()
    except MultipartParseError as error:
        raise UndecodableRequest(f"the multipart body is broken: {error}") from error
    return parts.fields, parts.files
