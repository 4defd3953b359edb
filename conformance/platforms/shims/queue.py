"""A bot's updates on the shim's side: numbered, kept until an offset confirms them, or carried."""

import asyncio
import contextlib
import json
import secrets
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any

import httpx

from conformance.platforms.shims.shim import Happening
from conformance.platforms.shims.texts import value_of
from conformance.reference.calls.errors import ApiError, bad_request, conflict
from conformance.reference.state.updates import DEFAULT_KINDS

__all__ = ["Queue"]

Fetch = Callable[[float], Awaitable[Iterable[Happening]]]
Reply = Callable[[str, bytes], Awaitable[None]]

_LONGEST_POLL = 50
_PAUSE = 1.0
_BREATH = 0.05
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class Queue:
    """``fetch`` waits for what is new on the platform; ``reply`` does what a webhook answers with."""

    def __init__(self, fetch: Fetch, reply: Reply) -> None:
        self._fetch, self._reply = fetch, reply
        self._pending: deque[dict[str, Any]] = deque()
        self._next_id = 100_000_000 + secrets.randbelow(800_000_000)
        self._allowed: frozenset[str] = DEFAULT_KINDS
        self._news = asyncio.Event()
        self._fetching: asyncio.Future[None] | None = None
        self._webhook: dict[str, str] = {}
        self._carrying: asyncio.Task[None] | None = None
        self._trouble: dict[str, Any] = {}

    def put(self, happenings: Iterable[Happening]) -> None:
        for kind, value in happenings:
            if kind in self._allowed:
                self._pending.append({"update_id": self._next_id, kind: value})
                self._next_id += 1
                self._news.set()

    async def call(self, method: str, params: Mapping[str, Any]) -> Any:
        """The result of one of the four methods about updates. Raises ApiError."""
        match method:
            case "getupdates":
                return await self._updates(params)
            case "setwebhook":
                return await self._set(params)
            case "deletewebhook":
                return await self._set({**params, "url": ""})
        return {
            "url": self._webhook.get("url", ""),
            "has_custom_certificate": False,
            "pending_update_count": len(self._pending),
            **self._trouble,
        }

    async def _updates(self, params: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self._webhook:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self._listen(params)
        limit, offset = _number(params, "limit") or 100, _number(params, "offset")
        self._confirm(offset)
        until = time.monotonic() + min(max(_number(params, "timeout"), 0), _LONGEST_POLL)
        while not self._pending:
            left = max(0.0, until - time.monotonic())
            await self._fill(left)
            if left <= 0:
                break
            await asyncio.sleep(_BREATH)  # a platform may answer at once, whatever it was asked
        return list(self._pending)[: max(1, min(limit, 100))]

    def _confirm(self, offset: int) -> None:
        while offset < 0 and len(self._pending) > -offset:
            self._pending.popleft()
        while offset > 0 and self._pending and self._pending[0]["update_id"] < offset:
            self._pending.popleft()

    def _listen(self, params: Mapping[str, Any]) -> None:
        kinds = value_of(params, "allowed_updates")
        if isinstance(kinds, list):
            self._allowed = frozenset(map(str, kinds)) or DEFAULT_KINDS

    async def _fill(self, seconds: float) -> None:
        """Waits for the platform's next updates, or for what is delivered meanwhile."""
        self._news.clear()
        fetching, is_new = self._fetching, False
        if fetching is None or fetching.done():
            fetching, is_new = asyncio.ensure_future(self._take(seconds)), True
            self._fetching = fetching
        news: asyncio.Future[Any] = asyncio.ensure_future(self._news.wait())
        patience = seconds + 10 if is_new else max(seconds, 0.1)
        waiting: list[asyncio.Future[Any]] = [news, fetching]
        await asyncio.wait(waiting, timeout=patience, return_when=asyncio.FIRST_COMPLETED)
        news.cancel()
        if fetching.done() and (error := fetching.exception()):
            self._fetching = None
            raise error

    async def _take(self, seconds: float) -> None:
        self.put(await self._fetch(seconds))

    async def _set(self, params: Mapping[str, Any]) -> bool:
        url = str(params.get("url", ""))
        if url and "://" not in url:
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if value_of(params, "drop_pending_updates") is True:
            await self._fill(0.0)
            self._pending.clear()
        if self._carrying is not None:
            self._carrying.cancel()
            self._carrying = None
        self._webhook, self._trouble = {}, {}
        if url:
            self._listen(params)
            self._webhook = {"url": url, "secret": str(params.get("secret_token", ""))}
            self._carrying = asyncio.create_task(self._carry())
        return True

    async def _carry(self) -> None:
        headers = {"content-type": "application/json"}
        if self._webhook["secret"]:
            headers[_SECRET_HEADER] = self._webhook["secret"]
        async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
            while True:
                while self._pending:
                    await self._deliver(client, headers)
                try:
                    await self._fill(20.0)
                except ApiError:
                    await asyncio.sleep(_PAUSE)

    async def _deliver(self, client: httpx.AsyncClient, headers: Mapping[str, str]) -> None:
        update = self._pending[0]
        content = json.dumps(update, ensure_ascii=False).encode()
        try:
            answer = await client.post(self._webhook["url"], content=content, headers=dict(headers))
            failure = "" if answer.is_success else f"Wrong response from the webhook: {answer.status_code}"
        except (httpx.HTTPError, httpx.InvalidURL):
            failure = "Connection refused"
        if failure:
            self._trouble = {"last_error_date": int(time.time()), "last_error_message": failure}
            await asyncio.sleep(_PAUSE)
            return
        with contextlib.suppress(ValueError):
            self._pending.remove(update)
        await self._reply(answer.headers.get("content-type", ""), answer.content)


def _number(params: Mapping[str, Any], name: str) -> int:
    value = value_of(params, name)
    return value if isinstance(value, int) else 0
