"""Invoices, the way to their payment, and Stars."""

from itertools import pairwise

import pytest

from conformance.spec import Spec, Validator

PROVIDER = "123456789:TEST:abc"
MUG = {
    "title": "Mug",
    "description": "For tea",
    "payload": "mug-1",
    "provider_token": PROVIDER,
    "currency": "EUR",
    "prices": [{"label": "Mug", "amount": 1000}, {"label": "Tax", "amount": 90}],
}
STAR = {
    "title": "Star",
    "description": "One",
    "payload": "s",
    "currency": "XTR",
    "prices": [{"label": "Star", "amount": 5}],
}
ADDRESS = {
    "country_code": "DE",
    "state": "",
    "city": "Berlin",
    "street_line1": "Weg 1",
    "street_line2": "",
    "post_code": "10115",
}
POST = {"id": "post", "title": "By post", "prices": [{"label": "Post", "amount": 400}]}

# The description, and where it is known from: a line of ../shared/traffic/errors.json, or MTProto's constant.
REFUSALS = [
    ({"title": ""}, 'parameter "title" is required'),
    ({"payload": None}, 'parameter "payload" is required'),
    ({"prices": "junk"}, "can't parse prices JSON object"),
    ({"prices": []}, "there must be at least one price"),
    ({"prices": [1]}, "can't parse labeled price: LabeledPrice must be an Object"),
    ({"suggested_tip_amounts": ["x"]}, "can't parse suggested tip amount as Number"),
    ({"provider_token": "123456:TEST:PROVIDER-TOKEN"}, "PAYMENT_PROVIDER_INVALID"),  # recorded
    ({"provider_token": ""}, "PAYMENT_PROVIDER_INVALID"),
    ({"currency": "EURO"}, "CURRENCY_INVALID"),
    ({"prices": [{"label": "Mug", "amount": 1}]}, "CURRENCY_TOTAL_AMOUNT_INVALID"),
    ({"payload": "x" * 129}, "INVOICE_PAYLOAD_INVALID"),
]


@pytest.mark.parametrize("method", ["sendInvoice", "createInvoiceLink"])
@pytest.mark.parametrize(("params", "description"), REFUSALS)
def test_a_bad_invoice_is_refused_in_the_servers_words(stage, method, params, description):
    given = {key: value for key, value in (MUG | params).items() if value is not None}

    refused = stage.refusal(method, chat_id=stage.user_id, **given)

    assert (400, f"Bad Request: {description}") == refused


def test_an_invoice_shows_what_it_is_over(stage):
    invoice = _sent(stage, MUG)["invoice"]

    assert {
        "title": "Mug",
        "description": "For tea",
        "start_parameter": "",
        "currency": "EUR",
        "total_amount": 1090,
    } == invoice


def test_a_paid_invoice_comes_back_with_its_payload(stage):
    sent = _sent(stage, MUG, need_name=True)
    paying = stage.act("pay", message_id=sent["message_id"], name="Sara")
    (asked,) = stage.result("getUpdates")
    query = asked["pre_checkout_query"]

    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query["id"], ok=True)

    paid = stage.result("getUpdates")[1]["message"]
    assert (1090, "mug-1", {"name": "Sara"}) == (
        query["total_amount"],
        query["invoice_payload"],
        query["order_info"],
    )
    assert stage.user_id == paid["from"]["id"]
    assert {"currency": "EUR", "total_amount": 1090, "invoice_payload": "mug-1"}.items() <= paid[
        "successful_payment"
    ].items()
    assert "paid" == _seen(stage, paying)["state"]


def test_whoever_pays_in_stars_is_asked_for_nothing(stage):
    sent = _sent(stage, STAR, need_name=True, need_shipping_address=True, is_flexible=True)

    stage.act("pay", message_id=sent["message_id"], name="Sara", shipping_address=ADDRESS)

    assert "order_info" not in stage.result("getUpdates")[0]["pre_checkout_query"]


def test_shipping_is_asked_for_and_added_to_the_price(stage):
    sent = _sent(stage, MUG, is_flexible=True, max_tip_amount=100)
    details = {"shipping_address": ADDRESS, "shipping_option_id": "post", "tip_amount": 10}
    stage.act("pay", message_id=sent["message_id"], **details)
    (asked,) = stage.result("getUpdates")
    shipping_id = asked["shipping_query"]["id"]

    stage.result("answerShippingQuery", shipping_query_id=shipping_id, ok=True, shipping_options=[POST])

    query = stage.result("getUpdates")[1]["pre_checkout_query"]
    assert ADDRESS == asked["shipping_query"]["shipping_address"]
    assert ("post", 1500) == (query["shipping_option_id"], query["total_amount"])
    assert ADDRESS == query["order_info"]["shipping_address"]


