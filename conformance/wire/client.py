"""Sends calls to one bot's address on a platform, within limits, and keeps the evidence."""

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import TracebackType
from typing import Self

import httpx

from conformance.errors import TargetUnreachable
from conformance.wire.address import Address
from conformance.wire.answer import Answer, read_answer
from conformance.wire.call import Call
from conformance.wire.encoding import parts_of
from conformance.wire.throttle import Throttle

__all__ = ["Client", "Exchange", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer may cost: bytes after decompression, and seconds from first to last."""

    size: int = 64 * 1024 * 1024
    seconds: float = 30.0
    connect_seconds: float = 5.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and what came of it. ``url`` and ``sent`` still have ``{token}`` in the token's place."""

    call: Call
    url: str
    answer: Answer
    headers: Mapping[str, str]
    started_at: float  # seconds since the epoch
    elapsed_ms: float
    sent: Mapping[str, str] = field(default_factory=dict)  # the headers that carried the token


@cache
def _trust() -> ssl.SSLContext:
    """Read once: it takes longer than many a call."""
    return httpx.create_ssl_context(trust_env=False)


class Client:
    """A bot's connection to a platform. Redirects are not followed, proxies of the machine not used."""

    def __init__(
        self, address: Address, token: str, limits: Limits | None = None, throttle: Throttle | None = None
    ) -> None:
        self.address = address
        self.token = token
        self.limits = limits or Limits()
        self._throttle = throttle or Throttle()
        timeout = httpx.Timeout(self.limits.seconds, connect=self.limits.connect_seconds)
        self._http = httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False, verify=_trust())

    def send(self, call: Call, *, patience: float = 0.0) -> Exchange:
        """Sends one call; ``patience`` is what a long poll may take in addition, in seconds.

        Raises TargetUnreachable where no connection can be made. Whatever else happens
        (a broken, endless or slow answer) is an answer with a problem.
        """
        seconds = self.limits.seconds + patience
        request = self._request(call, seconds)
        self._throttle.wait()
        started_at, clock = time.time(), time.perf_counter()
        headers: Mapping[str, str] = {}
        try:
            response = self._http.send(request, stream=True)
            try:
                headers = response.headers
                answer = self._read(response, clock + seconds)
            finally:
                response.close()
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            raise TargetUnreachable(
                f"{self.address.host} does not answer ({error}): check the address, and that it runs."
            ) from error
        except httpx.HTTPError as error:
            answer = Answer(0, problem=f"the connection broke: {type(error).__name__}")
        elapsed = (time.perf_counter() - clock) * 1000
        url, sent = self.address.call("{token}", call.method), self.address.sent("{token}")
        return Exchange(call, url, answer, dict(headers), started_at, elapsed, sent)

    def download(self, path: str) -> tuple[int, bytes]:
        """A file by its ``file_path``: status and content; 0 and nothing where it breaks a limit, or off."""
        url, headers = self.address.file(self.token, path), self.address.sent(self.token)
        content, deadline = bytearray(), time.perf_counter() + self.limits.seconds
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > self.limits.size or time.perf_counter() > deadline:
                        return 0, b""
                return response.status_code, bytes(content)
        except (httpx.HTTPError, httpx.InvalidURL):
            return 0, b""

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _request(self, call: Call, seconds: float) -> httpx.Request:
        url, parts = self.address.call(self.token, call.method), parts_of(call)
        if "?" in url and "params" in parts:  # httpx would put them in the place of what is there
            url = str(httpx.URL(url).copy_merge_params(parts.pop("params")))
        timeout = httpx.Timeout(seconds, connect=self.limits.connect_seconds)
        headers = {**self.address.sent(self.token), **parts.pop("headers", {})}
        return self._http.build_request(call.verb, url, headers=headers, timeout=timeout, **parts)

    def _read(self, response: httpx.Response, deadline: float) -> Answer:
        body = bytearray()
        try:
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > self.limits.size:
                    return Answer(response.status_code, problem=f"the body is over {self.limits.size} bytes")
                if time.perf_counter() > deadline:
                    return Answer(response.status_code, problem=f"no end after {self.limits.seconds:g} s")
        except httpx.DecodingError:
            return Answer(response.status_code, problem="the body is not in the encoding that it claims")
        return read_answer(response.status_code, bytes(body))
