"""Couriers carry updates to webhooks, again and again until they are taken.

Updates about one chat go one after the other; those of several chats go side by side, as many at
once as the webhook allows. A failed delivery is tried again after a pause that doubles.
"""

import asyncio
import contextlib
import functools
import json
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import urlsplit

import httpx

from conformance.reference.calls.errors import ApiError
from conformance.reference.server.request import read_call
from conformance.reference.server.trust import usual_trust
from conformance.reference.state import Bot, Platform
from conformance.reference.state.updates import Update
from conformance.reference.state.web import Web
from conformance.reference.webhooks.webhook import Trouble, Webhook, is_address
from conformance.wire.call import Call

__all__ = ["Couriers"]

FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
PATIENCE = 60.0  # seconds for an answer
MAX_REPLY = 1024 * 1024


class Desk(Protocol):
    """Who takes what a courier brings back."""

    platform: Platform

    def delivered(self, bot: Bot, update_id: int) -> None: ...

    def undelivered(self, bot: Bot, reason: str) -> None: ...

    async def call(self, bot: Bot, call: Call) -> Any: ...


class Couriers:
    """One courier for each bot that has a webhook."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._couriers: dict[int, _Courier] = {}  # by bots' ids: a bot can get another token

    def look(self, bot: Bot) -> None:
        """Sends a courier out for a webhook that is new, and calls off one whose webhook is gone."""
        courier = self._couriers.get(bot.user.id)
        if courier is not None and courier.webhook == bot.webhook and courier.bot is bot:
            return
        if courier is not None:
            courier.stop()
            del self._couriers[bot.user.id]
        if bot.webhook is not None:
            self._couriers[bot.user.id] = _Courier(self._desk, bot, bot.webhook)

    def look_at_all(self) -> None:
        """After a start or a restored snapshot."""
        for bot_id in set(self._couriers) - set(self._desk.platform.accounts):
            self._couriers.pop(bot_id).stop()
        for bot in self._desk.platform.bots.values():
            self.look(bot)

    def stop(self) -> None:
        for courier in self._couriers.values():
            courier.stop()
        self._couriers.clear()


class _Courier:
    def __init__(self, desk: Desk, bot: Bot, webhook: Webhook) -> None:
        self.bot = bot
        self.webhook = webhook
        self._desk = desk
        self._under_way: dict[str, int] = {}  # update ids by what they must not overtake
        self._pause = 0.0
        self._news = asyncio.Event()
        self._runs: set[asyncio.Task[None]] = set()
        self._client = httpx.AsyncClient(
            timeout=PATIENCE,
            trust_env=False,
            verify=False if webhook.has_custom_certificate else usual_trust(),
        )
        bot.inbox.listener = self._news.set
        self._news.set()
        self._start(self._work())

    def stop(self) -> None:
        if self.bot.inbox.listener == self._news.set:
            self.bot.inbox.listener = None
        for run in self._runs:
            run.cancel()

    def _start(self, work: Any) -> None:
        run = asyncio.get_running_loop().create_task(work)
        self._runs.add(run)
        run.add_done_callback(self._runs.discard)

    async def _work(self) -> None:
        async with self._client:
            await self._resolve()
            while True:
                await self._news.wait()
                self._news.clear()
                if self._pause:
                    await asyncio.sleep(self._pause)
                for update in self._next():
                    self._start(self._carry(update))

    def _next(self) -> list[Update]:
        """The updates that can go now: the oldest of each chat, as many as there is room for."""
        room = self.webhook.max_connections - len(self._under_way)
        if room <= 0:
            return []
        chosen: list[Update] = []
        waiting = set(self._under_way)
        for update in self.bot.inbox.first(room + len(waiting) + 100):
            lane = _lane(update)
            if len(chosen) == room:
                break
            if lane not in waiting:
                waiting.add(lane)
                self._under_way[lane] = update.id
                chosen.append(update)
        return chosen

    async def _carry(self, update: Update) -> None:
        lane = _lane(update)
        try:
            failure = await self._deliver(update)
        finally:
            self._under_way.pop(lane, None)
        if failure is None:
            self._pause = 0.0
        else:
            self._desk.undelivered(self.bot, failure)
            self._pause = min(max(FIRST_PAUSE, self._pause * 2), LONGEST_PAUSE)
        self._news.set()

    async def _deliver(self, update: Update) -> str | None:
        """What went wrong, or None."""
        headers, behaviour = {"content-type": "application/json"}, self._desk.platform.behaviour
        if self.webhook.secret_token:
            headers[behaviour.secret_header] = self.webhook.secret_token
        try:
            for content in behaviour.deliveries(update.text):
                async with self._client.stream(
                    "POST", self.webhook.url, content=content.encode(), headers=headers
                ) as response:
                    reply = await _limited(response)
        except httpx.HTTPError as error:
            return _reason(error)
        except (httpx.InvalidURL, ValueError):
            return "Invalid webhook URL"
        if not 200 <= response.status_code < 300:
            phrase = response.reason_phrase or _phrase(response.status_code)
            return f"Wrong response from the webhook: {response.status_code} {phrase}"
        self._desk.delivered(self.bot, update.id)
        await self._reply(response.headers.get("content-type", ""), reply)
        return None

    async def _reply(self, content_type: str, content: bytes) -> None:
        """Does the method that a webhook answered with; its result is nobody's. Source: "Making requests"."""
        if not content.strip():
            return
        with contextlib.suppress(ApiError):
            call = read_call("", "POST", "", content_type or "application/json", content)
            method = call.params.get("method", "")
            if isinstance(method, str) and method:
                await self._desk.call(self.bot, Call(method, call.params, call.files, call.form, "POST"))

    async def _resolve(self) -> None:
        host = urlsplit(self.webhook.url).hostname or ""
        trouble = self.bot.part(Trouble)
        known = self._desk.platform.part(Web).hosts.get(host.lower(), "")
        trouble.resolved = self.webhook.ip_address or (host if is_address(host) else known)
        if not trouble.resolved:
            with contextlib.suppress(OSError):
                found = await asyncio.get_running_loop().getaddrinfo(host, None, family=2)
                trouble.resolved = str(found[0][4][0])


@functools.lru_cache(maxsize=4096)  # one that waits is asked for its lane at every delivery
def _lane(update: Update) -> str:
    """What the update must not overtake: earlier ones of its chat, or of its person."""
    value = json.loads(update.text)
    value.pop("update_id")
    event: dict[str, Any] = next(iter(value.values()), {})
    inner = event.get("message")
    message: dict[str, Any] = inner if isinstance(inner, dict) else event
    place = message.get("chat") or event.get("from") or event.get("user") or {}
    return str(place.get("id", ""))


async def _limited(response: httpx.Response) -> bytes:
    """The body, as far as a method's call can be long."""
    content = b""
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_REPLY:
            return b""
    return content


def _reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return "Connection timed out"
    if isinstance(error, httpx.TimeoutException):
        return "Read timeout expired"
    if isinstance(error, httpx.ConnectError):
        text = str(error).lower()
        if "name" in text and ("resol" in text or "known" in text):
            return "Failed to resolve host: Name or service not known"
        return (
            "SSL error {error:0A000086:SSL routines::certificate verify failed}"
            if "ssl" in text
            else "Connection refused"
        )
    return "Connection closed"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""