def test_a_person_chooses_among_the_shipping_options(stage):
    sent = _sent(stage, MUG, is_flexible=True)
    paying = stage.act("pay", message_id=sent["message_id"], shipping_address=ADDRESS)
    shipping_id = stage.result("getUpdates")[0]["shipping_query"]["id"]
    stage.result("answerShippingQuery", shipping_query_id=shipping_id, ok=True, shipping_options=[POST])
    offered = _seen(stage, paying)

    stage.act("choose_shipping", payment_id=paying["payment_id"], shipping_option_id="post")

    assert ("choosing", [POST]) == (offered["state"], offered["shipping_options"])
    assert 1490 == stage.result("getUpdates")[1]["pre_checkout_query"]["total_amount"]


def test_a_bots_refusal_is_what_the_person_sees(stage):
    paying = stage.act("pay", message_id=_sent(stage, MUG)["message_id"])
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]

    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=False, error_message="Sold out")

    assert ("failed", "Sold out") == (_seen(stage, paying)["state"], _seen(stage, paying)["error"])


def test_an_answer_after_ten_seconds_is_too_late(stage):
    paying = stage.act("pay", message_id=_sent(stage, MUG)["message_id"])
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]

    stage.client.post("/sandbox/clock", json={"advance": 11})

    late = stage.refusal("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)
    assert (400, TOO_OLD) == late
    assert "BOT_PRECHECKOUT_TIMEOUT" == _seen(stage, paying)["error"]


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("answerPreCheckoutQuery", {"pre_checkout_query_id": "1", "ok": True}, "TOO_OLD"),
        ("answerPreCheckoutQuery", {"ok": False}, 'Bad Request: parameter "error_message" is required'),
        ("answerShippingQuery", {"ok": True, "shipping_options": [POST]}, "TOO_OLD"),
        ("answerShippingQuery", {"ok": False}, 'Bad Request: parameter "error_message" is required'),
        ("answerShippingQuery", {"ok": True}, "Bad Request: can't parse shipping options JSON object"),
    ],
)
def test_an_answer_to_nothing_is_refused(stage, method, params, description):
    expected = TOO_OLD if description == "TOO_OLD" else description

    assert (400, expected) == stage.refusal(method, **params)


def test_a_link_leads_to_the_invoice(stage):
    link = stage.result("createInvoiceLink", **STAR)

    stage.act("pay", invoice_link=link)

    assert link.startswith("https://t.me/$")
    assert "s" == stage.result("getUpdates")[0]["pre_checkout_query"]["invoice_payload"]


def test_a_forwarded_invoice_can_be_paid(stage):
    sent = _sent(stage, MUG)
    there = {"chat_id": stage.user_id, "from_chat_id": stage.user_id, "message_id": sent["message_id"]}
    forward = stage.result("forwardMessage", **there)

    stage.act("pay", message_id=forward["message_id"])

    assert "mug-1" == stage.result("getUpdates")[0]["pre_checkout_query"]["invoice_payload"]


def test_an_invoice_in_a_group_is_paid_there(stage):
    chat_id = stage.group("supergroup")
    sent = stage.result("sendInvoice", chat_id=chat_id, **MUG)
    stage.act("pay", chat_id, message_id=sent["message_id"])
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]

    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    assert chat_id == stage.result("getUpdates")[1]["message"]["chat"]["id"]


def test_an_invoices_keyboard_begins_with_its_pay_button(stage):
    keyboard = {"inline_keyboard": [[{"text": "Other", "callback_data": "d"}]]}

    refused = stage.refusal("sendInvoice", chat_id=stage.user_id, reply_markup=keyboard, **MUG)

    assert (400, "Bad Request: REPLY_MARKUP_BUY_EMPTY") == refused


def test_stars_are_earned_and_given_back_once(stage):
    charge = _buy_star(stage)
    refund = {"user_id": stage.user_id, "telegram_payment_charge_id": charge}
    rich = stage.result("getMyStarBalance")

    stage.result("refundStarPayment", **refund)

    earned, returned = stage.result("getStarTransactions")["transactions"]
    assert ({"amount": 5}, {"amount": 0}) == (rich, stage.result("getMyStarBalance"))
    assert (charge, charge, "source", "receiver") == (
        earned["id"],
        returned["id"],
        list(earned)[-1],
        list(returned)[-1],
    )
    assert (400, "Bad Request: CHARGE_ALREADY_REFUNDED") == stage.refusal("refundStarPayment", **refund)
    told = stage.result("getUpdates")[-1]["message"]["refunded_payment"]
    assert (charge, "s", 5) == (
        told["telegram_payment_charge_id"],
        told["invoice_payload"],
        told["total_amount"],
    )


