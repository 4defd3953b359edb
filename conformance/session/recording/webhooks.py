"""Webhooks of bots, which stand upstream under an address of the recorder's."""

import json
import secrets
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from urllib.parse import urlencode, urlsplit

from conformance.errors import UsageError
from conformance.session.recording.messages import Body, Request, Response
from conformance.session.recording.origin import Origin
from conformance.wire import UndecodableRequest, decode, text_of

__all__ = ["Hook", "Webhooks"]

# They are of the bot's own address: its certificate, and where its name leads.
_OF_THE_ADDRESS = {"certificate", "ip_address"}
_FRAMING = {b"content-length", b"content-type", b"transfer-encoding", b"content-encoding"}


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a bot awaits its updates."""

    token: str
    url: str
    origin: Origin
    target: bytes


@dataclass(slots=True)
class Webhooks:
    """All that were set through the recorder. ``public`` is the address under which it is reached, if any."""

    public: str | None
    _hooks: dict[str, Hook] = field(default_factory=dict)
    _key: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def find(self, target: bytes) -> Hook | None:
        """The hook whose deliveries come in at this path."""
        return self._hooks.get(target.partition(b"?")[0].rpartition(b"/")[2].decode("latin-1"))

    def moved(self, token: str, request: Request, content: bytes) -> Request | None:
        """A setWebhook that names our address in place of the bot's.

        None where it may go on as it is: it takes a webhook away, or has an address that upstream
        will refuse in its own words.
        """
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in request.headers}
        try:
            call = decode(request.method.decode(), request.target.decode("latin-1"), headers, content)
            url = text_of(call.params.get("url", ""))
            hook = self._hook(token, url, trusted="certificate" in call.files)
        except (UndecodableRequest, UsageError):
            return None
        if not url or self.public is None:
            return None
        kept = {name: text_of(value) for name, value in call.params.items() if name not in _OF_THE_ADDRESS}
        form = urlencode({**kept, "url": self._set(hook)}).encode()
        return replace(
            request,
            method=b"POST",
            headers=(
                *(pair for pair in request.headers if pair[0].lower() not in _FRAMING),
                (b"content-type", b"application/x-www-form-urlencoded"),
                (b"content-length", b"%d" % len(form)),
            ),
            body=Body.of(form),
        )

    async def shown(self, response: Response) -> Response:
        """A getWebhookInfo answer in which the bot finds its own address."""
        content = await response.body.whole()
        for name, hook in self._hooks.items():
            ours, own = (_quoted(each) for each in (self._address(name), hook.url))
            content = content.replace(ours, own)
            content = content.replace(ours.replace(b"/", rb"\/"), own.replace(b"/", rb"\/"))
        headers = tuple(pair for pair in response.headers if pair[0].lower() not in _LENGTH)
        headers = (*headers, (b"content-length", b"%d" % len(content)))
        return replace(response, headers=headers, body=Body.of(content))

    def _hook(self, token: str, url: str, *, trusted: bool) -> Hook:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        origin = Origin.parse(f"{parts.scheme}://{parts.netloc}", trusted=trusted)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        return Hook(token, url, origin, path.encode())

    def _set(self, hook: Hook) -> str:
        """Its address with us: the same for the same, so that upstream sees what is already set."""
        told = f"{hook.token}\0{hook.url}".encode()
        name = blake2b(told, key=self._key, digest_size=16).hexdigest()
        self._hooks[name] = hook
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"{self.public}/webhook/{name}"


_LENGTH = {b"content-length", b"transfer-encoding"}


def _quoted(text: str) -> bytes:
    return json.dumps(text, ensure_ascii=False)[1:-1].encode()
