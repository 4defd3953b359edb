"""The way from the press of the Pay button to the money."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.payments._shop import ADDRESS, PRICE, by, checkout, mug, paid, star
from conformance.verdict import Consequence

_QUERY = documented("Bot API, PreCheckoutQuery")
_ANSWER = documented("Bot API, answerPreCheckoutQuery")
_PAID = documented("Bot API, SuccessfulPayment")
_PAY, _MONEY = ("pay",), ("money",)
_PAYMENTS = ("stars_xtr", "payments")
_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def _asks(id_: str, anchor: str = "#precheckoutquery", **how: Any) -> Declaration:
    how = {"since": "3.0", "needs": _PAY, "effects": _MONEY, "update": "pre_checkout_query", **how}
    return clause(id_, anchor, _QUERY, **{"method": "getUpdates", "stands_on": ("sendInvoice",), **how})


def _answers(id_: str, **how: Any) -> Declaration:
    how = {"since": "3.0", "needs": _PAY, "effects": _MONEY, "features": _PAYMENTS, **how}
    how = {"method": "answerPreCheckoutQuery", "stands_on": ("sendInvoice",), **how}
    return clause(id_, "#answerprecheckoutquery", _ANSWER, **how)


def _pays(id_: str, **how: Any) -> Declaration:
    how = {"since": "3.0", "needs": _PAY, "effects": _MONEY, "method": "getUpdates", **how}
    how = {"stands_on": ("sendInvoice", "answerPreCheckoutQuery"), **how}
    return clause(id_, "#successfulpayment", _PAID, **how)


@_asks("payments.checkout-query", features=_PAYMENTS)
def checkout_query(caller: Caller, user: User) -> None:
    """Whoever presses Pay sends the bot a pre-checkout query with the currency, the total and the payload."""
    order = star(user.marker("فاکتور"))
    query = checkout(caller, user, order)
    caller.whole("pre_checkout_query", caller.validator.type("PreCheckoutQuery", query))
    assert (query["currency"], query["total_amount"]) == ("XTR", PRICE)
    assert query["invoice_payload"] == order["payload"]


@_asks("payments.checkout-from-the-payer", features=_PAYMENTS)
def checkout_from_the_payer(caller: Caller, user: User, other: User) -> None:
    """A pre-checkout query is from the person who pays, whoever else could."""
    first, second = (
        checkout(caller, person, star(user.marker("فاکتور")))["from"]["id"] for person in (user, other)
    )
    assert (first, second) == (user.id, other.id)


@_asks("payments.longest-payload")
def longest_payload(caller: Caller, user: User) -> None:
    """A payload of 128 bytes comes back whole in the pre-checkout query."""
    order = star(user.marker("").strip().rjust(128, "p"))
    assert checkout(caller, user, order)["invoice_payload"] == order["payload"]


@_asks("payments.link-can-be-paid", since="6.1", stands_on=("createInvoiceLink",), features=_PAYMENTS)
def link_can_be_paid(caller: Caller, user: User) -> None:
    """An invoice behind a link is paid as one in a message is."""
    order = star(user.marker("فاکتور"))
    user.act("pay", invoice_link=caller.given("createInvoiceLink", order))
    query = caller.awaited("pre_checkout_query", by(order))["pre_checkout_query"]
    assert (query["from"]["id"], query["total_amount"]) == (user.id, PRICE)


@_asks("payments.link-for-many", since="6.1", stands_on=("createInvoiceLink",))
def link_for_many(caller: Caller, user: User, other: User) -> None:
    """An invoice's link can be paid by several people."""
    order, payers = star(user.marker("فاکتور")), []
    link = caller.given("createInvoiceLink", order)
    for person in (user, other):
        person.act("pay", invoice_link=link)
        update = caller.awaited("pre_checkout_query", by(order))
        payers.append(update["pre_checkout_query"]["from"]["id"])
        caller.updates(offset=update["update_id"] + 1, timeout=0)
    assert payers == [user.id, other.id]


@_asks("payments.order-info-in-checkout", features=("payments",))
def order_info_in_checkout(caller: Caller, user: User) -> None:
    """A pre-checkout query carries the name, phone number and email that the invoice asked for."""
    order = mug(user.marker("فاکتور"), need_name=True, need_phone_number=True, need_email=True)
    given = {"name": "سارا", "phone_number": "982100000000", "email": "sara@example.com"}
    assert checkout(caller, user, order, **given)["order_info"] == given


