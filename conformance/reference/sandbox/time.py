"""The clock is moved, and the whole state is kept and brought back."""

from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.sandbox.routes import (
    BOOLEAN,
    OBJECT,
    STRING,
    Given,
    Nothing,
    World,
    body,
    route,
)

MOST_SNAPSHOTS = 100

_LATEST = 4_102_444_800  # the year 2100
_NOW = body(("now",), now={"type": "number"})


@route("GET", "clock", "What time it is on the platform, in seconds since 1970.", gives=_NOW)
def clock(world: World, _: Given) -> Any:
    return {"now": world.platform.clock.read()}


@route(
    "POST",
    "clock",
    "Moves the clock: `stand` stops it at a time, `advance` moves it on, `run` lets it go on from there.",
    gives=_NOW,
    takes=body(
        (),
        stand={"type": "number", "minimum": 0, "maximum": _LATEST},
        advance={"type": "number", "minimum": 0, "maximum": _LATEST},
        run=BOOLEAN,
    ),
)
def move_clock(world: World, given: Given) -> Any:
    clock = world.platform.clock
    stand, advance = given.get("stand"), float(given.get("advance", 0))
    if (clock.read() if stand is None else stand) + advance > _LATEST:
        raise Refused("the clock goes no further than the year 2100")
    if stand is not None:
        clock.stand(float(stand))
    clock.advance(advance)
    if given.get("run"):
        clock.run()
    return {"now": clock.read()}


@route(
    "POST",
    "snapshots",
    "Keeps the whole state as it is now, for as long as this process lives.",
    gives=body(("snapshot",), snapshot=STRING),
)
def keep(world: World, _: Given) -> Any:
    if len(world.snapshots) >= MOST_SNAPSHOTS:
        raise Refused(f"{MOST_SNAPSHOTS} snapshots are kept already: start anew for more")
    name = f"s{len(world.snapshots) + 1}"
    world.snapshots[name] = world.freeze()
    return {"snapshot": name}


@route(
    "POST",
    "snapshots/{snapshot}/restore",
    "Brings the whole state back to what it was; polls that wait end.",
    gives=OBJECT,
)
def restore(world: World, given: Given) -> Any:
    kept = world.snapshots.get(given["snapshot"])
    if kept is None:
        raise Nothing("there is no such snapshot")
    world.restore(kept)
    return {}
