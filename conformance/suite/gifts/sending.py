"""Gifts are looked at, bought and given."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.suite.payments._shop import bought, star, transactions
from conformance.verdict import Consequence, Level

_EARNED = ("sendInvoice", "answerPreCheckoutQuery")
_BOUGHT = (*_EARNED, "getAvailableGifts")


def _clause(id_: str, method: str, since: str = "8.0", **how: Any) -> Declaration:
    given: dict[str, Any] = {"needs": ("pay",), "effects": ("money",), "stands_on": _BOUGHT, **how}
    return clause(
        id_, f"#{method.lower()}", documented(f"Bot API, {method}"), since=since, method=method, **given
    )


def _earn(caller: Caller, user: User, stars: int) -> None:
    price = [{"label": "هدیه", "amount": stars}]
    bought(caller, user, star(user.marker("هدیه"), prices=price))


def _affordable(caller: Caller, user: User, count: int = 1) -> list[dict[str, Any]]:
    """The cheapest gifts that anyone can have, and Stars to buy them with."""
    gifts = [one for one in caller.given("getAvailableGifts")["gifts"] if one.get("remaining_count", 1) > 0]
    if not gifts:
        raise NotPlayable("There is no gift that the bot could buy.")
    cheapest = sorted(gifts, key=lambda one: one["star_count"])
    chosen = (cheapest * count)[:count]
    _earn(caller, user, sum(one["star_count"] for one in chosen))
    return chosen


def _given(caller: Caller, user: User, gift: dict[str, Any], **more: Any) -> None:
    caller.given("sendGift", {"user_id": user.id, "gift_id": gift["id"], **more})


@_clause("gifts.available", "getAvailableGifts", needs=(), effects=(), stands_on=())
def available(caller: Caller) -> None:
    """Every gift that there is has an id of its own and a price in Stars."""
    gifts = caller.ask("getAvailableGifts")["gifts"]
    assert len({gift["id"] for gift in gifts}) == len(gifts) > 0
    assert min(gift["star_count"] for gift in gifts) > 0


@_clause("gifts.gift-costs-its-price", "sendGift", "9.1", stands_on=(*_BOUGHT, "getMyStarBalance"))
def gift_costs_its_price(caller: Caller, user: User) -> None:
    """A gift that the bot gives costs it the gift's price in Stars."""
    (gift,) = _affordable(caller, user)
    before = caller.given("getMyStarBalance")["amount"]
    assert caller.ask("sendGift", {"user_id": user.id, "gift_id": gift["id"]}) is True
    assert caller.given("getMyStarBalance")["amount"] == before - gift["star_count"]


@_clause("gifts.gift-is-a-transaction", "getStarTransactions", stands_on=(*_BOUGHT, "sendGift"))
def gift_is_a_transaction(caller: Caller, user: User) -> None:
    """A gift that the bot gives is an outgoing transaction that names the gift and who has got it."""
    (gift,) = _affordable(caller, user)
    before = {one["id"] for one in transactions(caller)}
    _given(caller, user, gift)
    receivers = [one["receiver"] for one in transactions(caller) if one["id"] not in before]
    assert [(one["user"]["id"], one["gift"]["id"]) for one in receivers] == [(user.id, gift["id"])]


@_clause("gifts.unknown-gift-refused", "sendGift", stands_on=_EARNED)
def unknown_gift_refused(caller: Caller, user: User) -> None:
    """A gift that there is not cannot be given, however many Stars the bot has: 400."""
    _earn(caller, user, 100)
    assert caller.refusal("sendGift", {"user_id": user.id, "gift_id": "1"}).error_code == 400


@_clause("gifts.long-text-refused", "sendGift", consequence=Consequence.DEGRADES)
def long_text_refused(caller: Caller, user: User) -> None:
    """A text of more than 128 characters with a gift is refused with 400."""
    (gift,) = _affordable(caller, user)
    given = {"user_id": user.id, "gift_id": gift["id"], "text": "م" * 129}
    assert caller.refusal("sendGift", given).error_code == 400


@_clause("gifts.nobody-refused", "sendGift", consequence=Consequence.DEGRADES)
def nobody_refused(caller: Caller, user: User) -> None:
    """A gift for neither a person nor a chat is refused with 400."""
    (gift,) = _affordable(caller, user)
    assert caller.refusal("sendGift", {"gift_id": gift["id"]}).error_code == 400


