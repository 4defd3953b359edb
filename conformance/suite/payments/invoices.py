"""Invoices: what a message shows of one, and which are refused."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.payments._shop import MONTH, PRICE, mug, sold, star
from conformance.verdict import Consequence, Evidence

_SEND = documented("Bot API, sendInvoice")
_LINK = documented("Bot API, createInvoiceLink")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, what it says of prices that it cannot read")
_STARS = ("stars_xtr", "payments")


def _refused(caller: Caller, user: User, **changed: Any) -> tuple[int | None, str]:
    given = {"chat_id": user.chat_id, **star(user.marker("فاکتور")), **changed}
    refusal = caller.refusal("sendInvoice", given)
    return refusal.error_code, refusal.description or ""


@clause(
    "payments.invoice-in-stars", "#sendinvoice", _SEND, since="7.4", method="sendInvoice", features=_STARS
)
def invoice_in_stars(caller: Caller, user: User) -> None:
    """An invoice in Telegram Stars is sent without a provider, and the Message shows what it is over."""
    order = star(user.marker("فاکتور"))
    invoice = caller.ask("sendInvoice", {"chat_id": user.chat_id, **order})["invoice"]
    assert (invoice["title"], invoice["description"]) == (order["title"], order["description"])
    assert (invoice["currency"], invoice["total_amount"]) == ("XTR", PRICE)


@clause(
    "payments.total-is-the-sum",
    "#sendinvoice",
    _SEND,
    since="3.0",
    method="sendInvoice",
    features=("payments",),
)
def total_is_the_sum(caller: Caller, user: User) -> None:
    """An invoice's total is the sum of its prices, in the smallest units of the currency."""
    invoice = sold(caller, user, mug(user.marker("فاکتور")))["invoice"]
    assert (invoice["currency"], invoice["total_amount"]) == ("USD", 1090)


@clause(
    "payments.start-parameter", "#invoice", documented("Bot API, Invoice"), since="3.0", method="sendInvoice"
)
def start_parameter(caller: Caller, user: User) -> None:
    """The Message with an invoice has the start parameter that it was sent with."""
    order = star(user.marker("فاکتور"), start_parameter="tea")
    sent = caller.accepted("sendInvoice", {"chat_id": user.chat_id, **order})
    assert sent["invoice"]["start_parameter"] == "tea"


@clause(
    "payments.pay-button-first",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: the button must be the first in the first row"),
    since="3.0",
    method="sendInvoice",
    features=("pay_button",),
)
def pay_button_first(caller: Caller, user: User) -> None:
    """An invoice carries a keyboard of its own whose first button pays."""
    row = [{"text": "پرداخت", "pay": True}, {"text": "پرسش", "callback_data": "ask"}]
    order = star(user.marker("فاکتور"), reply_markup={"inline_keyboard": [row]})
    sent = caller.accepted("sendInvoice", {"chat_id": user.chat_id, **order})
    assert [button["text"] for button in sent["reply_markup"]["inline_keyboard"][0]] == ["پرداخت", "پرسش"]
    assert sent["reply_markup"]["inline_keyboard"][0][0]["pay"] is True


@clause(
    "payments.other-first-button-refused",
    "#sendinvoice",
    documented("Bot API, sendInvoice: the first button must be a Pay button"),
    since="3.0",
    consequence=Consequence.DEGRADES,
    method="sendInvoice",
    features=("pay_button",),
)
def other_first_button_refused(caller: Caller, user: User) -> None:
    """An invoice whose keyboard begins with another button than Pay is refused with 400."""
    markup = {"inline_keyboard": [[{"text": "پرسش", "callback_data": "ask"}]]}
    assert _refused(caller, user, reply_markup=markup)[0] == 400


@clause("payments.empty-title-refused", "#sendinvoice", _SEND, since="3.0", method="sendInvoice")
def empty_title_refused(caller: Caller, user: User) -> None:
    """An invoice without a title is refused with 400."""
    assert _refused(caller, user, title="")[0] == 400


@clause("payments.empty-description-refused", "#sendinvoice", _SEND, since="3.0", method="sendInvoice")
def empty_description_refused(caller: Caller, user: User) -> None:
    """An invoice without a description is refused with 400."""
    assert _refused(caller, user, description="")[0] == 400


@clause("payments.empty-payload-refused", "#sendinvoice", _SEND, since="3.0", method="sendInvoice")
def empty_payload_refused(caller: Caller, user: User) -> None:
    """An invoice without a payload is refused with 400: the bot could not tell what was paid for."""
    assert _refused(caller, user, payload="")[0] == 400


@clause("payments.long-payload-refused", "#sendinvoice", _SEND, since="3.0", method="sendInvoice")
def long_payload_refused(caller: Caller, user: User) -> None:
    """A payload of more than 128 bytes is refused with 400, however few characters they are."""
    assert _refused(caller, user, payload="م" * 65)[0] == 400


