"""The flood policy is set, and lifted."""

from typing import Any

from conformance.reference.sandbox.routes import OBJECT, STRING, Given, World, body, bot_of, route
from conformance.reference.state.flood import Flood, Limit, OwnFlood, Policy

_LIMIT = body(
    ("count", "seconds"),
    count={"type": "integer", "minimum": 1, "maximum": 1_000_000},
    seconds={"type": "number", "exclusiveMinimum": 0, "maximum": 86_400},
)


@route(
    "POST",
    "flood",
    "Limits what bots send to each private chat, each group and in all; no limits lift those that were set. "
    "With a bot's token it is that bot's alone.",
    gives=OBJECT,
    takes=body((), private=_LIMIT, group=_LIMIT, bot=_LIMIT, bot_token=STRING),
)
def limit(world: World, given: Given) -> Any:
    limits = {
        name: Limit(given[name]["count"], float(given[name]["seconds"]))
        for name in ("private", "group", "bot")
        if name in given
    }
    flood = Flood(Policy(**limits)) if limits else None
    if "bot_token" in given:
        bot_of(world, given).part(OwnFlood).flood = flood
    else:
        world.platform.flood = flood
    return {}