@_clause("gifts.owned", "getUserGifts", "9.3", stands_on=(*_BOUGHT, "sendGift"), level=Level.SHOULD)
def owned(caller: Caller, user: User) -> None:
    """A person's gifts have the newest first, with its text and the bot that gave it."""
    (gift,) = _affordable(caller, user)
    text = user.marker("برای تو")
    _given(caller, user, gift, text=text)
    first = caller.ask("getUserGifts", {"user_id": user.id, "limit": 1})["gifts"][0]
    assert (first["gift"]["id"], first["text"]) == (gift["id"], text)
    assert first["sender_user"]["id"] == caller.accepted("getMe")["id"]


@_clause("gifts.formatted-text", "getUserGifts", "9.3", stands_on=(*_BOUGHT, "sendGift"), level=Level.SHOULD)
def formatted_text(caller: Caller, user: User) -> None:
    """The text of a gift keeps its formatting, in UTF-16 units."""
    (gift,) = _affordable(caller, user)
    _given(caller, user, gift, text="🎂 <b>مبارک</b>", text_parse_mode="HTML")
    first = caller.accepted("getUserGifts", {"user_id": user.id, "limit": 1})["gifts"][0]
    assert first["text"] == "🎂 مبارک"
    assert first["entities"] == [{"type": "bold", "offset": 3, "length": 5}]


@_clause("gifts.by-pages", "getUserGifts", "9.3", stands_on=(*_BOUGHT, "sendGift"))
def by_pages(caller: Caller, user: User) -> None:
    """Gifts come by pages: next_offset of one is the offset of the next, until there is none."""
    for gift in _affordable(caller, user, 2):
        _given(caller, user, gift)
    total = caller.accepted("getUserGifts", {"user_id": user.id})["total_count"]
    first = caller.accepted("getUserGifts", {"user_id": user.id, "limit": total - 1})
    rest = caller.accepted("getUserGifts", {"user_id": user.id, "offset": first["next_offset"]})
    assert (len(first["gifts"]), len(rest["gifts"])) == (total - 1, 1)
    assert "next_offset" not in rest or not rest["next_offset"]


@_clause("gifts.dearest-first", "getUserGifts", "9.3", stands_on=(*_BOUGHT, "sendGift"), level=Level.SHOULD)
def dearest_first(caller: Caller, user: User) -> None:
    """With sort_by_price the gift that is worth most comes first, not the newest."""
    gifts = caller.given("getAvailableGifts")["gifts"]
    cheap, dear = (one(gifts, key=lambda gift: gift["star_count"]) for one in (min, max))
    _earn(caller, user, cheap["star_count"] + dear["star_count"])
    for gift in (dear, cheap):
        _given(caller, user, gift)
    found = caller.accepted("getUserGifts", {"user_id": user.id, "sort_by_price": True})["gifts"]
    assert found[0]["gift"]["star_count"] == dear["star_count"]


@_clause("gifts.chat-gifts", "getChatGifts", "9.3", stands_on=(*_BOUGHT, "sendGift"))
def chat_gifts(caller: Caller, user: User, new_group: Any) -> None:
    """A gift to a channel is among the channel's gifts."""
    (gift,), channel = _affordable(caller, user), new_group("channel").chat_id
    caller.given("sendGift", {"chat_id": channel, "gift_id": gift["id"]})
    found = caller.ask("getChatGifts", {"chat_id": channel})
    assert (found["total_count"], found["gifts"][0]["gift"]["id"]) == (1, gift["id"])


@_clause("gifts.premium-at-its-price", "giftPremiumSubscription", "9.0", stands_on=_EARNED)
def premium_at_its_price(caller: Caller, user: User) -> None:
    """Premium for three months is given for 1000 Stars, and for no fewer: 400."""
    _earn(caller, user, 1000)
    given = {"user_id": user.id, "month_count": 3, "star_count": 999}
    assert caller.refusal("giftPremiumSubscription", given).error_code == 400


@_clause("gifts.premium-for-four-months-refused", "giftPremiumSubscription", "9.0", stands_on=_EARNED)
def premium_for_four_months_refused(caller: Caller, user: User) -> None:
    """Premium is given for three, six or twelve months, and for no other time: 400."""
    _earn(caller, user, 1000)
    given = {"user_id": user.id, "month_count": 4, "star_count": 1000}
    assert caller.refusal("giftPremiumSubscription", given).error_code == 400