@_asks("payments.tip-added", since="5.2")
def tip_added(caller: Caller, user: User) -> None:
    """A tip within the invoice's limit is a part of the total that is to be paid."""
    order = mug(user.marker("فاکتور"), max_tip_amount=100, suggested_tip_amounts=[50, 100])
    assert checkout(caller, user, order, tip_amount=50)["total_amount"] == 1140


@_answers("payments.checkout-accepted")
def checkout_accepted(caller: Caller, user: User) -> None:
    """A bot agrees to a checkout once: a second answer is refused with 400."""
    answer = {"pre_checkout_query_id": checkout(caller, user, star(user.marker()))["id"], "ok": True}
    assert caller.ask("answerPreCheckoutQuery", answer) is True
    assert caller.refusal("answerPreCheckoutQuery", answer).error_code == 400


@_answers("payments.checkout-refused", since="9.1", stands_on=("sendInvoice", "getMyStarBalance"))
def checkout_refused(caller: Caller, user: User) -> None:
    """A checkout that the bot refuses costs nothing: its balance stays as it was."""
    before = caller.given("getMyStarBalance")["amount"]
    query = checkout(caller, user, star(user.marker("فاکتور")))
    refused = {"pre_checkout_query_id": query["id"], "ok": False, "error_message": "تمام شد"}
    assert caller.accepted("answerPreCheckoutQuery", refused) is True
    assert caller.given("getMyStarBalance")["amount"] == before


@_answers("payments.reason-needed")
def reason_needed(caller: Caller, user: User) -> None:
    """Whoever refuses a checkout must say why: without error_message the answer is refused with 400."""
    query = checkout(caller, user, star(user.marker("فاکتور")))
    refused = {"pre_checkout_query_id": query["id"], "ok": False}
    assert caller.refusal("answerPreCheckoutQuery", refused).error_code == 400


@clause(
    "payments.unknown-checkout-refused",
    "#answerprecheckoutquery",
    observed("tdlib/telegram-bot-api, which so rewrites QUERY_ID_INVALID"),
    since="3.0",
    consequence=Consequence.DEGRADES,
    method="answerPreCheckoutQuery",
)
def unknown_checkout_refused(caller: Caller) -> None:
    """Answering a checkout that there is not is refused with 400 and Telegram's words."""
    refusal = caller.refusal("answerPreCheckoutQuery", {"pre_checkout_query_id": "1", "ok": True})
    assert (refusal.error_code, refusal.description) == (400, _OLD)


@_pays("payments.successful-payment", features=(*_PAYMENTS, "reads.successful_payment"))
def successful_payment(caller: Caller, user: User) -> None:
    """A payment that was agreed to comes as a message with the currency, the total and the payload."""
    order = star(user.marker("فاکتور"))
    payment = paid(caller, user, order)["successful_payment"]
    caller.whole("successful_payment", caller.validator.type("SuccessfulPayment", payment))
    assert (payment["currency"], payment["total_amount"]) == ("XTR", PRICE)
    assert payment["invoice_payload"] == order["payload"]


@_pays("payments.payment-from-the-payer", features=("payments", "reads.successful_payment"))
def payment_from_the_payer(caller: Caller, user: User) -> None:
    """The message of a payment is from the person who paid, in the chat of the invoice."""
    message = paid(caller, user, star(user.marker("فاکتور")))
    assert (message["from"]["id"], message["chat"]["id"]) == (user.id, user.chat_id)


@_pays("payments.charge-id-of-its-own", features=("payments", "reads.successful_payment"))
def charge_id_of_its_own(caller: Caller, user: User) -> None:
    """Every payment has a charge id of its own, by which it can be given back."""
    messages = [paid(caller, user, star(user.marker("فاکتور"))) for _ in range(2)]
    charges = {message["successful_payment"]["telegram_payment_charge_id"] for message in messages}
    assert len(charges - {""}) == 2


@_pays("payments.order-info-in-payment", features=("payments",))
def order_info_in_payment(caller: Caller, user: User) -> None:
    """The message of a payment carries the order info that the person gave."""
    order = mug(user.marker("فاکتور"), need_email=True)
    payment = paid(caller, user, order, email="sara@example.com")["successful_payment"]
    assert payment["order_info"] == {"email": "sara@example.com"}


@_pays("payments.stars-need-no-order", since="7.4", features=("stars_xtr",))
def stars_need_no_order(caller: Caller, user: User) -> None:
    """An invoice in Stars asks for no order info, whatever need_name and is_flexible say."""
    order = star(user.marker("فاکتور"), need_name=True, is_flexible=True)
    query = checkout(caller, user, order, name="سارا", shipping_address=ADDRESS)
    assert "order_info" not in query
