"""Decides where each message goes, and has what passed written down."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import unquote, urlsplit

from conformance.session.cassette import CALL, WEBHOOK, Interaction
from conformance.session.recording.exchange import Exchange
from conformance.session.recording.log import Log
from conformance.session.recording.messages import Headers, Request
from conformance.session.recording.origin import Origin
from conformance.session.recording.shelf import Shelf, Untold
from conformance.session.recording.webhooks import Webhooks
from conformance.session.scrubbing import ScrubbingFailed
from conformance.wire import Address, redact

__all__ = ["Cleaner", "Desk", "Refusal", "Route"]

_BOT = re.compile(rb"/bot([^/?]+)/([^?]*)")


class Cleaner(Protocol):
    """Takes out of an exchange what must not be written. Raises ScrubbingFailed."""

    def clean(self, interaction: Interaction) -> Interaction: ...


@dataclass(frozen=True, slots=True)
class Route:
    """Where a message goes. ``token`` is of the bot whose story it belongs to; empty: nobody's."""

    origin: Origin
    target: bytes
    name: str  # as a person knows it
    token: str = ""
    direction: str = CALL
    asked: bytes = b""  # as the bot wrote it, where upstream has another form for it
    headers: Headers = ()  # that carry the token, where upstream takes it so

    @property
    def method(self) -> str:
        """Of the Bot API, in lower case; empty for a delivery or a file."""
        return self.name.lower() if self.direction == CALL and "/" not in self.name else ""

    @property
    def other_side(self) -> str:
        return "the bot" if self.direction == WEBHOOK else "upstream"


@dataclass(frozen=True, slots=True)
class Refusal:
    """What the recorder does not do, and why."""

    status: int
    reason: str


class Desk:
    """What all connections share."""

    def __init__(
        self,
        upstream: Origin,
        webhooks: Webhooks,
        shelf: Shelf,
        cleaner: Cleaner,
        log: Log,
        proxy: Origin | None = None,
        address: Address | None = None,
    ) -> None:
        self._address = address
        self.webhooks = webhooks
        self.proxy = proxy
        self._upstream = upstream
        self._shelf = shelf
        self._cleaner = cleaner
        self._log = log

    @contextmanager
    def working(self) -> Iterator[None]:
        """While an exchange is under way."""
        self._log.under_way += 1
        try:
            yield
        finally:
            self._log.under_way -= 1

    @contextmanager
    def carrying(self, route: Route) -> Iterator[None]:
        """While a call is under way."""
        if not route.method:
            yield
            return
        self._log.on_begin(route.method)
        try:
            yield
        finally:
            self._log.on_end(route.method)

    def route(self, request: Request) -> Route | Refusal:
        target = request.target
        if request.method == b"CONNECT":
            return self._refused(405, _CONNECT)
        if not target.startswith(b"/"):
            target = _path_of(target)
            if not _BOT.search(target):
                return self._refused(403, _ELSEWHERE)
        hook = self.webhooks.find(target)
        if hook is not None:
            return Route(hook.origin, hook.target, "A delivery", hook.token, WEBHOOK)
        called = _BOT.search(target)
        if called is None:
            self._log.problem(f"{_shown(target)} is no call of a bot: it is passed on, and not recorded.")
            return Route(self._upstream, target, _shown(target))
        # Clients that quote the address of a file quote the token's colon too.
        token, name = (unquote(part.decode("latin-1")) for part in called.groups())
        is_file = target[: called.start()].endswith(b"/file")
        shown = f"file/{name}" if is_file else name
        if self._address is None:
            return Route(self._upstream, target, shown, token)
        url = (self._address.file if is_file else self._address.call)(token, name)
        carried = [(name.encode(), value.encode()) for name, value in self._address.sent(token).items()]
        return Route(*self._place(url, target), shown, token, asked=target, headers=carried)

    def _place(self, url: str, asked: bytes) -> tuple[Origin, bytes]:
        """Where an address is, with the query that was asked for behind its own."""
        parts = urlsplit(url)
        query = b"&".join(filter(None, (parts.query.encode(), asked.partition(b"?")[2])))
        path = (parts.path or "/").encode() + (b"?" + query if query else b"")
        origin = Origin.parse(f"{parts.scheme}://{parts.netloc}")
        return (self._upstream if origin == self._upstream else origin), path

    def way(self, route: Route) -> tuple[bytes, bytes, bytes]:
        """Target, host and authorization of a request that goes there."""
        origin, proxy = route.origin, self.proxy_to(route.origin)
        authorization = proxy.authorization if proxy and origin.scheme == "http" else b""
        return origin.target(route.target, proxy), origin.netloc, authorization

    def proxy_to(self, origin: Origin) -> Origin | None:
        """The proxy leads upstream; bots are on our side of it."""
        return self.proxy if origin is self._upstream else None

    def moved(self, route: Route, request: Request, content: bytes) -> tuple[Route, Request]:
        """A setWebhook as it goes on: with our address, where there is one to deliver to."""
        moved = self.webhooks.moved(route.token, request, content)
        if self.webhooks.public is None:
            self._log.problem(_NOT_PUBLIC)
        if moved is None:
            return route, request
        # Of two values upstream takes the first, and that would be the one in the query.
        return replace(route, target=route.target.partition(b"?")[0]), moved

    def record(self, route: Route, exchange: Exchange) -> None:
        """Writes an exchange down; what hinders it is a problem, and not the bot's."""
        if not route.token:
            return
        try:
            clean = self._cleaner.clean(exchange.interaction())
            self._shelf.append(route.token, clean)
            self._log.record(clean)
        except (ScrubbingFailed, Untold) as error:
            self._log.problem(str(error))
        except OSError as error:
            self._log.problem(
                f"The cassette cannot be written ({error.strerror}): exchanges are missing from it."
            )
        except Exception as error:  # noqa: BLE001 - whatever is wrong with us, the bot gets its answer
            self._log.problem(f"An exchange is not written, by a fault of ours: {error!r}.")

    def no_answer(self, route: Route, reason: str) -> None:
        self._log.problem(f"{route.name} had no answer from {route.other_side} ({reason}).")

    def _refused(self, status: int, reason: str) -> Refusal:
        self._log.problem(f"{reason[0].upper()}{reason[1:]}.")
        return Refusal(status, reason)


_CONNECT = (
    "the recorder cannot look into HTTPS that passes through it: give the bot the recorder's address as its "
    "Bot API server, or one that begins with http://"
)
_ELSEWHERE = (
    "the recorder passes on nothing but calls of bots: keep other hosts from it by NO_PROXY in the bot's "
    "environment"
)
_NOT_PUBLIC = (
    "A webhook is set as the bot gave it, and its deliveries are not recorded: upstream cannot reach this "
    "machine; give --public-url."
)


def _path_of(url: bytes) -> bytes:
    parts = urlsplit(url)
    return (parts.path or b"/") + (b"?" + parts.query if parts.query else b"")


def _shown(target: bytes) -> str:
    return redact(target.partition(b"?")[0].decode("latin-1"))[:80]
