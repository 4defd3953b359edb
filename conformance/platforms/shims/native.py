"""The native side of a shim: requests to the platform's own address."""

import json
from collections.abc import Mapping
from typing import Any

import httpx

from conformance.reference.calls.errors import ApiError
from conformance.wire import Address, Upload

__all__ = ["NativeWire"]

_SECONDS = 30.0


class NativeWire:
    """Sends native requests. Raises ApiError 502 where the platform's answer cannot be read."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._http = httpx.AsyncClient(trust_env=False)

    async def ask(self, token: str, method: str, body: Mapping[str, Any], patience: float = 0.0) -> Any:
        """The JSON value that a request with a JSON body is answered with."""
        url = self.address.call(token, method)
        return await self._value("POST", url, patience, headers=self.address.sent(token), json=dict(body))

    async def send_file(
        self, url: str, token: str, name: str, file: Upload, fields: Mapping[str, str] | None = None
    ) -> Any:
        part = (file.filename, file.content, file.content_type)
        headers = self.address.sent(token)
        return await self._value("POST", url, headers=headers, files={name: part}, data=fields or {})

    async def download(self, url: str) -> bytes:
        answer = await self._sent("GET", url, _SECONDS)
        if not answer.is_success:
            raise ApiError(404, "Not Found")
        return answer.content

    async def _value(self, verb: str, url: str, patience: float = 0.0, **given: Any) -> Any:
        answer = await self._sent(verb, url, _SECONDS + patience, **given)
        try:
            return json.loads(answer.content)
        except ValueError:
            raise ApiError(502, f"Bad Gateway: HTTP {answer.status_code} without JSON") from None

    async def _sent(self, verb: str, url: str, seconds: float, **given: Any) -> httpx.Response:
        try:
            return await self._http.request(verb, url, timeout=seconds, **given)
        except httpx.HTTPError as error:
            raise ApiError(502, f"Bad Gateway: {type(error).__name__}") from None
