"""Gifts: bought with the bot's Stars, and looked at."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Depth, Request, method
from conformance.reference.chats.access import known_chat, user_of
from conformance.reference.formatting import Field, formatted_field
from conformance.reference.payments.gifts import GIFTS, OwnedGifts, gift
from conformance.reference.state.payments import Purse

MAX_TEXT = 128

_TEXT = Field("text", "text_parse_mode", "text_entities")
_KINDS = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"}
)  # of formatting, that a gift's text may have
_PREMIUM = {3: 1000, 6: 1500, 12: 2500}  # months, and their price in Stars


@method("getAvailableGifts", Depth.ANSWERS)
def get_available_gifts(request: Request) -> Any:
    return {"gifts": [gift(gift_id, request.bot.user.id) for gift_id in GIFTS]}


@method("sendGift")
def send_gift(request: Request) -> bool:
    text = _text(request)
    if request.params.get("chat_id"):
        chat = known_chat(request)
        owner, receiver = chat.id, {"type": "chat", "chat": chat.view}
    else:
        owner = user_of(request)
        receiver = _person(request, owner, "gift_purchase")
    gift_id = request.params.get("gift_id", "")
    if gift_id not in GIFTS:
        raise bad_request("STARGIFT_INVALID")
    view = gift(gift_id, request.bot.user.id)
    _spend(request, view["star_count"], {**receiver, "gift": view})
    given = {
        "type": "regular",
        "gift": view,
        "sender_user": request.bot.view,
        "send_date": request.platform.now(),
        **text,
        "is_saved": True,
    }
    request.platform.part(OwnedGifts).give(owner, given)
    return True


@method("giftPremiumSubscription")
def gift_premium_subscription(request: Request) -> bool:
    _text(request)
    user_id = user_of(request)
    months = integer(request.params, "month_count", 0, 0, 1000)
    if _PREMIUM.get(months) != integer(request.params, "star_count"):
        raise bad_request("STARS_AMOUNT_INVALID")
    receiver = _person(request, user_id, "premium_purchase")
    _spend(request, _PREMIUM[months], {**receiver, "premium_subscription_duration": months})
    users = request.platform.users
    if user_id in users:
        users[user_id] = replace(users[user_id], is_premium=True)
    return True


@method("getUserGifts")
def get_user_gifts(request: Request) -> Any:
    return _owned(request, user_of(request))


@method("getChatGifts")
def get_chat_gifts(request: Request) -> Any:
    return _owned(request, known_chat(request).id)


@method("convertGiftToStars", Depth.ANSWERS)
def convert_gift_to_stars(request: Request) -> bool:
    """Business accounts are given nothing here."""
    connection_of(request, "can_convert_gifts_to_stars")
    raise bad_request("STARGIFT_INVALID")


@method("upgradeGift", Depth.ANSWERS)
def upgrade_gift(request: Request) -> bool:
    connection_of(request, "can_transfer_and_upgrade_gifts")
    raise bad_request("STARGIFT_INVALID")


@method("transferGift", Depth.ANSWERS)
def transfer_gift(request: Request) -> bool:
    connection_of(request, "can_transfer_and_upgrade_gifts")
    raise bad_request("STARGIFT_INVALID")


def _owned(request: Request, owner: int) -> dict[str, Any]:
    """The OwnedGifts object. All gifts here are unlimited ones, and their owners show them."""
    hidden = boolean(request.params, "exclude_unlimited") or boolean(request.params, "exclude_saved")
    gifts = [] if hidden else request.platform.part(OwnedGifts).by_owner.get(owner, [])
    if boolean(request.params, "sort_by_price"):
        gifts = sorted(gifts, key=lambda owned: -owned["gift"]["star_count"])
    start, limit = integer(request.params, "offset", 0, 0), integer(request.params, "limit", 100, 1, 100)
    more = {"next_offset": str(start + limit)} if start + limit < len(gifts) else {}
    return {"total_count": len(gifts), "gifts": gifts[start : start + limit], **more}


def _person(request: Request, user_id: int, purpose: str) -> dict[str, Any]:
    """The TransactionPartner object of a person who is given something."""
    return {"type": "user", "transaction_type": purpose, "user": request.platform.person(user_id)}


def _spend(request: Request, stars: int, receiver: Mapping[str, Any]) -> None:
    purse = request.bot.part(Purse)
    if purse.balance < stars:
        raise bad_request("BALANCE_TOO_LOW")
    purse.spend(request.platform.ids.text(32), stars, request.platform.now(), dict(receiver))


def _text(request: Request) -> dict[str, Any]:
    """What is written on the gift. Raises ApiError."""
    text = formatted_field(request.platform, request.params, _TEXT, kinds=_KINDS)
    if len(text.get("text", "")) > MAX_TEXT:
        raise bad_request("Bad Request: message is too long")  # the limit is documented, the words are not
    return {"entities" if name == "text_entities" else name: value for name, value in text.items()}
