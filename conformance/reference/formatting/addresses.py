"""Links and e-mail addresses within a text, found as Telegram finds them."""

import re
from collections.abc import Iterator

from conformance.reference.formatting.entities import Entity
from conformance.reference.formatting.hosts import is_host

__all__ = ["addresses", "telegram_links"]

# Blanks and most of General Punctuation end a link, whatever its part.
_STOPS = " \u00a0\u1680\u2000-\u200b\u200e\u200f\u2016-\u206f\u3000"
_HOST_LETTERS = (
    r"0-9A-Za-z_.~\-\u00c0-\u167f\u1681-\u1fff\u200c\u200d\u2010-\u2015\u2070-\u2fff\u3001-\U0010ffff"
)
_HOST = re.compile(f"[{_HOST_LETTERS}]*")
_HOSTS = re.compile(f"[@{_HOST_LETTERS}]*")
_USER = re.compile(f"[^{_STOPS}\n/\\[\\]{{}}()'`<>\"@«»]*")
_PATH = re.compile(f'[/?#][^{_STOPS}\n<>"«»]*')
_PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])")
_SCHEME = re.compile("[^\x00-*,./:-@\\[-`{-\x7f\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*")
_NEVER_LAST = ".:;,('?!`"

# What a scheme may end in, and what is another scheme though it does.
_SCHEMES = (("http", ("shttp",)), ("https", ()), ("ftp", ("tftp", "sftp")), ("tonsite", ()))
_BEFORE_HOST = re.compile(r"(?:https?|ftp|tonsite)://", re.IGNORECASE)
_OWN_LINK = re.compile(r"(?:tg|ton)://[a-z0-9_-]{1,253}", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(
    r"(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:[a-z0-9](?:[a-z0-9_-]{0,28}[a-z0-9])?\.){1,6}[a-z]{2,8}",
    re.IGNORECASE | re.ASCII,
)
_OPENING = {")": "(", "]": "[", "}": "{"}


def addresses(text: str) -> Iterator[Entity]:
    for start, end in _candidates(text):
        url = text[start:end]
        address = start + len("mailto:") if url.startswith("mailto:") else start
        if _EMAIL.fullmatch(text, address, end):
            yield Entity(address, end, "email")
        elif length := _kept(url):
            yield Entity(start, start + length, "url")


def telegram_links(text: str) -> Iterator[Entity]:
    """Links that open something within Telegram."""
    for found in _OWN_LINK.finditer(text):
        yield Entity(found.start(), _after_path(text, found.end()), "url")


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """What may be an address around each dot, apart from each other."""
    begin = 0
    while 0 <= (dot := text.find(".", begin)) < len(text) - 1:
        if text[dot + 1] == " ":
            begin = dot + 2
            continue
        hosts_end = _HOSTS.match(text, dot).end()  # type: ignore[union-attr] # it matches anything
        start = _start(text, begin, dot, named=text.find("@", dot, hosts_end) >= 0)
        end = _end(text, dot, hosts_end)
        if start is None:
            begin = text.rfind(".", dot, end) + 1
            continue
        if end > dot + 1:
            yield start, end
        begin = max(dot + 1, len(text) - len(text[end:].lstrip(".")))


def _end(text: str, dot: int, end: int) -> int:
    port = _PORT.match(text, end)
    if port and int(port[1]) <= 65535:
        end = port.end()
    end = _after_path(text, end)
    return max(dot + 1, len(text[:end].rstrip(".")))


def _after_path(text: str, end: int) -> int:
    found = _PATH.match(text, end)
    if not found:
        return end
    path = found[0][0] + found[0][1:].rstrip(_NEVER_LAST)
    return end + (len(path) if path not in {"?", "#"} else 0)


def _start(text: str, begin: int, dot: int, *, named: bool) -> int | None:
    """Where the address around the dot starts; None where it cannot be one."""
    start = _back(_HOST, text, begin, dot)
    if named:
        start = _back(_USER, text, begin, start)
    if start > begin and text[start - 1] == "@":
        user = _back(_USER, text, begin, start - 1)
        if named or user == start - 1:
            return None
        start = user
    before = text[begin:start]
    if before.endswith("://"):
        return _scheme_start(text, begin, start)
    touched = before and (before[-1] in "/#@_" or before[-1].isalnum())
    return None if touched else start


def _scheme_start(text: str, begin: int, start: int) -> int | None:
    end = start - len("://")
    scheme = text[_back(_SCHEME, text, begin, end) : end].lower()
    for name, others in _SCHEMES:
        if scheme.endswith(name) and scheme not in others:
            return end - len(name)
    return None


def _back(pattern: re.Pattern[str], text: str, low: int, high: int) -> int:
    """Where the letters of that kind begin that end at ``high``."""
    return high - pattern.match(text[low:high][::-1]).end()  # type: ignore[union-attr] # it matches anything


def _kept(url: str) -> int:
    """How much of the candidate is a link; 0 where nothing is."""
    scheme = _BEFORE_HOST.match(url)
    begin = scheme.end() if scheme else 0
    path = next((place for place in range(begin, len(url)) if url[place] in "/?#"), len(url))
    name = url[begin:path].partition("@")
    host = (name[2] if name[1] else name[0]).rpartition(":")
    if not is_host(host[0] if host[1] else host[2], named=scheme is not None):
        return 0
    end = path + _balanced(url[path:])
    return path + len(url[path:end].rstrip(_NEVER_LAST))


def _balanced(path: str) -> int:
    """How much stands before the first bracket that closes nothing."""
    unclosed = dict.fromkeys(_OPENING.values(), 0)
    for place, letter in enumerate(path):
        if letter in unclosed:
            unclosed[letter] += 1
        elif letter in _OPENING:
            unclosed[_OPENING[letter]] -= 1
            if unclosed[_OPENING[letter]] < 0:
                return place
    return len(path)