def test_a_charge_that_is_not_there_is_not_found(stage):
    refund = {"user_id": stage.user_id, "telegram_payment_charge_id": "PAYMENT_ID"}

    assert (400, "Bad Request: CHARGE_NOT_FOUND") == stage.refusal("refundStarPayment", **refund)


def test_a_subscription_is_paid_again_every_month_until_it_is_cancelled(stage):
    link = stage.result("createInvoiceLink", subscription_period=2592000, **STAR)
    stage.act("pay", invoice_link=link)
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]
    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)
    first = stage.result("getUpdates")[-1]["message"]["successful_payment"]

    stage.client.post("/sandbox/clock", json={"advance": 2592001})
    second = stage.result("getUpdates")[-1]["message"]["successful_payment"]
    stage.act("cancel_subscription", telegram_payment_charge_id=second["telegram_payment_charge_id"])
    told = stage.result("getUpdates")[-1]["subscription"]
    stage.client.post("/sandbox/clock", json={"advance": 2592001})

    assert (True, True) == (first["is_first_recurring"], second["is_recurring"])
    assert 2592000 == second["subscription_expiration_date"] - first["subscription_expiration_date"]
    assert "canceled" == told["state"]
    assert {"amount": 10} == stage.result("getMyStarBalance")


def test_what_falls_due_while_nobody_looks_happens_in_its_time(stage):
    link = stage.result("createInvoiceLink", subscription_period=2592000, **STAR)
    stage.act("pay", invoice_link=link)
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]
    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    stage.client.post("/sandbox/clock", json={"advance": 3 * 2592000 + 5})

    dates = [one["date"] for one in stage.result("getStarTransactions")["transactions"]]
    assert [2592000] * 3 == [later - earlier for earlier, later in pairwise(dates)]


def test_a_payment_goes_on_after_a_restored_snapshot(stage):
    sent = _sent(stage, MUG)
    paying = stage.act("pay", message_id=sent["message_id"])
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]
    snapshot = stage.client.post("/sandbox/snapshots").json()
    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)

    stage.client.post(f"/sandbox/snapshots/{snapshot['snapshot']}/restore")

    assert "checkout" == _seen(stage, paying)["state"]
    assert stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True) is True
    assert "paid" == _seen(stage, paying)["state"]


def test_payments_are_true_to_the_schema(stage):
    validator = Validator(Spec.load())
    _buy_star(stage)

    assert not validator.result("getUpdates", stage.result("getUpdates"))
    assert not validator.result("getStarTransactions", stage.result("getStarTransactions"))


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def _sent(stage, invoice, **params):
    return stage.result("sendInvoice", chat_id=stage.user_id, **invoice, **params)


def _seen(stage, paying):
    return stage.client.get(f"/sandbox/payments/{paying['payment_id']}").json()


def _buy_star(stage):
    stage.act("pay", message_id=_sent(stage, STAR)["message_id"])
    query_id = stage.result("getUpdates")[0]["pre_checkout_query"]["id"]
    stage.result("answerPreCheckoutQuery", pre_checkout_query_id=query_id, ok=True)
    paid = stage.result("getUpdates")[-1]["message"]["successful_payment"]
    return paid["telegram_payment_charge_id"]


def test_paid_media_tell_what_they_were_sent_with(stage, png):
    params = {"chat_id": stage.user_id, "star_count": 3, "payload": "album", "media": MEDIA}
    path = f"/bot{stage.token}/sendPaidMedia"
    sent = stage.client.post(path, data=params, files={"p": png}).json()["result"]

    stage.act("buy_paid_media", message_id=sent["message_id"])

    (update,) = stage.result("getUpdates")
    bought = update["purchased_paid_media"]
    (earned,) = stage.result("getStarTransactions")["transactions"]
    assert (stage.user_id, "album") == (bought["from"]["id"], bought["paid_media_payload"])
    assert (3, "paid_media_payment") == (earned["amount"], earned["source"]["transaction_type"])
    assert not Validator(Spec.load()).result("getUpdates", [update])


MEDIA = '[{"type":"photo","media":"attach://p"}]'
