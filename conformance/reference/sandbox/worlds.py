"""A whole world at once: everyone and everything that a test suite expects to find."""

from collections.abc import Callable
from typing import Any

from conformance.reference.sandbox.chats import new_group, open_private
from conformance.reference.sandbox.files import known_file
from conformance.reference.sandbox.games import new_game
from conformance.reference.sandbox.payments import stars
from conformance.reference.sandbox.people import new_bot, new_user
from conformance.reference.sandbox.routes import OBJECT, ROUTES, Given, World, array, body, route
from conformance.reference.sandbox.stickers import sticker_sets

# In this order: later ones name earlier ones.
_STEPS: dict[str, tuple[str, Callable[[World, Given], Any]]] = {
    "users": ("users", new_user),
    "bots": ("bots", new_bot),
    "groups": ("chats/group", new_group),
    "private": ("chats/private", open_private),
    "files": ("files", known_file),
    "games": ("games", new_game),
    "sticker_sets": ("sticker_sets", sticker_sets),
    "stars": ("stars", stars),
}


def _takes(path: str) -> dict[str, Any]:
    return next(one.takes for one in ROUTES if one.path == path and one.verb == "POST")


@route(
    "POST",
    "world",
    "Many at once: each item is what the way of its kind takes, and they are done in this order.",
    gives=OBJECT,
    takes=body((), **{name: array(_takes(path)) for name, (path, _) in _STEPS.items()}),
)
def make(world: World, given: Given) -> Any:
    return {name: [do(world, item) for item in given.get(name, ())] for name, (_, do) in _STEPS.items()}
