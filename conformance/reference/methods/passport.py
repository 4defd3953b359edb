"""Telegram Passport: what the bot finds wrong with a person's papers."""

import base64
import binascii
from collections.abc import Callable, Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, listed, needed_string
from conformance.reference.calls.lists import each, json_list
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import user_id_of, user_of

_Given = Mapping[str, Any]

HASH_BYTES = 32

_TYPES = frozenset(
    {
        "personal_details",
        "passport",
        "driver_license",
        "identity_card",
        "internal_passport",
        "address",
        "utility_bill",
        "bank_statement",
        "rental_agreement",
        "passport_registration",
        "temporary_registration",
        "phone_number",
        "email",
    }
)


@method("setPassportDataErrors", Depth.ANSWERS)
def set_passport_data_errors(request: Request) -> bool:
    """Nobody here shares papers; the errors are looked at and forgotten."""
    user_id_of(request)
    values = json_list(request.params, "errors", "errors", "PassportElementError")
    hashes = each(values, "PassportElementError", _hashes)
    user_of(request)
    for name, octets in (item for found in hashes for item in found):
        if len(octets) != HASH_BYTES:
            raise bad_request(f"{name.upper()}_SIZE_INVALID")
    return True


def _hashes(given: Any) -> list[tuple[str, bytes]]:
    """The hashes that an error is about, with the names of their fields. Raises NotParsable."""
    if not isinstance(given, dict):
        raise NotParsable("expected an Object")
    if needed_string(given, "type") not in _TYPES:
        raise NotParsable("wrong Telegram Passport element type specified")
    needed_string(given, "message")
    source = needed_string(given, "source")
    if source not in _SOURCES:
        raise NotParsable("wrong source specified")
    return _SOURCES[source](given)


def _data(given: _Given) -> list[tuple[str, bytes]]:
    needed_string(given, "field_name")
    return _one("data_hash")(given)


def _one(name: str) -> Callable[[_Given], list[tuple[str, bytes]]]:
    return lambda given: [(name, _decoded(needed_string(given, name)))]


def _several(given: _Given) -> list[tuple[str, bytes]]:
    hashes = listed(given, "file_hashes")
    if not all(isinstance(item, str) for item in hashes):
        raise NotParsable("hash must be a string")
    return [("file_hash", _decoded(item)) for item in hashes]


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotParsable("hash isn't a valid base64-encoded string") from None


_SOURCES: Mapping[str, Callable[[_Given], list[tuple[str, bytes]]]] = {
    "unspecified": _one("element_hash"),
    "data": _data,
    "file": _one("file_hash"),
    "files": _several,
    "front_side": _one("file_hash"),
    "reverse_side": _one("file_hash"),
    "selfie": _one("file_hash"),
    "translation_file": _one("file_hash"),
    "translation_files": _several,
}
