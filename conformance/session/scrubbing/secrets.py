"""Tokens and secret parameters, in any spelling; what cannot be cleaned of them is not written."""

import functools
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from conformance.session.cassette.model import Interaction
from conformance.session.guard import ScrubbingFailed
from conformance.wire import UndecodableRequest, decode

__all__ = ["HOST", "KEPT_HEADERS", "scrub", "secrets_of"]

HOST = "http://bot-api.invalid"
KEPT_HEADERS = frozenset({"content-length", "content-type", "retry-after", "user-agent"})

# Parameters of the Bot API whose value is a secret. Source: Bot API, setWebhook and sendInvoice.
_SECRET_PARAMETERS = ("secret_token", "provider_token")

# Shorter ones would be found in innocent text.
_SHORTEST_SECRET = 8

_PATH = re.compile(r"(?P<before>.*?/bot)(?P<token>[^/]+)(?P<after>/.*)?", re.DOTALL)


def secrets_of(interaction: Interaction) -> frozenset[str]:
    """The secrets that an exchange shows by their place: the token in its path, and secret parameters."""
    path = _PATH.fullmatch(urlsplit(interaction.uri).path)
    found = {unquote(path["token"])} if path else set()
    try:
        call = decode(
            interaction.method, interaction.uri, interaction.request_headers, interaction.request_body
        )
    except (UndecodableRequest, RecursionError):
        params: Mapping[str, object] = {}  # searched for tokens all the same
    else:
        params = call.params
    found |= {str(params[name]) for name in _SECRET_PARAMETERS if name in params}
    return frozenset(secret for secret in found if len(secret) >= _SHORTEST_SECRET)


def scrub(interaction: Interaction, secrets: Collection[str] = ()) -> Interaction:
    """The exchange without tokens, host and private headers; every length stays as it was.

    ``secrets`` are those of earlier exchanges; the exchange's own are found in it.
    Raises ScrubbingFailed rather than letting one through.
    """
    for headers in (interaction.request_headers, interaction.response_headers):
        if headers.get("content-encoding", "identity") != "identity":
            raise ScrubbingFailed(
                "The exchange is not written: its body is compressed and cannot be scrubbed."
            )
    patterns = (_TOKEN, *(_spelled(secret) for secret in sorted({*secrets, *secrets_of(interaction)})))
    clean = replace(
        interaction,
        uri=_clean_uri(interaction.uri, patterns),
        request_headers=_clean_headers(interaction.request_headers, patterns),
        request_body=_clean(interaction.request_body, patterns),
        reason=_clean_text(interaction.reason, patterns),
        response_headers=_clean_headers(interaction.response_headers, patterns),
        response_body=_clean(interaction.response_body, patterns),
    )
    for part, content in _parts(clean).items():
        if _survives(content, patterns):
            raise ScrubbingFailed(f"The exchange is not written: a secret is left in {part} after scrubbing.")
    return clean


def _unit(characters: str) -> str:
    """One of these characters as itself, percent-encoded any number of times, or as a JSON escape."""
    codes = "|".join(f"{ord(character):02x}" for character in characters)
    literal = "|".join(re.escape(character) for character in characters)
    return rf"(?:{literal}|%(?:25)*(?i:{codes})|\\u00(?i:{codes}))"


_DIGITS = "0123456789"
_WORD = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"

# At most 20 digits, so that a long run of them is not searched from each of its places to its end.
_TOKEN = re.compile(f"{_unit(_DIGITS)}{{5,20}}{_unit(':')}{_unit(_WORD)}{{30,}}".encode())
_ONE = re.compile(rb"(%(?:25)*|\\u00)[0-9A-Fa-f]{2}|.", re.DOTALL)


@functools.lru_cache(maxsize=256)
def _spelled(secret: str) -> re.Pattern[bytes]:
    """A known secret in any of the spellings of its characters."""
    spellings = []
    for character in secret:
        escaped = json.dumps(character)[1:-1]
        plain = {re.escape(character.encode()), re.escape(escaped.encode())}
        percent = b"".join(rb"%%(?:25)*(?i:%02x)" % byte for byte in character.encode())
        spellings.append(b"(?:" + b"|".join(sorted({*plain, percent})) + rb"|\\u(?i:%04x))" % ord(character))
    return re.compile(b"".join(spellings))


def _placeholder(match: re.Match[bytes]) -> bytes:
    """``TOKEN`` and dots, each character in the spelling of the one that it replaces.

    A dot never is part of a token, so that no replacement completes one with its neighbours.
    """
    units = list(_ONE.finditer(match[0]))
    letters = b"TOKEN".ljust(len(units), b".")
    spelled = (
        unit[1] + b"%02X" % letter if unit[1] else bytes([letter])
        for unit, letter in zip(units, letters, strict=False)
    )
    return b"".join(spelled)


def _clean(content: bytes, patterns: Collection[re.Pattern[bytes]]) -> bytes:
    for pattern in patterns:
        content = pattern.sub(_placeholder, content)
    return content


def _clean_text(text: str, patterns: Collection[re.Pattern[bytes]]) -> str:
    return _clean(text.encode("utf-8", "surrogateescape"), patterns).decode("utf-8", "replace")


def _clean_headers(headers: Mapping[str, str], patterns: Collection[re.Pattern[bytes]]) -> Mapping[str, str]:
    return {name: _clean_text(value, patterns) for name, value in headers.items() if name in KEPT_HEADERS}


def _clean_uri(uri: str, patterns: Collection[re.Pattern[bytes]]) -> str:
    parts = urlsplit(uri)
    path = _PATH.sub(lambda match: f"{match['before']}TOKEN{match['after'] or ''}", parts.path, count=1)
    return HOST + _clean_text(path + (f"?{parts.query}" if parts.query else ""), patterns)


def _parts(interaction: Interaction) -> Mapping[str, bytes]:
    """What is about to be written, by the names that a person knows."""
    heads = {**interaction.request_headers, **interaction.response_headers}
    return {
        "the address": interaction.uri.removeprefix(HOST).encode(),
        "the request": interaction.request_body,
        "the answer": interaction.response_body,
        "the headers": "\n".join([interaction.reason, *heads.values()]).encode(),
    }


def _survives(content: bytes, patterns: Collection[re.Pattern[bytes]]) -> bool:
    """Whether any pattern is found, in the content or beneath layers of encoding."""
    for _ in range(8):
        if any(pattern.search(content) for pattern in patterns):
            return True
        opened = re.sub(
            rb"\\u00([0-7][0-9A-Fa-f])",
            lambda match: bytes.fromhex(match[1].decode()),
            unquote_to_bytes(content),
        )
        if opened == content:
            break
        content = opened
    return False
