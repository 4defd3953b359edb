"""Refusals, in the words and codes of the Bot API server."""

import re
from typing import Any

__all__ = [
    "ApiError",
    "bad_request",
    "conflict",
    "forbidden",
    "internal_error",
    "not_found",
    "too_many_requests",
    "unauthorized",
]

_PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 500: "Internal Server Error"}
_CONSTANT = re.compile(r"[A-Z0-9_]+\Z")


class ApiError(Exception):
    """A call is refused; the answer's envelope says so."""

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = self.parameters
        return body


def refused(code: int, message: str) -> ApiError:
    """The server's rule for an inner message: a prefix by code, the first letter lowered.

    A second letter that is a capital or an underscore keeps the first: such words are constants.
    """
    if code == 403 and _CONSTANT.match(message):
        code = 400
    prefix = _PREFIXES[code]
    if message.startswith(prefix):
        return ApiError(code, message)
    if len(message) > 1 and not (message[1] == "_" or "A" <= message[1] <= "Z"):
        message = message[0].lower() + message[1:]
    return ApiError(code, f"{prefix}: {message}")


def bad_request(message: str) -> ApiError:
    return refused(400, message)


def unauthorized() -> ApiError:
    return ApiError(401, "Unauthorized")


def forbidden(message: str) -> ApiError:
    return refused(403, message)


def not_found(message: str = "") -> ApiError:
    return ApiError(404, f"Not Found: {message}" if message else "Not Found")


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


def internal_error() -> ApiError:
    return ApiError(500, "Internal Server Error")


def conflict(message: str) -> ApiError:
    return ApiError(409, f"Conflict: {message}")
