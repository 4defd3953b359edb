"""Between the strings of the wire and the values they stand for."""

import json
import re
from collections.abc import Mapping
from typing import Any

from conformance.spec.model import ArrayOf, Const, Method, Named, OneOf, Primitive, Ref

__all__ = ["typed", "wire"]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_BOOLEANS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_OBJECT_LIKE = (Named, ArrayOf)


def typed(method: Method, params: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as the Bot API reads them: numbers, booleans and JSON text become values.

    What does not parse, and parameters that the method does not have, stay as they are.
    """
    return {
        name: _typed(method.params[name].ref, value) if name in method.params else value
        for name, value in params.items()
    }


def wire(params: Mapping[str, Any]) -> dict[str, str]:
    """The parameters as a form carries them: everything a string, absent ones left out."""
    return {name: _text(value) for name, value in params.items() if value is not None}


def _typed(ref: Ref, value: Any) -> Any:
    if isinstance(value, (bool, int, float)):
        # A JSON body's number is read by its text, as every other form's is.
        read = _typed_text(ref, _text(value))
        return value if isinstance(read, float) and read == value else read
    return _typed_text(ref, value) if isinstance(value, str) else value


def _typed_text(ref: Ref, text: str) -> Any:
    options = ref.options if isinstance(ref, OneOf) else (ref,)
    for option in options:
        read = _read(option, text)
        if read is not None:
            return read
    return text


def _read(ref: Ref, text: str) -> Any | None:
    if isinstance(ref, _OBJECT_LIKE):
        return _json(text)
    if ref in {Primitive("Boolean"), Const(True)}:
        return _BOOLEANS.get(text.lower())
    if ref == Primitive("Integer"):
        return _whole(text)
    return float(text) if ref == Primitive("Float") and _NUMBER.fullmatch(text) else None


def _whole(text: str) -> int | None:
    # Longer ones are no 64-bit integers, and slow to read.
    if len(text) > 20 or not _WHOLE.fullmatch(text):
        return None
    number = int(text)
    return number if -(2**63) <= number < 2**63 else None


def _json(text: str) -> Any | None:
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return json.dumps(value, ensure_ascii=False)
