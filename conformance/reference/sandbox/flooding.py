"""The flood policy is set, and lifted."""

from typing import Any

from conformance.reference.sandbox.routes import OBJECT, Given, World, body, route
from conformance.reference.state.flood import Flood, Limit, Policy

_LIMIT = body(
    ("count", "seconds"),
    count={"type": "integer", "minimum": 1, "maximum": 1_000_000},
    seconds={"type": "number", "exclusiveMinimum": 0, "maximum": 86_400},
)


@route(
    "POST",
    "flood",
    "Limits what bots send to each private chat, each group and in all; an empty object lifts the limits.",
    gives=OBJECT,
    takes=body((), private=_LIMIT, group=_LIMIT, bot=_LIMIT),
)
def limit(world: World, given: Given) -> Any:
    limits = {
        name: Limit(given[name]["count"], float(given[name]["seconds"]))
        for name in ("private", "group", "bot")
        if name in given
    }
    world.platform.flood = Flood(Policy(**limits)) if limits else None
    return {}
