"""What is pending for the bot, and the messages that fill it."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from conformance.suite.ground import Caller, User
from conformance.wire import Answer, Call, Client, Form

__all__ = ["arrived", "asking_for", "meanwhile", "polling", "texts_of", "told"]


def told(caller: Caller, user: User, count: int) -> tuple[list[str], list[dict[str, Any]]]:
    """That many messages of a person, and their updates, which are still pending."""
    texts = [user.says(user.marker()) for _ in range(count)]
    last = caller.awaited("message", lambda message: message.get("text") == texts[-1])
    pending = caller.updates(offset=last["update_id"] - count + 1, timeout=0)
    return texts, pending


def texts_of(updates: Iterable[dict[str, Any]]) -> list[str | None]:
    """The texts of message updates, None for any other."""
    return [update.get("message", {}).get("text") for update in updates]


def arrived(caller: Caller, kind: str, seconds: int = 1) -> bool:
    """Whether an update of that kind comes within that time."""
    return any(kind in update for update in caller.updates(timeout=seconds))


def polling(caller: Caller, **params: Any) -> Answer:
    """The answer to getUpdates on a connection of its own."""
    with Client(caller.client.address, caller.bot.token, caller.client.limits) as client:
        patience = float(params.get("timeout", 0))
        exchange = client.send(Call("getUpdates", params), patience=patience)
    caller.exchanges.append(exchange)
    return exchange.answer


def meanwhile(caller: Caller, seconds: int) -> Any:
    """A poll that waits while the check goes on; its ``result()`` is the answer."""
    pool = ThreadPoolExecutor(1)
    waiting = pool.submit(polling, caller, timeout=seconds)
    pool.shutdown(wait=False)
    return waiting


@contextmanager
def asking_for(caller: Caller, *kinds: str, form: Form = Form.FORM) -> Iterator[None]:
    """Only those kinds, and the usual ones again afterwards."""
    caller.accepted("getUpdates", {"allowed_updates": list(kinds), "timeout": 0}, form=form)
    try:
        yield
    finally:
        caller.updates(allowed_updates=[], timeout=0)
