"""Payments, as the people who make them see them, and Stars for bots that have not earned any."""

from typing import Any

from conformance.reference.sandbox.routes import (
    OBJECT,
    STRING,
    Given,
    Nothing,
    World,
    body,
    bot_of,
    route,
)
from conformance.reference.state.payments import Checkouts, Purse

_COUNT = {"type": "integer", "minimum": 1, "maximum": 10**9}


@route(
    "GET",
    "payments/{payment_id}",
    "How far a payment has come, and what the bot has said to it.",
    gives=OBJECT,
    takes=body(("payment_id",), payment_id=STRING),
)
def payment(world: World, given: Given) -> Any:
    checkout = world.platform.part(Checkouts).by_id.get(given["payment_id"])
    if checkout is None:
        raise Nothing("there is no such payment")
    return checkout.seen()


@route(
    "POST",
    "stars",
    "The bot gets Stars from nowhere.",
    gives=body(("amount",), amount=_COUNT),
    takes=body(("bot_token", "amount"), bot_token=STRING, amount=_COUNT),
)
def stars(world: World, given: Given) -> Any:
    purse, platform = bot_of(world, given).part(Purse), world.platform
    purse.earn(platform.ids.text(32), given["amount"], platform.now(), {"type": "other"})
    return {"amount": purse.balance}
