"""Stars: what the bot has earned, and what it gives back."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.payments._shop import MONTH, PRICE, bought, star, subscription, transactions
from conformance.verdict import Consequence

_BOUGHT = ("sendInvoice", "answerPreCheckoutQuery")
_SUBSCRIBED = ("createInvoiceLink", "answerPreCheckoutQuery")


def _clause(id_: str, method: str, since: str, **how: Any) -> Declaration:
    how = {"needs": ("pay",), "effects": ("money",), "features": ("stars_xtr",), "stands_on": _BOUGHT, **how}
    return clause(
        id_, f"#{method.lower()}", documented(f"Bot API, {method}"), since=since, method=method, **how
    )


def _charge(caller: Caller, user: User) -> str:
    payment = bought(caller, user, star(user.marker("فاکتور")))["successful_payment"]
    charge: str = payment["telegram_payment_charge_id"]
    return charge


@_clause("payments.balance-grows", "getMyStarBalance", "9.1")
def balance_grows(caller: Caller, user: User) -> None:
    """What a person pays in Stars is added to the bot's balance."""
    before = caller.ask("getMyStarBalance")["amount"]
    bought(caller, user, star(user.marker("فاکتور")))
    assert caller.accepted("getMyStarBalance")["amount"] == before + PRICE


@_clause("payments.payment-is-a-transaction", "getStarTransactions", "7.5")
def payment_is_a_transaction(caller: Caller, user: User) -> None:
    """A payment in Stars is a transaction whose id is the charge's, with the amount and its source."""
    charge = _charge(caller, user)
    found = next(one for one in transactions(caller) if one["id"] == charge)
    assert found["amount"] == PRICE
    assert (found["source"]["type"], found["source"]["user"]["id"]) == ("user", user.id)


@_clause("payments.transaction-has-the-payload", "getStarTransactions", "7.6")
def transaction_has_the_payload(caller: Caller, user: User) -> None:
    """The source of a transaction has the payload of the invoice that was paid."""
    order = star(user.marker("فاکتور"))
    charge = bought(caller, user, order)["successful_payment"]["telegram_payment_charge_id"]
    found = next(one for one in transactions(caller) if one["id"] == charge)
    assert found["source"]["invoice_payload"] == order["payload"]


@_clause("payments.transactions-by-pages", "getStarTransactions", "7.5")
def transactions_by_pages(caller: Caller, user: User) -> None:
    """Transactions come by pages: offset skips as many of them, and limit is the most that come."""
    for _ in range(2):
        _charge(caller, user)
    both = caller.ask("getStarTransactions", {"limit": 2})["transactions"]
    second = caller.accepted("getStarTransactions", {"offset": 1, "limit": 1})["transactions"]
    assert len(both) == 2
    assert [one["id"] for one in second] == [both[1]["id"]]


@_clause("payments.refund", "refundStarPayment", "7.4", stands_on=(*_BOUGHT, "getMyStarBalance"))
def refund(caller: Caller, user: User) -> None:
    """A payment in Stars that is given back leaves the balance as it was before."""
    before = caller.given("getMyStarBalance")["amount"]
    charge = _charge(caller, user)
    given = {"user_id": user.id, "telegram_payment_charge_id": charge}
    assert caller.ask("refundStarPayment", given) is True
    assert caller.given("getMyStarBalance")["amount"] == before


@_clause("payments.refund-is-told", "refundStarPayment", "7.7")
def refund_is_told(caller: Caller, user: User) -> None:
    """A refund comes to the bot as a message with the charge that was given back, and its payload."""
    order = star(user.marker("فاکتور"))
    charge = bought(caller, user, order)["successful_payment"]["telegram_payment_charge_id"]
    caller.accepted("refundStarPayment", {"user_id": user.id, "telegram_payment_charge_id": charge})
    told = caller.awaited("message", lambda seen: "refunded_payment" in seen)["message"]["refunded_payment"]
    assert (told["telegram_payment_charge_id"], told["total_amount"]) == (charge, PRICE)
    assert told["invoice_payload"] == order["payload"]


