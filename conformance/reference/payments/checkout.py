"""A checkout from the press of the button to the money: the bot is asked, and has ten seconds each time."""

from collections.abc import Mapping, Sequence
from typing import Any

from conformance.reference.chats.hearing import tell
from conformance.reference.payments.charging import charge
from conformance.reference.state import Bot, Platform
from conformance.reference.state.payments import Checkout, Checkouts

__all__ = ["answered", "ask", "begin", "offered", "refused"]

ANSWER_SECONDS = 10

# What the person is told where the bot says nothing.
_SILENCE = {"shipping": "SHIPPING_BOT_TIMEOUT", "checkout": "BOT_PRECHECKOUT_TIMEOUT"}


def begin(platform: Platform, bot: Bot, checkout: Checkout) -> int | None:
    """Asks the bot for the first thing that it must say; the id of the update."""
    platform.part(Checkouts).by_id[checkout.id] = checkout
    if not checkout.invoice.is_flexible:
        return ask(platform, bot, checkout)
    value = {"shipping_address": checkout.order["shipping_address"]}
    return _asked(platform, bot, checkout, "shipping", value)


def ask(platform: Platform, bot: Bot, checkout: Checkout) -> int | None:
    """Asks the bot whether it can deliver what is about to be paid for."""
    value: dict[str, Any] = {}
    if checkout.option:
        value["shipping_option_id"] = checkout.option["id"]
    if checkout.order:
        value["order_info"] = checkout.order
    return _asked(platform, bot, checkout, "checkout", value)


def offered(platform: Platform, bot: Bot, query_id: str, options: Sequence[dict[str, Any]]) -> bool:
    """Takes the bot's shipping options; False where no such query waits."""
    checkout = _answered(platform, bot, "shipping", query_id)
    if checkout is None:
        return False
    checkout.state, checkout.options = "choosing", list(options)
    checkout.option = next((option for option in options if option["id"] == checkout.wanted), None)
    if checkout.option:
        ask(platform, bot, checkout)
    return True


def answered(platform: Platform, bot: Bot, query_id: str) -> bool:
    """Takes the bot's word that all is well, and the money; False where no such query waits."""
    checkout = _answered(platform, bot, "checkout", query_id)
    if checkout is None:
        return False
    checkout.state = "paid"
    checkout.charge = charge(platform, bot, checkout)
    return True


def refused(platform: Platform, bot: Bot, kind: str, query_id: str, error: str) -> bool:
    """Ends a checkout with what the bot has to say; False where no such query waits."""
    checkout = _answered(platform, bot, kind, query_id)
    if checkout is None:
        return False
    checkout.state, checkout.error = "failed", error
    return True


def _asked(
    platform: Platform, bot: Bot, checkout: Checkout, kind: str, value: Mapping[str, Any]
) -> int | None:
    query_id = platform.ids.query()
    platform.part(Checkouts).waiting[kind, query_id] = checkout
    platform.later(ANSWER_SECONDS, _time_out, kind, query_id)
    checkout.state = kind
    invoice = checkout.invoice
    query: dict[str, Any] = {"id": query_id, "from": checkout.user.view()}
    if kind == "checkout":
        query |= {"currency": invoice.view["currency"], "total_amount": checkout.total}
    query |= {"invoice_payload": invoice.payload, **value}
    return tell(platform, bot, "shipping_query" if kind == "shipping" else "pre_checkout_query", query)


def _answered(platform: Platform, bot: Bot, kind: str, query_id: str) -> Checkout | None:
    """The checkout that waits for this bot's answer, which it then does no more."""
    waiting = platform.part(Checkouts).waiting
    checkout = waiting.get((kind, query_id))
    if checkout is None or checkout.invoice.bot != bot.user.id:
        return None
    return waiting.pop((kind, query_id))


def _time_out(platform: Platform, kind: str, query_id: str) -> None:
    checkout = platform.part(Checkouts).waiting.pop((kind, query_id), None)
    if checkout is not None:
        checkout.state, checkout.error = "failed", _SILENCE[kind]
