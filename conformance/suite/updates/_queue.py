"""What is pending for the bot, and the messages that fill it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from conformance.suite.ground import Caller, User
from conformance.wire import Form

__all__ = ["arrived", "asking_for", "texts_of", "told"]


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


@contextmanager
def asking_for(caller: Caller, *kinds: str, form: Form = Form.FORM) -> Iterator[None]:
    """Only those kinds, and the usual ones again afterwards."""
    caller.accepted("getUpdates", {"allowed_updates": list(kinds), "timeout": 0}, form=form)
    try:
        yield
    finally:
        caller.updates(allowed_updates=[], timeout=0)
