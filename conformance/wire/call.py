"""A Bot API call, the same whatever form a client gave it on the wire."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

__all__ = ["Call", "Form", "Spelled", "Upload"]


class Form(StrEnum):
    """How parameters travel. Source: Bot API, "Making requests"."""

    FORM = "form"
    QUERY = "query"
    JSON = "json"
    MULTIPART = "multipart"


@dataclass(frozen=True, slots=True)
class Upload:
    """One file part of a multipart request."""

    content: bytes
    filename: str = "file"
    content_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Call:
    """One method with its parameters as they travelled.

    ``params`` holds strings where the form has only strings (a keyboard is then JSON text),
    and JSON values where the body was JSON. ``files`` are multipart parts by their name,
    be it a parameter's name or the name that an ``attach://`` refers to.
    """

    method: str
    params: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)
    form: Form = Form.FORM
    verb: str = "POST"


@dataclass(frozen=True, slots=True)
class Spelled(Call):
    """A call whose request is spelt out, as none of the forms would make it."""

    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes = b""
