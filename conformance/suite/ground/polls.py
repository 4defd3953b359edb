"""Polls beside the caller's own, on connections of their own."""

from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from conformance.suite.ground.caller import Caller
from conformance.wire import Answer, Call, Client

__all__ = ["meanwhile", "polling"]


def polling(caller: Caller, **params: Any) -> Answer:
    """The answer to getUpdates on a connection of its own."""
    with Client(caller.client.address, caller.bot.token, caller.client.limits) as client:
        patience = float(params.get("timeout", 0))
        exchange = client.send(Call("getUpdates", params), patience=patience)
    caller.exchanges.append(exchange)
    return exchange.answer


def meanwhile(caller: Caller, seconds: int) -> Future[Answer]:
    """A poll that waits while the check goes on; its ``result()`` is the answer."""
    pool = ThreadPoolExecutor(1)
    waiting = pool.submit(polling, caller, timeout=seconds)
    pool.shutdown(wait=False)
    return waiting
