"""What the bot sells here, and the way of a person through its checkout."""

from collections.abc import Callable, Mapping
from typing import Any

from conformance.suite.ground import Caller, Departure, GroundLost, NotPlayable, User

__all__ = [
    "ADDRESS",
    "MONTH",
    "POST",
    "PRICE",
    "bought",
    "by",
    "checkout",
    "mug",
    "paid",
    "shipping",
    "sold",
    "star",
    "subscription",
    "transactions",
]

PRICE = 7
MONTH = 2_592_000  # seconds: the one period that a subscription can have
ADDRESS = {
    "country_code": "IR",
    "state": "تهران",
    "city": "تهران",
    "street_line1": "خیابان انقلاب ۱۲",
    "street_line2": "",
    "post_code": "1417614418",
}
POST = {"id": "post", "title": "پست", "prices": [{"label": "پست", "amount": 400}]}

_PROVIDER = "123456789:TEST:conformance"


def star(payload: str, **more: Any) -> dict[str, Any]:
    """An invoice in Telegram Stars, which need no provider."""
    order = {"title": "چای", "description": "یک فنجان", "payload": payload, "provider_token": ""}
    return {**order, "currency": "XTR", "prices": [{"label": "چای", "amount": PRICE}], **more}


def mug(payload: str, **more: Any) -> dict[str, Any]:
    """An invoice that a provider takes the money for: 10.90."""
    prices = [{"label": "لیوان", "amount": 1000}, {"label": "مالیات", "amount": 90}]
    order = {"title": "لیوان", "description": "برای چای", "payload": payload, "provider_token": _PROVIDER}
    return {**order, "currency": "USD", "prices": prices, **more}


def sold(caller: Caller, user: User, invoice: Mapping[str, Any]) -> Any:
    """The message with the invoice. Raises GroundLost where no provider takes the money."""
    answer = caller.call("sendInvoice", {"chat_id": user.chat_id, **invoice})
    if "PAYMENT_PROVIDER" in (answer.description or ""):
        raise GroundLost("the ground cannot be set: no test provider takes money here")
    if not answer.ok:
        raise GroundLost(f"the ground cannot be set: sendInvoice is refused with {answer.description!r}")
    return answer.result


def checkout(caller: Caller, user: User, invoice: Mapping[str, Any], **details: Any) -> dict[str, Any]:
    """The pre-checkout query of a person who pays an invoice."""
    sent = sold(caller, user, invoice)
    user.act("pay", message_id=sent["message_id"], **details)
    update = caller.awaited("pre_checkout_query", by(invoice))
    query: dict[str, Any] = update["pre_checkout_query"]
    return query


def shipping(caller: Caller, user: User, invoice: Mapping[str, Any], **details: Any) -> dict[str, Any]:
    """The shipping query of a person who pays an invoice of a flexible price."""
    sent = sold(caller, user, {**invoice, "is_flexible": True})
    user.act("pay", message_id=sent["message_id"], shipping_address=ADDRESS, **details)
    query: dict[str, Any] = caller.awaited("shipping_query", by(invoice))["shipping_query"]
    return query


def paid(caller: Caller, user: User, invoice: Mapping[str, Any], **details: Any) -> dict[str, Any]:
    """The service message of a payment that the bot has agreed to."""
    query = checkout(caller, user, invoice, **details)
    caller.given("answerPreCheckoutQuery", {"pre_checkout_query_id": query["id"], "ok": True})
    payload = invoice["payload"]
    update = caller.awaited(
        "message", lambda seen: seen.get("successful_payment", {}).get("invoice_payload") == payload
    )
    message: dict[str, Any] = update["message"]
    return message


def bought(caller: Caller, user: User, invoice: Mapping[str, Any], **details: Any) -> dict[str, Any]:
    """As paid, for promises about what comes after. Raises GroundLost where it never comes so far."""
    try:
        return paid(caller, user, invoice, **details)
    except Departure as error:
        raise GroundLost(f"the ground cannot be set: {error}") from error


def subscription(caller: Caller, user: User, payload: str) -> dict[str, Any]:
    """The first payment of a subscription."""
    order = star(payload, subscription_period=MONTH)
    link = caller.given("createInvoiceLink", order)
    user.act("pay", invoice_link=link)
    query = caller.awaited("pre_checkout_query", by(order))["pre_checkout_query"]
    caller.given("answerPreCheckoutQuery", {"pre_checkout_query_id": query["id"], "ok": True})
    update = caller.awaited("message", lambda seen: "successful_payment" in seen)
    payment: dict[str, Any] = update["message"]["successful_payment"]
    return payment


def transactions(caller: Caller) -> list[dict[str, Any]]:
    """Every transaction of the bot's, oldest first. Raises NotPlayable where there are very many."""
    found: list[dict[str, Any]] = []
    for offset in range(0, 1000, 100):
        page = caller.accepted("getStarTransactions", {"offset": offset, "limit": 100})["transactions"]
        found += page
        if len(page) < 100:
            return found
    raise NotPlayable("The bot has more than a thousand transactions: give one with fewer.")


def by(invoice: Mapping[str, Any]) -> Callable[[dict[str, Any]], bool]:
    """Whether a query is about that invoice."""
    return lambda query: query.get("invoice_payload") == invoice["payload"]