@_clause(
    "payments.refund-is-a-transaction",
    "getStarTransactions",
    "7.5",
    stands_on=(*_BOUGHT, "refundStarPayment"),
)
def refund_is_a_transaction(caller: Caller, user: User) -> None:
    """A refund is an outgoing transaction with the id of the payment that it gives back."""
    charge = _charge(caller, user)
    caller.given("refundStarPayment", {"user_id": user.id, "telegram_payment_charge_id": charge})
    found = [one for one in transactions(caller) if one["id"] == charge and "receiver" in one]
    assert [one["receiver"]["user"]["id"] for one in found] == [user.id]


@_clause("payments.refund-once", "refundStarPayment", "7.4")
def refund_once(caller: Caller, user: User) -> None:
    """A payment that was given back cannot be given back again: 400."""
    given = {"user_id": user.id, "telegram_payment_charge_id": _charge(caller, user)}
    caller.accepted("refundStarPayment", given)
    assert caller.refusal("refundStarPayment", given).error_code == 400


@_clause("payments.refund-to-another-refused", "refundStarPayment", "7.4")
def refund_to_another_refused(caller: Caller, user: User, other: User) -> None:
    """A payment is not given back to somebody who has not made it: 400."""
    given = {"user_id": other.id, "telegram_payment_charge_id": _charge(caller, user)}
    assert caller.refusal("refundStarPayment", given).error_code == 400


@_clause("payments.unknown-refund-refused", "refundStarPayment", "7.4", needs=(), effects=(), stands_on=())
def unknown_refund_refused(caller: Caller, user: User) -> None:
    """A charge that there is not cannot be given back: 400."""
    given = {"user_id": user.id, "telegram_payment_charge_id": "stxNOTHING"}
    assert caller.refusal("refundStarPayment", given).error_code == 400


@_clause("payments.subscription-begins", "createInvoiceLink", "8.0", stands_on=("answerPreCheckoutQuery",))
def subscription_begins(caller: Caller, user: User) -> None:
    """The first payment of a subscription says that it is the first of several, and until when it holds."""
    payment = subscription(caller, user, user.marker("اشتراک"))
    asked_at = caller.exchanges[0].started_at
    assert (payment["is_recurring"], payment["is_first_recurring"]) == (True, True)
    assert abs(payment["subscription_expiration_date"] - asked_at - MONTH) < 86_400


@_clause("payments.subscription-edited", "editUserStarSubscription", "8.0", stands_on=_SUBSCRIBED)
def subscription_edited(caller: Caller, user: User) -> None:
    """A bot ends a person's subscription, and lets it go on again."""
    charge = subscription(caller, user, user.marker("اشتراک"))["telegram_payment_charge_id"]
    given = {"user_id": user.id, "telegram_payment_charge_id": charge}
    for is_canceled in (True, False):
        assert caller.ask("editUserStarSubscription", {**given, "is_canceled": is_canceled}) is True


@_clause(
    "payments.no-subscription-refused", "editUserStarSubscription", "8.0", consequence=Consequence.DEGRADES
)
def no_subscription_refused(caller: Caller, user: User) -> None:
    """A payment that is no subscription's cannot be ended: 400."""
    given = {"user_id": user.id, "telegram_payment_charge_id": _charge(caller, user), "is_canceled": True}
    assert caller.refusal("editUserStarSubscription", given).error_code == 400


@clause(
    "payments.subscription-left",
    "#botsubscriptionupdated",
    documented("Bot API, BotSubscriptionUpdated"),
    since="10.2",
    needs=("pay", "cancel_subscription"),
    method="getUpdates",
    update="subscription",
    stands_on=_SUBSCRIBED,
    effects=("money",),
)
def subscription_left(caller: Caller, user: User) -> None:
    """A person who ends a subscription tells the bot so, with the invoice's payload."""
    payload = user.marker("اشتراک")
    payment = subscription(caller, user, payload)
    user.act("cancel_subscription", telegram_payment_charge_id=payment["telegram_payment_charge_id"])
    told = caller.awaited("subscription", lambda seen: seen["invoice_payload"] == payload)["subscription"]
    caller.whole("subscription", caller.validator.type("BotSubscriptionUpdated", told))
    assert (told["user"]["id"], told["state"]) == (user.id, "canceled")
