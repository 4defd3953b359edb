"""What a clause changes of the bot's own face, put back as it was found."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from conformance.suite.ground import Caller

__all__ = ["BASKET", "commands_kept", "text_kept"]

BASKET = [{"command": "basket", "description": "سبد خرید"}, {"command": "help", "description": "راهنما"}]


@contextmanager
def commands_kept(caller: Caller, **audience: Any) -> Iterator[dict[str, Any]]:
    """The parameters that name that audience; its commands are put back at the end."""
    before = caller.given("getMyCommands", audience)
    try:
        yield audience
    finally:
        caller.call("setMyCommands", {**audience, "commands": before})


@contextmanager
def text_kept(caller: Caller, what: str, **language: str) -> Iterator[str]:
    """The field of that text of the bot's, such as ``name`` for ``Name``; it is put back at the end."""
    field = {"Name": "name", "Description": "description", "ShortDescription": "short_description"}[what]
    before = caller.given(f"getMy{what}", language)[field]
    usual = caller.given(f"getMy{what}")[field] if language else ""
    try:
        yield field
    finally:
        own = "" if language and before == usual else before
        caller.call(f"setMy{what}", {**language, field: own})
