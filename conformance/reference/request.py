"""An HTTP request read as a call, by the Bot API server's rules.

Every value becomes text, as it is in a form: a JSON body's number, object or null is its own JSON.
Of two values for one parameter the first counts, and the query comes before the body.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote_plus

from conformance.reference.errors import ApiError, bad_request
from conformance.wire.call import Call, Form, Upload
from conformance.wire.decoding import UndecodableRequest, decode

__all__ = ["MAX_BODY", "MAX_PARAMETERS", "read_call"]

MAX_BODY = 52 * 1024 * 1024
MAX_PARAMETERS = 1024 * 1024

_FORM = "application/x-www-form-urlencoded"
_NO_FILES: Mapping[str, Upload] = {}


def read_call(method: str, verb: str, query: str, content_type: str, body: bytes) -> Call:
    """The call in a request. Raises ApiError where the body is not what its type says."""
    params: dict[str, str] = {}
    if query:
        _add(params, query)
    if not body:
        return Call(method, params, _NO_FILES, Form.QUERY, verb)
    kind = content_type.lower()
    if kind.startswith(_FORM):
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
        return Call(method, {**call.params, **params}, call.files, Form.MULTIPART, verb)
    if kind.startswith("application/json"):
        _measure(body)
        return Call(method, {**_json_parameters(body), **params}, _NO_FILES, Form.JSON, verb)
    # A body of any other type is not read at all.
    return Call(method, params, _NO_FILES, Form.QUERY, verb)


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
        text = body.decode()
    except UnicodeDecodeError:
        raise bad_request("Strings must be encoded in UTF-8") from None
    text = text.strip()
    if not text.startswith(("{", '"')):
        raise bad_request("Bad Request: JSON object expected")
    try:
        value = _decode(text)
    except (ValueError, RecursionError):
        raise bad_request("Bad Request: can't parse parameter value: Can't parse") from None
    if isinstance(value, str):
        return {"content": value}
    params = {key: item if type(item) is str else _text(item) for key, item in value.items()}
    if "\\u" in text:
        # An escape can smuggle in half a surrogate pair, which is no text.
        try:
            "".join(params.values()).encode()
        except UnicodeEncodeError:
            raise bad_request("Strings must be encoded in UTF-8") from None
    return params


def _first_of_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return dict(reversed(pairs))


_decode = json.JSONDecoder(object_pairs_hook=_first_of_each).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _text(value: Any) -> str:
    return str(value) if type(value) is int else _encode(value)
