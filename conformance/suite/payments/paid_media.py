"""Media that people pay Stars to see."""

import io
from typing import Any

from PIL import Image

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.payments._shop import transactions
from conformance.verdict import Consequence
from conformance.wire import Upload

_SEND = documented("Bot API, sendPaidMedia")
_BOUGHT = documented("Bot API, PaidMediaPurchased")
_BUYS: dict[str, Any] = {"needs": ("buy_paid_media",), "effects": ("money",), "stands_on": ("sendPaidMedia",)}


def _picture() -> Upload:
    written = io.BytesIO()
    Image.new("RGB", (64, 48), "navy").save(written, "PNG")
    return Upload(written.getvalue(), "view.png", "image/png")


def _hidden(user: User, **changed: Any) -> dict[str, Any]:
    media = [{"type": "photo", "media": "attach://view"}]
    return {"chat_id": user.chat_id, "star_count": 3, "media": media, **changed}


def _bought(caller: Caller, user: User, payload: str) -> dict[str, Any]:
    sent = caller.given("sendPaidMedia", _hidden(user, payload=payload), files={"view": _picture()})
    user.act("buy_paid_media", message_id=sent["message_id"])
    told = caller.awaited("purchased_paid_media", lambda seen: seen["paid_media_payload"] == payload)
    purchase: dict[str, Any] = told["purchased_paid_media"]
    return purchase


@clause("payments.paid-media-price", "#sendpaidmedia", _SEND, since="7.6", method="sendPaidMedia")
def paid_media_price(caller: Caller, user: User) -> None:
    """A message with paid media says what it costs and of what kind each of its media is."""
    sent = caller.ask("sendPaidMedia", _hidden(user), files={"view": _picture()})
    assert sent["paid_media"]["star_count"] == 3
    assert [media["type"] for media in sent["paid_media"]["paid_media"]] == ["photo"]


@clause(
    "payments.free-media-refused",
    "#sendpaidmedia",
    _SEND,
    since="7.6",
    consequence=Consequence.DEGRADES,
    method="sendPaidMedia",
)
def free_media_refused(caller: Caller, user: User) -> None:
    """Paid media for no Star are refused with 400."""
    given = _hidden(user, star_count=0)
    assert caller.refusal("sendPaidMedia", given, files={"view": _picture()}).error_code == 400


@clause(
    "payments.media-bought",
    "#paidmediapurchased",
    _BOUGHT,
    since="7.10",
    **_BUYS,
    update="purchased_paid_media",
)
def media_bought(caller: Caller, user: User) -> None:
    """Whoever pays for media that have a payload tells the bot so, with that payload."""
    purchase = _bought(caller, user, user.marker("عکس"))
    caller.whole("purchased_paid_media", caller.validator.type("PaidMediaPurchased", purchase))
    assert purchase["from"]["id"] == user.id


@clause(
    "payments.media-in-transactions",
    "#transactionpartneruser",
    documented("Bot API, TransactionPartnerUser"),
    since="7.10",
    **_BUYS,
    method="getStarTransactions",
)
def media_in_transactions(caller: Caller, user: User) -> None:
    """The transaction of bought media has what they cost and the payload that they were sent with."""
    payload = user.marker("عکس")
    _bought(caller, user, payload)
    found = [
        one for one in transactions(caller) if one.get("source", {}).get("paid_media_payload") == payload
    ]
    assert [(one["amount"], one["source"]["user"]["id"]) for one in found] == [(3, user.id)]
