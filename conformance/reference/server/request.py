"""An HTTP request read as a call, by the Bot API server's rules.

Every value becomes text, as it is in a form: a JSON body's number, object or null is its own JSON.
Of two values for one parameter the first counts, and the query comes before the body.
"""

import json
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote_plus

from conformance.reference.calls.errors import ApiError, bad_request
from conformance.wire.call import Call, Form, Upload
from conformance.wire.decoding import UndecodableRequest, decode

__all__ = ["MAX_BODY", "MAX_PARAMETERS", "read_call"]

MAX_BODY = 51 * 1024 * 1024  # a file of 50 MB, and what the call says of it
MAX_PARAMETERS = 1024 * 1024
MAX_FILES = 1000

_FORM = "application/x-www-form-urlencoded"
_NO_FILES: Mapping[str, Upload] = {}


def read_call(method: str, verb: str, query: str, content_type: str, body: bytes, encoding: str = "") -> Call:
    """The call in a request. Raises ApiError where the body cannot be read at all.

    JSON that breaks off is read as far as it goes: the server says nothing of what is wrong in it.
    """
    params: dict[str, str] = {}
    if query:
        _add(params, query)
    if not body:
        return Call(method, params, _NO_FILES, Form.QUERY, verb)
    if encoding:
        body = _decoded(body, encoding.strip().lower())
    kind = content_type.lower()
    if "application/json" in kind:
        _measure(body)
        return Call(method, {**_json_parameters(body), **params}, _NO_FILES, Form.JSON, verb)
    if _FORM in kind:
        _measure(body)
        _add(params, body.decode("utf-8", "replace"))
        return Call(method, params, _NO_FILES, Form.FORM, verb)
    if "multipart/form-data" in kind:
        if "boundary=" not in kind:
            raise bad_request("Bad Request: boundary not found")
        try:
            call = decode(verb, method, {"content-type": content_type}, body)
        except UndecodableRequest:
            raise bad_request("Bad Request: can't parse form data headers") from None
        if len(call.files) > MAX_FILES:
            raise ApiError(413, "Request Entity Too Large: too much files attached")
        return Call(method, {**call.params, **params}, call.files, Form.MULTIPART, verb)
    # A body of any other type is not read at all.
    return Call(method, params, _NO_FILES, Form.QUERY, verb)


def _decoded(body: bytes, encoding: str) -> bytes:
    """The body as it was before it was compressed; one that grows beyond all measure is refused."""
    if encoding == "identity":
        return body
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise ApiError(415, "Unsupported Media Type: unsupported content-encoding")
    inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)
    try:
        plain = inflate.decompress(body, MAX_BODY + 1)
    except zlib.error:
        raise bad_request("Bad Request: can't decode content-encoding") from None
    if len(plain) > MAX_BODY:
        raise ApiError(413, "Request Entity Too Large")
    return plain


def _add(params: dict[str, str], encoded: str) -> None:
    """Reads ``a=1&b=2`` into what is not yet there. By hand: the standard library takes thrice as long."""
    for pair in encoded.split("&"):
        key, _, value = pair.partition("=")
        if "%" in pair or "+" in pair:
            key, value = unquote_plus(key), unquote_plus(value)
        if key and key not in params:
            params[key] = value


def _measure(body: bytes) -> None:
    if len(body) > MAX_PARAMETERS:
        raise ApiError(413, "Request Entity Too Large: too much parameters")


def _json_parameters(body: bytes) -> dict[str, str]:
    try:
        value = _decode(body.decode().strip())
    except (ValueError, RecursionError):
        value = dict(_broken_off(body.decode("utf-8", "ignore").strip()))
    if isinstance(value, str):
        return {"content": value}
    if not isinstance(value, dict):
        return {}
    params = {key: item if type(item) is str else _text(item) for key, item in value.items()}
    if b"\\u" in body:
        # An escape can smuggle in half a surrogate pair, which is no text.
        try:
            "".join(params.values()).encode()
        except UnicodeEncodeError:
            raise bad_request("Strings must be encoded in UTF-8") from None
    return params


def _broken_off(text: str) -> Iterator[tuple[str, Any]]:
    """The pairs of an object that stand whole before the place where it breaks."""
    gap = _GAP.match(text, 1) if text.startswith("{") else None
    place = gap.end() if gap else len(text)
    try:
        while place < len(text):
            key, place = _SCANNER.raw_decode(text, place)
            colon = _COLON.match(text, place)
            if not isinstance(key, str) or colon is None:
                return
            value, place = _SCANNER.raw_decode(text, colon.end())
            yield key, value
            comma = _COMMA.match(text, place)
            if comma is None:
                return
            place = comma.end()
    except (ValueError, RecursionError):
        return


_GAP = re.compile(r"\s*")
_COLON = re.compile(r"\s*:\s*")
_COMMA = re.compile(r"\s*,\s*")
_SCANNER = json.JSONDecoder()


def _first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(reversed(pairs))


_decode = json.JSONDecoder(object_pairs_hook=_first_of_each).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _text(value: Any) -> str:
    return str(value) if type(value) is int else _encode(value)
