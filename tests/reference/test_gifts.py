"""Gifts bought with the bot's Stars, and papers found wrong."""

import pytest

from conformance.spec import Spec, Validator


@pytest.fixture
def gift_id(stage):
    return stage.result("getAvailableGifts")["gifts"][0]["id"]


def test_a_gift_is_paid_for_and_owned(stage, gift_id):
    stage.client.post("/sandbox/stars", json={"bot_token": stage.token, "amount": 20})

    stage.result(
        "sendGift", user_id=stage.user_id, gift_id=gift_id, text="*Thanks*", text_parse_mode="Markdown"
    )

    owned = stage.result("getUserGifts", user_id=stage.user_id)
    transactions = stage.result("getStarTransactions")
    assert ({"amount": 5}, 1) == (stage.result("getMyStarBalance"), owned["total_count"])
    assert ("Thanks", gift_id) == (owned["gifts"][0]["text"], owned["gifts"][0]["gift"]["id"])
    assert "gift_purchase" == transactions["transactions"][-1]["receiver"]["transaction_type"]
    validator = Validator(Spec.load())
    assert not validator.result("getUserGifts", owned)
    assert not validator.result("getStarTransactions", transactions)


def test_a_bot_without_stars_gives_nothing(stage, gift_id):
    premium = {"user_id": stage.user_id, "month_count": 3, "star_count": 1000}

    refusals = [
        stage.refusal("sendGift", user_id=stage.user_id, gift_id=gift_id),
        stage.refusal("giftPremiumSubscription", **premium),
    ]

    assert [(400, "Bad Request: BALANCE_TOO_LOW")] * 2 == refusals


def test_a_hash_of_the_wrong_size_is_refused(stage):
    error = {"source": "data", "type": "passport", "field_name": "f", "message": "m"}

    short = stage.refusal(
        "setPassportDataErrors", user_id=stage.user_id, errors=[error | {"data_hash": "A" * 22 + "=="}]
    )
    right = stage.result(
        "setPassportDataErrors", user_id=stage.user_id, errors=[error | {"data_hash": "A" * 43 + "="}]
    )

    assert (400, "Bad Request: DATA_HASH_SIZE_INVALID") == short
    assert right is True
