"""A webhook as a bot sets it."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from conformance.reference.calls.errors import ApiError, bad_request

__all__ = ["Trouble", "Webhook", "checked_secret", "checked_url"]

PORTS = frozenset({80, 88, 443, 8443})
MAX_SECRET = 256
MAX_URL = 2048

_SECRET = re.compile(r"[A-Za-z0-9_-]*\Z")


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates go."""

    url: str
    secret_token: str = ""
    max_connections: int = 40
    ip_address: str = ""
    has_custom_certificate: bool = False


class Trouble:
    """What went wrong with a bot's webhook last; a part of the bot."""

    def __init__(self) -> None:
        self.date = 0
        self.message = ""
        self.resolved = ""  # the address that the host was found at

    def note(self, date: int, message: str) -> None:
        self.date, self.message = date, message


def checked_url(url: str) -> str:
    """The address that updates are to go to. Raises ApiError in the server's words.

    On this machine plain http and every port are allowed, as the local Bot API server allows them.
    """
    if "://" not in url:
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _refused() from None
    if not host or len(url) > MAX_URL or any(letter.isspace() for letter in url):
        raise _refused()
    if parts.scheme.lower() not in {"http", "https"}:
        raise bad_request("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if _is_here(host):
        return url
    if parts.scheme.lower() != "https":
        raise bad_request("Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
    if port is not None and port not in PORTS:
        raise bad_request("Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if host.endswith(".invalid") or ("." not in host and ":" not in host):
        raise bad_request("Bad Request: bad webhook: Failed to resolve host: Name or service not known")
    return url


def checked_secret(secret: str) -> str:
    if len(secret) > MAX_SECRET:
        raise bad_request("Bad Request: secret token is too long")
    if not _SECRET.match(secret):
        raise bad_request("Bad Request: secret token contains unallowed characters")
    return secret


def is_address(host: str) -> bool:
    """Whether the host is written as an address, with nothing to look up."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_here(host: str) -> bool:
    return host == "localhost" or (is_address(host) and ipaddress.ip_address(host).is_loopback)


def _refused() -> ApiError:
    return bad_request("Bad Request: invalid webhook URL specified")