@clause("payments.unknown-currency-refused", "#sendinvoice", _SEND, since="3.0", method="sendInvoice")
def unknown_currency_refused(caller: Caller, user: User) -> None:
    """An invoice in a currency that there is not is refused with 400."""
    assert _refused(caller, user, currency="QQQ")[0] == 400


def _price_refused(id_: str, *evidence: Evidence) -> Declaration:
    how: dict[str, Any] = {"consequence": Consequence.DEGRADES, "method": "sendInvoice", "since": "3.0"}
    return clause(id_, "#labeledprice", *evidence, **how)


@_price_refused("payments.prices-not-json-refused", _SERVER)
def prices_not_json_refused(caller: Caller, user: User) -> None:
    """Prices that are no JSON are refused with 400 and Telegram's words."""
    assert _refused(caller, user, prices="[junk") == (400, "Bad Request: can't parse prices JSON object")


@_price_refused("payments.no-price-refused", _SERVER)
def no_price_refused(caller: Caller, user: User) -> None:
    """An invoice with an empty list of prices is refused with 400 and Telegram's words."""
    assert _refused(caller, user, prices=[]) == (400, "Bad Request: there must be at least one price")


@_price_refused("payments.nameless-price-refused", _SERVER)
def nameless_price_refused(caller: Caller, user: User) -> None:
    """A price without a label is refused with 400, in words that say so."""
    code, words = _refused(caller, user, prices=[{"label": "", "amount": 5}])
    assert code == 400
    assert "LabeledPrice label must be non-empty" in words


@_price_refused("payments.stars-in-one-price", documented("Bot API, sendInvoice: exactly one item for Stars"))
def stars_in_one_price(caller: Caller, user: User) -> None:
    """An invoice in Stars with two prices is refused with 400."""
    parts = [{"label": "چای", "amount": 3}, {"label": "قند", "amount": 4}]
    assert _refused(caller, user, prices=parts)[0] == 400


@clause(
    "payments.provider-needed",
    "#sendinvoice",
    _SEND,
    observed("Telegram's error text, in public recordings of sendInvoice"),
    since="3.0",
    method="sendInvoice",
    features=("payments",),
)
def provider_needed(caller: Caller, user: User) -> None:
    """An invoice in money whose provider token is not one is refused with 400 and Telegram's words."""
    given = mug(user.marker("فاکتور"), provider_token="123456:TEST:PROVIDER-TOKEN")  # noqa: S106 - it is none
    refusal = caller.refusal("sendInvoice", {"chat_id": user.chat_id, **given})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: PAYMENT_PROVIDER_INVALID")


@clause(
    "payments.link", "#createinvoicelink", _LINK, since="6.1", method="createInvoiceLink", features=_STARS
)
def link(caller: Caller, user: User) -> None:
    """createInvoiceLink gives a link, another one for each invoice."""
    links = {caller.ask("createInvoiceLink", star(user.marker("فاکتور"))) for _ in range(2)}
    assert len(links) == 2
    assert all(found.startswith(("https://", "http://", "tg://")) for found in links)


@clause("payments.link-without-prices", "#createinvoicelink", _LINK, since="6.1", method="createInvoiceLink")
def link_without_prices(caller: Caller, user: User) -> None:
    """A link to an invoice without prices is refused with 400."""
    order = star(user.marker("فاکتور"), prices=[])
    assert caller.refusal("createInvoiceLink", order).error_code == 400


def _period_refused(id_: str) -> Declaration:
    how: dict[str, Any] = {"since": "8.0", "method": "createInvoiceLink", "features": ("stars_xtr",)}
    return clause(id_, "#createinvoicelink", _LINK, consequence=Consequence.DEGRADES, **how)


@_period_refused("payments.other-period-refused")
def other_period_refused(caller: Caller, user: User) -> None:
    """A subscription for another period than 30 days is refused with 400."""
    order = star(user.marker("اشتراک"), subscription_period=MONTH - 1)
    assert caller.refusal("createInvoiceLink", order).error_code == 400


@_period_refused("payments.dear-subscription-refused")
def dear_subscription_refused(caller: Caller, user: User) -> None:
    """A subscription for more than 10000 Stars a month is refused with 400."""
    price = [{"label": "ماه", "amount": 10_001}]
    order = star(user.marker("اشتراک"), subscription_period=MONTH, prices=price)
    assert caller.refusal("createInvoiceLink", order).error_code == 400


@_period_refused("payments.subscription-in-money-refused")
def subscription_in_money_refused(caller: Caller, user: User) -> None:
    """A subscription in another currency than Stars is refused with 400."""
    order = mug(user.marker("اشتراک"), subscription_period=MONTH)
    assert caller.refusal("createInvoiceLink", order).error_code == 400
