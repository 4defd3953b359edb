"""Carries updates to addresses of a dialect's own, where the reference's one webhook will not do."""

import asyncio
import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from conformance.reference.calls.errors import ApiError
from conformance.reference.server.dispatch import Desk

__all__ = ["Carriers", "Parcel"]

_BREATH = 0.02  # seconds between looks at the queue
_PAUSE = 1.0  # after a delivery that was not taken
_PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Parcel:
    """One update on its way: where to, and as what."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


Packing = Callable[[str, Mapping[str, Any]], Parcel | None]


class Carriers:
    """One carrier a bot; ``pack`` makes a parcel of a token and an update, or leaves it in the queue."""

    def __init__(self, pack: Packing) -> None:
        self._pack = pack
        self._running: dict[str, asyncio.Task[None]] = {}

    def begin(self, token: str, desk: Desk) -> None:
        """Sends the bot's carrier out, if it is not under way."""
        if token not in self._running:
            self._running[token] = asyncio.get_running_loop().create_task(self._work(token, desk))

    async def _work(self, token: str, desk: Desk) -> None:
        async with httpx.AsyncClient(timeout=_PATIENCE, trust_env=False) as client:
            while True:
                with contextlib.suppress(ApiError):  # the bot is gone until a snapshot comes back
                    await self._round(client, token, desk)
                await asyncio.sleep(_BREATH)

    async def _round(self, client: httpx.AsyncClient, token: str, desk: Desk) -> None:
        for update in desk.bot(token).inbox.first(100):
            parcel = self._pack(token, json.loads(update.text))
            if parcel is None:
                continue
            if not await _taken(client, parcel):
                await asyncio.sleep(_PAUSE)
                return
            desk.bot(token).inbox.take(update.id)


async def _taken(client: httpx.AsyncClient, parcel: Parcel) -> bool:
    headers = {"content-type": "application/json", **parcel.headers}
    try:
        answer = await client.post(parcel.url, content=parcel.body, headers=headers)
    except (httpx.HTTPError, httpx.InvalidURL):
        return False
    return answer.is_success
