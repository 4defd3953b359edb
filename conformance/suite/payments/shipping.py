"""Where what was bought is to go, and what that costs."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.payments._shop import ADDRESS, POST, by, mug, shipping
from conformance.verdict import Consequence

_ANSWER = documented("Bot API, answerShippingQuery")
_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def _clause(id_: str, anchor: str = "#answershippingquery", **how: Any) -> Declaration:
    how = {"since": "3.0", "needs": ("pay",), "effects": ("money",), "features": ("payments",), **how}
    how = {"method": "answerShippingQuery", "stands_on": ("sendInvoice",), **how}
    return clause(id_, anchor, _ANSWER, documented("Bot API, ShippingQuery"), **how)


def _offered(caller: Caller, user: User, **answer: Any) -> dict[str, Any]:
    """The pre-checkout query after the bot has offered the post, which the person takes."""
    order = mug(user.marker("فاکتور"))
    query = shipping(caller, user, order, shipping_option_id="post")
    given = {"shipping_query_id": query["id"], "ok": True, "shipping_options": [POST]}
    caller.accepted("answerShippingQuery", {**given, **answer})
    asked: dict[str, Any] = caller.awaited("pre_checkout_query", by(order))["pre_checkout_query"]
    return asked


@_clause("payments.shipping-query", "#shippingquery", method="getUpdates", update="shipping_query")
def shipping_query(caller: Caller, user: User) -> None:
    """For an invoice of a flexible price the bot is asked with its payload and the person's address."""
    order = mug(user.marker("فاکتور"))
    query = shipping(caller, user, order)
    caller.whole("shipping_query", caller.validator.type("ShippingQuery", query))
    assert (query["from"]["id"], query["invoice_payload"]) == (user.id, order["payload"])
    assert query["shipping_address"] == ADDRESS


@_clause("payments.shipping-added")
def shipping_added(caller: Caller, user: User) -> None:
    """The prices of the shipping option that the person takes are added to the total."""
    assert _offered(caller, user)["total_amount"] == 1490


@_clause("payments.shipping-option-named")
def shipping_option_named(caller: Caller, user: User) -> None:
    """The pre-checkout query names the shipping option that the person has taken."""
    assert _offered(caller, user)["shipping_option_id"] == "post"


@_clause("payments.address-in-checkout")
def address_in_checkout(caller: Caller, user: User) -> None:
    """The pre-checkout query's order info has the address that the shipping was for."""
    assert _offered(caller, user)["order_info"]["shipping_address"] == ADDRESS


@_clause("payments.shipping-refused")
def shipping_refused(caller: Caller, user: User) -> None:
    """A bot that cannot deliver says so once, with the reason; a second answer is refused with 400."""
    query = shipping(caller, user, mug(user.marker("فاکتور")))
    answer = {"shipping_query_id": query["id"], "ok": False, "error_message": "به آنجا نمی‌فرستیم"}
    assert caller.ask("answerShippingQuery", answer) is True
    assert caller.refusal("answerShippingQuery", answer).error_code == 400


@_clause("payments.shipping-reason-needed", consequence=Consequence.DEGRADES)
def shipping_reason_needed(caller: Caller, user: User) -> None:
    """A refusal to deliver without error_message is refused with 400."""
    query = shipping(caller, user, mug(user.marker("فاکتور")))
    assert (
        caller.refusal("answerShippingQuery", {"shipping_query_id": query["id"], "ok": False}).error_code
        == 400
    )


def _refused(caller: Caller, options: Any) -> tuple[int | None, str]:
    given = {"shipping_query_id": "1", "ok": True, "shipping_options": options}
    refusal = caller.refusal("answerShippingQuery", given)
    return refusal.error_code, refusal.description or ""


def _refusal(id_: str) -> Declaration:
    seen = observed("tdlib/telegram-bot-api, Client.cpp, what it says of shipping options")
    how: dict[str, Any] = {"since": "3.0", "method": "answerShippingQuery"}
    return clause(id_, "#answershippingquery", seen, consequence=Consequence.DEGRADES, **how)


@_refusal("payments.unknown-shipping-refused")
def unknown_shipping_refused(caller: Caller) -> None:
    """Answering a shipping query that there is not is refused with 400 and Telegram's words."""
    assert _refused(caller, [POST]) == (400, _OLD)


@_refusal("payments.no-shipping-option-refused")
def no_shipping_option_refused(caller: Caller) -> None:
    """An answer that offers no shipping option is refused with 400 and Telegram's words."""
    words = "Bad Request: there must be at least one shipping option"
    assert _refused(caller, []) == (400, words)


@_refusal("payments.nameless-shipping-refused")
def nameless_shipping_refused(caller: Caller) -> None:
    """A shipping option without a title is refused with 400, in words that say so."""
    code, words = _refused(caller, [{**POST, "title": ""}])
    assert code == 400
    assert "ShippingOption title must be non-empty" in words
