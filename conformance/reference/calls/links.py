"""Links in buttons and texts, as Telegram accepts and rewrites them."""

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv6Address

__all__ = ["InvalidLink", "checked_link"]

_OWN = re.compile(r"(tg|ton|tonsite):(?://)?", re.IGNORECASE | re.ASCII)
_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_AUTHORITY = re.compile(r"[^/?#]*")
_PORT = re.compile(r"(.+):([^:\]@]*)", re.DOTALL)
# Besides these, letters beyond ASCII and percent-encoded bytes may stand in a name.
_NAME = re.compile(r"(?:[A-Za-z0-9.!$,~*'();&+=_\-\u0080-\U0010ffff]|%[0-9A-Fa-f]{2})*")
_SPACES = " \t\r\n\0\x0b"
_LOWER = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


class InvalidLink(ValueError):
    """The text is no link; the message is the server's inner text."""


@dataclass(frozen=True, slots=True)
class _Parts:
    secure: bool
    user: str
    host: str
    port: int
    rest: str

    @property
    def is_address(self) -> bool:
        return self.host.startswith("[")


def checked_link(url: str) -> str:
    """The link with a scheme, a lower-case host and a path. Raises InvalidLink."""
    own = _OWN.match(url)
    if own:
        return _own_link(own[1].lower(), url[own.end() :])
    parts = _parts(url)
    if "." not in parts.host and not parts.is_address:
        raise InvalidLink("Wrong HTTP URL")
    user = f"{parts.user}@" if parts.user else ""
    port = f":{parts.port}" if parts.port else ""
    return f"{'https' if parts.secure else 'http'}://{user}{parts.host}{port}{parts.rest}"


def _own_link(scheme: str, link: str) -> str:
    """A link that opens something within Telegram."""
    parts = _parts(link)
    if link.lower().startswith("http://") or parts.secure or parts.user or parts.port or parts.is_address:
        raise InvalidLink(f"Wrong {'tg' if scheme == 'tg' else 'ton'} URL")
    allowed = "-_." if scheme == "tonsite" else "-_"
    if not all((letter.isascii() and letter.isalnum()) or letter in allowed for letter in parts.host):
        raise InvalidLink("Unallowed characters in URL host")
    rest = parts.rest[1:] if parts.rest.startswith("/?") else parts.rest
    return f"{scheme}://{parts.host}{rest}"


def _parts(url: str) -> _Parts:
    found = _SCHEME.match(url)
    scheme = found[1].lower() if found else "http"
    if scheme not in {"http", "https"}:
        raise InvalidLink("Unsupported URL protocol")
    url = url[found.end() :] if found else url
    authority = _AUTHORITY.match(url)[0]  # type: ignore[index] # it matches anything
    rest = url[len(authority) :].rstrip(_SPACES)
    name, port = authority, 0
    if with_port := _PORT.fullmatch(authority):
        name, port = with_port[1], _port(with_port[2])
    user, _, host = name.rpartition("@")
    _check_host(host)
    if not host.startswith("["):
        _check_name(host, "host")
        _check_name(user.replace(":", ""), "userinfo")
    rest = rest if rest.startswith("/") else f"/{rest}"
    encoded = "".join(f"%{ord(letter):02X}" if letter <= " " else letter for letter in rest)
    return _Parts(scheme == "https", user, host.translate(_LOWER), port, encoded)


def _port(text: str) -> int:
    digits = text.lstrip("0")
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else 0
    if not 0 < number <= 65535:
        raise InvalidLink("Wrong port number specified in the URL")
    return number


def _check_host(host: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            IPv6Address(host[1:-1])
        except AddressValueError:
            raise InvalidLink("Wrong IPv6 address specified in the URL") from None
    elif not host:
        raise InvalidLink("URL host is empty")
    elif host == ".":
        raise InvalidLink("Host is invalid")
    elif host.startswith("["):
        raise InvalidLink("Disallowed character in URL host")


def _check_name(name: str, noun: str) -> None:
    end = _NAME.match(name).end()  # type: ignore[union-attr] # it matches anything
    if end < len(name):
        wrong = "Wrong percent-encoded symbol in URL" if name[end] == "%" else "Disallowed character in URL"
        raise InvalidLink(f"{wrong} {noun}")
