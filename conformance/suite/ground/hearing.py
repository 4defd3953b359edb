"""Kinds of updates that bots must ask for, asked for by one check."""

from collections.abc import Iterator
from contextlib import contextmanager

from conformance.suite.ground.caller import Caller

__all__ = ["hearing"]


@contextmanager
def hearing(caller: Caller, *kinds: str) -> Iterator[None]:
    """The bot hears of these kinds alone, and of the usual ones again at the end."""
    caller.updates(allowed_updates=list(kinds), timeout=0)
    try:
        yield
    finally:
        caller.updates(allowed_updates=[], timeout=0)
