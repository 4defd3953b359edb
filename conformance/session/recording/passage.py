"""One connection to the recorder, and the one that it keeps on the other side."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from conformance.session.recording.connection import Requests, Responses
from conformance.session.recording.desk import Desk, Refusal, Route
from conformance.session.recording.exchange import Exchange
from conformance.session.recording.framing import (
    END,
    chunk,
    is_chunked,
    is_chunked_to,
    phrase,
    request_head,
    response_head,
    uncompressed,
)
from conformance.session.recording.messages import Body, Broken, Request, Response
from conformance.session.recording.origin import Origin, Unreachable

__all__ = ["Passage"]


class Passage:
    """Carries one exchange after the other, as long as both sides keep their connections.

    A connection on one side is a connection on the other, so that each side meets the other's
    way with connections and not ours.
    """

    def __init__(self, desk: Desk, near: Requests, on_end: Callable[["Passage"], None]) -> None:
        self._desk = desk
        self._near = near
        self._far: Responses | None = None
        self._origin: Origin | None = None
        self._is_idle, self._is_last = True, False
        self._has_begun = False  # some of the answer is with who asked
        self.work = asyncio.get_running_loop().create_task(self._run())
        self.work.add_done_callback(lambda _: on_end(self))
        near.on_lost = self.work.cancel

    def end_when_idle(self) -> None:
        self._is_last = True
        if self._is_idle:
            self.end()

    def end(self) -> None:
        self._near.close()  # the work may not even have begun
        self.work.cancel()

    async def _run(self) -> None:
        try:
            while (request := await self._near.receive()) is not None:
                self._is_idle, self._has_begun = False, False
                with self._desk.working():
                    goes_on = await self._exchange(request)
                self._is_idle = True
                if not goes_on or self._is_last or (self._far is not None and self._far.closed):
                    break
        except Broken:
            pass  # whoever is gone needs no answer
        finally:
            self._near.close()
            self._leave()

    async def _exchange(self, request: Request) -> bool:
        """Whether the connection may go on after it."""
        route = self._desk.route(request)
        if isinstance(route, Refusal):
            return await self._say(request, route.status, route.reason)
        try:
            with self._desk.carrying(route):
                return await self._carry(route, request)
        except _Stale:
            return False  # who asked learns that the connection is closed, as it would without us
        except (Unreachable, Broken) as error:
            if self._near.closed:
                raise Broken from error
            self._leave()
            self._desk.no_answer(route, str(error))
            if self._has_begun:  # the bot's answer breaks off as well
                return False
            reason = f"the recorder has no answer from {route.other_side}: {error}"
            return await self._say(request, 502, f"Bad Gateway: {reason}")

    async def _carry(self, route: Route, request: Request) -> bool:
        exchange = Exchange(request, route.asked or route.target, route.direction)
        request = replace(request, headers=(*request.headers, *route.headers))
        way, going = route, request
        match route.method:
            case "setwebhook":
                content = await request.body.whole()
                exchange.asked.feed(content)
                way, going = self._desk.moved(route, replace(request, body=Body.of(content)), content)
            case "getwebhookinfo":
                going = replace(request, headers=uncompressed(request.headers))
        response = await self._ask(way, going, exchange)
        if route.method == "getwebhookinfo":
            response = await self._desk.webhooks.shown(response)
        exchange.answer(response)
        last = await self._pass_back(request, response, exchange)
        # No bot ever acts on what is not on file.
        self._desk.record(route, exchange)
        await self._near.send(last)
        return (
            request.keeps_alive and response.keeps_alive and request.body.ended and request.method != b"HEAD"
        )

    async def _ask(self, route: Route, request: Request, exchange: Exchange) -> Response:
        far, is_used = await self._reach(route.origin)
        far.expects_no_body = request.method == b"HEAD"
        sending = self._send(far, route, request, exchange)
        if request.body.ended:
            await sending
            response = await far.receive()
        else:  # an answer may come before all is sent
            task = asyncio.get_running_loop().create_task(sending)
            try:
                response = await far.receive()
            finally:
                task.cancel()
        if response is None and is_used:
            self._desk.no_answer(route, "it closed a connection kept alive")
            raise _Stale
        if response is None:
            raise Broken(far.fault)
        return response

    async def _send(self, far: Responses, route: Route, request: Request, exchange: Exchange) -> None:
        held = request_head(request, *self._desk.way(route))
        is_framed = is_chunked(request.headers)
        with suppress(Broken):  # it may have answered all the same
            async for piece in request.body:
                if route.method != "setwebhook":  # which was kept as the bot sent it
                    exchange.asked.feed(piece)
                await far.send(held + (chunk(piece) if is_framed else piece))
                held = b""
            if held or is_framed:
                await far.send(held + (END if is_framed else b""))

    async def _pass_back(self, request: Request, response: Response, exchange: Exchange) -> bytes:
        """Gives the answer back except for its last piece, which is returned."""
        held, is_framed = response_head(request, response), is_chunked_to(request, response)
        is_first = True
        async for piece in response.body:
            exchange.answered.feed(piece)
            framed = chunk(piece) if is_framed else piece
            if is_first:
                held, is_first = held + framed, False
            else:
                self._has_begun = True
                await self._near.send(held)
                held = framed
        return held + (END if is_framed else b"")

    async def _say(self, request: Request, status: int, description: str) -> bool:
        """Answers in upstream's place."""
        content = json.dumps({"ok": False, "error_code": status, "description": description}).encode()
        headers = (b"content-type", b"application/json"), (b"content-length", b"%d" % len(content))
        response = Response(status, phrase(status), headers, Body.of(content), keeps_alive=request.body.ended)
        await self._near.send(response_head(request, response) + content)
        return request.keeps_alive and response.keeps_alive

    async def _reach(self, origin: Origin) -> tuple[Responses, bool]:
        """The connection to an origin, and whether it was used before."""
        if self._far is not None and not self._far.closed and self._origin == origin:
            return self._far, True
        self._leave()
        self._far, self._origin = await origin.connect(self._desk.proxy_to(origin)), origin
        self._far.on_lost = self._on_far_lost
        return self._far, False

    def _on_far_lost(self) -> None:
        if self._is_idle:
            self._near.close()

    def _leave(self) -> None:
        far, self._far = self._far, None
        if far is not None and not far.closed:
            far.transport.abort()


class _Stale(Exception):
    """The other side closed a connection as it was to be used again."""
