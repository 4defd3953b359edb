"""Tokens and secret parameters, in any spelling; what cannot be cleaned of them is not written."""

import functools
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from urllib.parse import unquote, urlsplit

from conformance.session.cassette.model import Interaction
from conformance.session.guard import ScrubbingFailed, is_token_in, opened
from conformance.wire import UndecodableRequest, decode

__all__ = ["HOST", "KEPT_HEADERS", "Tokens", "parts", "scrub", "secrets_of", "token_of"]

HOST = "http://bot-api.invalid"
KEPT_HEADERS = frozenset({"content-length", "content-type", "retry-after", "user-agent"})

# Parameters of the Bot API whose value is a secret. Source: Bot API, setWebhook and sendInvoice.
_SECRET_PARAMETERS = ("secret_token", "provider_token")

# Shorter ones would be found in innocent text.
_SHORTEST_SECRET = 8

_PATH = re.compile(r"(?P<before>.*?/bot)(?P<token>[^/]+)(?P<after>/.*)?", re.DOTALL)


def token_of(uri: str) -> str:
    """The token in the path of a call or a download; empty where it is neither."""
    path = _PATH.fullmatch(urlsplit(uri).path)
    return unquote(path["token"]) if path else ""


def secrets_of(interaction: Interaction) -> frozenset[str]:
    """The secrets that an exchange shows by their place: the token in its path, and secret parameters."""
    found = {token_of(interaction.uri)}
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
    tokens = Tokens({*secrets, *secrets_of(interaction)})
    clean = tokens.cleaned(interaction)
    tokens.check(clean)
    return clean


class Tokens:
    """What has a token's shape, and secrets known by their place, in any spelling."""

    def __init__(self, known: Collection[str] = ()) -> None:
        self._patterns: dict[bytes, re.Pattern[bytes]] = {}
        for secret in sorted(known):
            self.add(secret)

    def add(self, secret: str) -> None:
        if len(secret) >= _SHORTEST_SECRET:
            self._patterns.setdefault(secret.encode("utf-8", "replace"), _spelled(secret))

    def cleaned(self, interaction: Interaction) -> Interaction:
        """The exchange without them, and without what else is not written: host and private headers."""
        return replace(
            interaction,
            uri=self._uri(interaction.uri),
            request_headers=self._headers(interaction.request_headers),
            request_body=self._clean(interaction.request_body),
            reason=self._text(interaction.reason),
            response_headers=self._headers(interaction.response_headers),
            response_body=self._clean(interaction.response_body),
        )

    def check(self, clean: Interaction) -> None:
        """Raises ScrubbingFailed where one is left."""
        for part, content in parts(clean).items():
            if any(map(self.shows, opened(content))):
                raise ScrubbingFailed(
                    f"The exchange is not written: a secret is left in {part} after scrubbing."
                )

    def shows(self, layer: bytes) -> bool:
        return is_token_in(layer) or any(secret in layer for secret in self._patterns)

    def _clean(self, content: bytes) -> bytes:
        coded = _CODED.search(content) is not None
        content = (_TOKEN if coded else _PLAIN).sub(_placeholder, content)
        for secret, pattern in self._patterns.items():
            if coded or secret in content or not secret.isascii():
                content = pattern.sub(_placeholder, content)
        return content

    def _text(self, text: str) -> str:
        return self._clean(text.encode("utf-8", "surrogateescape")).decode("utf-8", "replace")

    def _headers(self, headers: Mapping[str, str]) -> Mapping[str, str]:
        return {name: self._text(value) for name, value in headers.items() if name in KEPT_HEADERS}

    def _uri(self, uri: str) -> str:
        split = urlsplit(uri)
        path = _PATH.sub(lambda match: f"{match['before']}TOKEN{match['after'] or ''}", split.path, count=1)
        return HOST + self._text(path + (f"?{split.query}" if split.query else ""))


def _unit(characters: str) -> str:
    """One of these characters as itself, percent-encoded any number of times, or as a JSON escape."""
    codes = "|".join(f"{ord(character):02x}" for character in characters)
    return rf"(?:[{re.escape(characters)}]|%(?:25)*(?i:{codes})|\\u00(?i:{codes}))"


_DIGITS = "0123456789"
_WORD = _DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"

# At most 20 digits, so that a long run of them is not searched from each of its places to its end.
_TOKEN = re.compile(f"{_unit(_DIGITS)}{{5,20}}{_unit(':')}{_unit(_WORD)}{{30,}}".encode())
_PLAIN = re.compile(rb"[0-9]{5,20}:[A-Za-z0-9_-]{30,}")
# Without one of these nothing is in another spelling than its own, but for letters that are no token's.
_CODED = re.compile(rb"%[0-9A-Fa-f]{2}|\\(?:u00|[^u])")
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


def parts(interaction: Interaction) -> Mapping[str, bytes]:
    """What is about to be written, by the names that a person knows."""
    heads = {**interaction.request_headers, **interaction.response_headers}
    return {
        "the address": interaction.uri.removeprefix(HOST).encode(),
        "the request": interaction.request_body,
        "the answer": interaction.response_body,
        "the headers": "\n".join([interaction.reason, *heads.values()]).encode(),
    }
