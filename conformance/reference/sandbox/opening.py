"""The platform is opened to whoever is named, and closed again."""

from typing import Any

from conformance.reference.sandbox.routes import BOOLEAN, Given, World, body, route
from conformance.reference.state.openness import Openness

_OPEN = body(("open",), open=BOOLEAN)


@route(
    "POST",
    "open",
    "Opens the platform, or closes it: in an open one every token is a bot's, and every chat id a chat.",
    gives=_OPEN,
    takes=_OPEN,
)
def open_platform(world: World, given: Given) -> Any:
    world.platform.part(Openness).is_open = given["open"]
    return {"open": given["open"]}
