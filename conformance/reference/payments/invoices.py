"""Invoices as calls ask for them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import BROKEN, boolean, integer, json_value
from conformance.reference.payments.currencies import CURRENCIES, bounds
from conformance.reference.payments.prices import prices, tips
from conformance.reference.state import Bot, Platform
from conformance.reference.state.payments import STARS, Invoice, Invoices

__all__ = ["Order", "issue", "needed", "read_invoice"]

_Params = Mapping[str, Any]

MAX_PAYLOAD = 128  # bytes
MONTH = 2_592_000  # seconds: the only period that a subscription can have
MAX_SUBSCRIPTION = 10_000

# BotFather hands out tokens of this form; whether the provider knows one, nobody here can tell.
_PROVIDER_TOKEN = re.compile(r"\d{8,}:(TEST|LIVE):[\w-]+\Z")
_NEEDS = ("name", "phone_number", "email", "shipping_address")


class Order:
    """An invoice that is read and not yet looked at by whoever makes the payments."""

    def __init__(self, invoice: Invoice, parts: int, provider_token: str) -> None:
        self.invoice = invoice
        self._parts = parts
        self._provider_token = provider_token

    def check(self) -> None:
        """Raises ApiError where nobody could pay it."""
        view, invoice = self.invoice.view, self.invoice
        currency, total = view["currency"], view["total_amount"]
        if len(invoice.payload.encode()) > MAX_PAYLOAD:
            raise bad_request("INVOICE_PAYLOAD_INVALID")
        if currency not in CURRENCIES:
            raise bad_request("CURRENCY_INVALID")
        if currency == STARS and self._parts != 1:
            raise bad_request("STARS_INVOICE_INVALID")
        if currency != STARS and not _PROVIDER_TOKEN.match(self._provider_token):
            raise bad_request("PAYMENT_PROVIDER_INVALID")
        least, most = bounds(currency)
        if not least <= total <= most:
            raise bad_request("CURRENCY_TOTAL_AMOUNT_INVALID")
        if invoice.period and (currency != STARS or invoice.period != MONTH or total > MAX_SUBSCRIPTION):
            raise bad_request("SUBSCRIPTION_PERIOD_INVALID")


def read_invoice(params: _Params) -> Order:
    """The invoice in a call, or in a result's content with every field as text. Raises ApiError."""
    title, description, payload = (needed(params, name) for name in ("title", "description", "payload"))
    currency = needed(params, "currency")
    needed(params, "prices")
    listed = json_value(params, "prices")
    if listed is BROKEN:
        raise bad_request("Can't parse prices JSON object")
    parts = prices(listed)
    most_tip, _ = tips(params)
    view = {
        "title": title,
        "description": description,
        "start_parameter": params.get("start_parameter", ""),
        "currency": currency,
        "total_amount": sum(part["amount"] for part in parts),
    }
    # Whoever pays in Stars is asked for nothing: documented for each of these parameters.
    in_money = currency != STARS
    needs = tuple(name for name in _NEEDS if in_money and boolean(params, f"need_{name}"))
    flexible = in_money and boolean(params, "is_flexible")
    period = integer(params, "subscription_period", 0, 0)
    invoice = Invoice("", 0, view, payload, needs, flexible, max(most_tip, 0), period)
    return Order(invoice, len(parts), params.get("provider_token", ""))


def issue(platform: Platform, bot: Bot, order: Order) -> Invoice:
    """The invoice under a name of its own, that people can pay from now on."""
    invoice = replace(order.invoice, slug=platform.ids.text(16), bot=bot.user.id)
    bot.part(Invoices).by_slug[invoice.slug] = invoice
    return invoice


def needed(params: _Params, name: str) -> str:
    value: str = params.get(name, "")
    if not value:
        raise bad_request(f'Parameter "{name}" is required')
    return value
