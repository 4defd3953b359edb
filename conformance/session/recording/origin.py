"""Where messages go on to, and how it is reached."""

import asyncio
import base64
import ssl
from dataclasses import dataclass
from typing import Self
from urllib.parse import unquote, urlsplit

from conformance.errors import UsageError
from conformance.session.recording.connection import Responses
from conformance.session.recording.messages import Broken

__all__ = ["Origin", "Unreachable"]

_CONNECT_SECONDS = 15.0


class Unreachable(Exception):
    """No connection can be made; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A server by its base URL. ``trusted`` ones need no certificate that a stranger vouches for."""

    scheme: str
    host: str
    port: int
    netloc: bytes  # as a Host header has it
    path: bytes = b""  # before every target, without a slash at its end
    credentials: bytes = b""
    trusted: bool = False

    @classmethod
    def parse(cls, url: str, *, trusted: bool = False) -> Self:
        """Raises UsageError for what is not the base URL of a server."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError as error:
            raise UsageError(
                f"{url!r} is not a URL ({error}): give one such as https://example.org."
            ) from error
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query:
            raise UsageError(f"{url!r} is not a base URL: give one such as https://example.org.")
        user, _, netloc = parts.netloc.rpartition("@")
        return cls(
            parts.scheme,
            parts.hostname,
            port or {"http": 80, "https": 443}[parts.scheme],
            netloc.encode("idna") if not netloc.isascii() else netloc.encode(),
            parts.path.rstrip("/").encode(),
            unquote(user).encode(),
            trusted,
        )

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine."""
        return self.host in {"localhost", "::1"} or self.host.startswith("127.")

    async def connect(self, proxy: "Origin | None" = None) -> Responses:
        """A new connection. Raises Unreachable."""
        try:
            async with asyncio.timeout(_CONNECT_SECONDS):
                if proxy is None:
                    return await self._open(self.host, self.port, self.tls())
                connection = await self._open(proxy.host, proxy.port, proxy.tls())
                if self.scheme == "https":
                    await self._tunnel(connection, proxy)
                return connection
        except TimeoutError as error:
            raise Unreachable(f"no connection within {_CONNECT_SECONDS:.0f} seconds") from error
        except ssl.SSLError as error:
            raise Unreachable(f"no secure connection: {error.reason or error}") from error
        except OSError as error:
            raise Unreachable((error.strerror or str(error) or type(error).__name__).lower()) from error
        except Broken as error:
            raise Unreachable(str(error)) from error

    def target(self, target: bytes, proxy: "Origin | None" = None) -> bytes:
        """A path as it is asked for: a proxy wants the whole URL."""
        if proxy is None or self.scheme == "https":
            return self.path + target
        return b"http://" + self.netloc + self.path + target

    @property
    def authorization(self) -> bytes:
        return b"Basic " + base64.b64encode(self.credentials) if self.credentials else b""

    async def _open(self, host: str, port: int, tls: ssl.SSLContext | None) -> Responses:
        loop = asyncio.get_running_loop()
        _, connection = await loop.create_connection(Responses, host, port, ssl=tls)
        return connection

    def tls(self) -> ssl.SSLContext | None:
        if self.scheme == "http":
            return None
        context = ssl.create_default_context()
        if self.trusted:
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context

    async def _tunnel(self, connection: Responses, proxy: "Origin") -> None:
        place = f"{self.host}:{self.port}".encode()
        given = b"Proxy-Authorization: %b\r\n" % proxy.authorization if proxy.authorization else b""
        connection.expects_no_body = True
        await connection.send(b"CONNECT %b HTTP/1.1\r\nHost: %b\r\n%b\r\n" % (place, place, given))
        answer = await connection.receive()
        if answer is None or answer.status != 200:
            raise Broken(f"the proxy refuses: {answer.status if answer else 'it closed the connection'}")
        connection.restart()
        connection.expects_no_body = False
        tls, loop = self.tls(), asyncio.get_running_loop()
        assert tls  # noqa: S101 - tunnels are for https alone
        upgraded = await loop.start_tls(connection.transport, connection, tls, server_hostname=self.host)
        assert upgraded  # noqa: S101 - the connection is open
        connection.transport = upgraded
