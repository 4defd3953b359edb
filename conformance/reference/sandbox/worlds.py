"""A whole world at once: everyone and everything that a test suite expects to find."""

from collections.abc import Callable
from typing import Any

from conformance.reference.sandbox.chats import new_group, open_private
from conformance.reference.sandbox.doing import act
from conformance.reference.sandbox.files import known_file
from conformance.reference.sandbox.games import new_game
from conformance.reference.sandbox.payments import stars
from conformance.reference.sandbox.people import new_bot, new_user
from conformance.reference.sandbox.routes import OBJECT, ROUTES, Given, World, array, body, route
from conformance.reference.sandbox.stickers import sticker_sets
from conformance.reference.sandbox.web import new_host, new_page

# In this order: later ones name earlier ones.
_STEPS: dict[str, tuple[str, Callable[[World, Given], Any]]] = {
    "users": ("users", new_user),
    "bots": ("bots", new_bot),
    "groups": ("chats/group", new_group),
    "private": ("chats/private", open_private),
    "files": ("files", known_file),
    "sticker_sets": ("sticker_sets", sticker_sets),
    "games": ("games", new_game),
    "stars": ("stars", stars),
    "pages": ("pages", new_page),
    "hosts": ("hosts", new_host),
    "acts": ("acts", act),
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
    """What people do here was long ago: the bots that come with it are not told any more."""
    made = {name: [do(world, item) for item in given.get(name, ())] for name, (_, do) in _STEPS.items()}
    for bot in made["bots"]:
        world.platform.bots[bot["token"]].inbox.clear()
    return made
