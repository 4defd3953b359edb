"""Files that a call names by their address: found in the call, fetched before it is made."""

import asyncio
import ipaddress
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from conformance.reference.files.mime import UNKNOWN, extension, mime_type
from conformance.reference.files.stand_ins import made_up
from conformance.reference.server.trust import usual_trust
from conformance.reference.state.web import Web
from conformance.wire.call import Call, Upload

__all__ = ["NO_ADDRESSES", "Address", "Fetcher", "InvalidAddress", "addresses", "checked_address"]

NO_ADDRESSES: Mapping[str, Upload | None] = {}
_EMPTY = Web()
MAX_FETCHED = 20 * 1024 * 1024
MAX_SECONDS = 10.0
MAX_REDIRECTS = 5

# The parameters that may hold a file's address, and those that hold it within JSON.
_PLAIN = (
    "photo",
    "audio",
    "document",
    "video",
    "animation",
    "voice",
    "video_note",
    "sticker",
    "png_sticker",
    "cover",
)
_WITHIN = (
    "media",
    "sticker",
    "stickers",
    "explanation_media",
    "options",
    "content",
    "live_photo",
    "rich_message",
    "result",
    "results",
)
_NAMED = frozenset({*_PLAIN, *_WITHIN})
_FILES = {*_PLAIN, "media"}
# What results of inline queries have addresses of.
_RESULTS = {
    "audio_url": "audio",
    "document_url": "document",
    "gif_url": "animation",
    "mpeg4_url": "animation",
    "photo_url": "photo",
    "video_url": "video",
    "voice_url": "voice",
}

# What a file is made up as where its address has no extension.
_USUAL = {
    "photo": "jpg",
    "cover": "jpg",
    "audio": "mp3",
    "document": "pdf",
    "video": "mp4",
    "animation": "gif",
    "voice": "ogg",
    "sticker": "webp",
    "png_sticker": "webp",
}
_STICKERS = frozenset({"sticker", "png_sticker"})


class InvalidAddress(ValueError):
    """The text is no address; the message is the server's."""


class Address(NamedTuple):
    """Where a file lies, as the call has it, and what it is to be sent as."""

    text: str
    purpose: str


def checked_address(text: str) -> str:
    """The whole URL. Raises InvalidAddress."""
    scheme, mark, rest = text.partition("://")
    if not mark:
        scheme, rest = "http", text
    if scheme.lower() not in {"http", "https"}:
        raise InvalidAddress("Unsupported URL protocol")
    try:
        parts = urlsplit(f"{scheme.lower()}://{rest}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise InvalidAddress("Wrong port number specified in the URL") from None
    if not host:
        raise InvalidAddress("URL host is empty")
    if any(letter in "\\ <>\"'" for letter in host):
        raise InvalidAddress("Disallowed character in URL host")
    return parts.geturl()


def addresses(call: Call) -> list[Address]:
    """The addresses that stand where a file is expected; no file_id has a dot in it."""
    params = call.params
    if _NAMED.isdisjoint(params):
        return []
    found = [Address(params[name], name) for name in _PLAIN if name in params and _is_one(params[name])]
    for name in _WITHIN:
        if name in params and "." in params[name] and params[name][:1] in {"{", "["}:
            try:
                found += _within(json.loads(params[name]), "")
            except (ValueError, RecursionError):
                continue
    return found


def _within(value: Any, purpose: str) -> Iterator[Address]:
    if isinstance(value, dict):
        purpose = value["type"] if isinstance(value.get("type"), str) else purpose
        for name, item in value.items():
            if (name in _FILES or name in _RESULTS) and isinstance(item, str):
                if _is_one(item):
                    yield Address(item, _RESULTS.get(name, purpose if name == "media" else name))
            else:
                yield from _within(item, purpose)
    elif isinstance(value, list):
        for item in value:
            yield from _within(item, purpose)


def _is_one(text: str) -> bool:
    if "." not in text or text[:1] in {"{", "["} or text.startswith("attach://"):
        return False
    try:
        checked_address(text)
    except InvalidAddress:
        return False
    return True


class Fetcher:
    """Fetches what the world's web has, or this machine; the rest is stood in for, so that nothing leaves it.

    A stand-in is made up from the address alone: the same address gives the same file, with the form
    that its extension says, or that its purpose asks for. With ``network`` it is fetched like the rest.
    """

    def __init__(self, *, network: bool = False, seconds: float = MAX_SECONDS) -> None:
        self._network = network
        self._seconds = seconds

    async def fetch(self, wanted: Iterable[Address], web: Web | None = None) -> Mapping[str, Upload | None]:
        """The files by address; None where there is none, an empty one where it did not come through."""
        once = {address.text: address for address in wanted}
        files = await asyncio.gather(*(self._one(address, web or _EMPTY) for address in once.values()))
        return dict(zip(once, files, strict=True))

    async def _one(self, address: Address, web: Web) -> Upload | None:
        url, page = web.at(checked_address(address.text))
        if page is not None:
            return Upload(page.content, _name(url, page.kind), page.kind or mime_type(_name(url)) or UNKNOWN)
        is_near = _is_loopback(url)
        if not is_near and not self._network:
            return _stand_in(url, address.purpose)
        try:
            async with (
                asyncio.timeout(self._seconds),
                # Proxies are for what lies outside.
                httpx.AsyncClient(
                    trust_env=not is_near, timeout=self._seconds, verify=usual_trust()
                ) as client,
            ):
                return await self._followed(client, url, address.purpose)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError, OSError, ValueError):
            # The last is where a redirection leads to what is no address.
            return Upload(b"", _name(url))

    async def _followed(self, client: httpx.AsyncClient, url: str, purpose: str) -> Upload | None:
        is_near = _is_loopback(url)
        for _ in range(MAX_REDIRECTS):
            if _is_loopback(url) != is_near:
                # Nothing outside may lead inward; what leads outward is as if it were named so.
                return _stand_in(url, purpose) if is_near and not self._network else None
            async with client.stream("GET", url) as response:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    continue
                return await _read(response, url) if response.status_code == httpx.codes.OK else None
        return None


async def _read(response: httpx.Response, url: str) -> Upload:
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_FETCHED:
            return Upload(b"", _name(url))
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Upload(bytes(content), _name(url, kind), kind or UNKNOWN)


def _stand_in(url: str, purpose: str) -> Upload | None:
    host = urlsplit(url).hostname or ""
    # Such names are reserved: nothing can be there.
    if "." not in host or host.endswith((".invalid", ".test")):
        return None
    path = PurePosixPath(urlsplit(url).path)
    ending = path.suffix.removeprefix(".").lower()
    if purpose in _STICKERS and mime_type(f"a.{ending}").startswith("image/"):
        ending = _USUAL[purpose]  # the form that is made up as large as a sticker must be
    content = made_up(ending, url)
    if content is None:
        ending = _USUAL.get(purpose, "") if not mime_type(f"a.{ending}") else ending
        content = made_up(ending, url) or url.encode()
    kind = mime_type(f"a.{ending}") or UNKNOWN
    return Upload(content, _name(url, kind), kind)


def _name(url: str, kind: str = "") -> str:
    """The last part of the path, with an extension by its type where it has none."""
    name = unquote(PurePosixPath(urlsplit(url).path).name) or "file"
    ending = extension(kind) if kind and "." not in name else ""
    return f"{name}.{ending}" if ending else name


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
