"""Stars: what the bot has earned, and what it gives back."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.payments import give_back, needed
from conformance.reference.state.payments import Charge, Purse


@method("getMyStarBalance")
def get_my_star_balance(request: Request) -> Any:
    return {"amount": request.bot.part(Purse).balance}


@method("getStarTransactions")
def get_star_transactions(request: Request) -> Any:
    offset = integer(request.params, "offset", 0, 0)
    limit = integer(request.params, "limit", 100, 1, 100)
    return {"transactions": request.bot.part(Purse).transactions[offset : offset + limit]}


@method("refundStarPayment")
def refund_star_payment(request: Request) -> bool:
    charge_id, paid = _charge(request)
    if paid.is_refunded:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    if request.bot.part(Purse).balance < paid.amount:
        raise bad_request("BALANCE_TOO_LOW")
    give_back(request.platform, request.bot, charge_id)
    return True


@method("editUserStarSubscription")
def edit_user_star_subscription(request: Request) -> bool:
    _, paid = _charge(request)
    if paid.subscription is None:
        raise bad_request("CHARGE_NOT_FOUND")
    paid.subscription.is_canceled = boolean(request.params, "is_canceled")
    return True


def _charge(request: Request) -> tuple[str, Charge]:
    """The payment that a call names. Raises ApiError where the person has made none such."""
    user_id = user_id_of(request)
    charge_id = needed(request.params, "telegram_payment_charge_id")
    paid = request.bot.part(Purse).charges.get(charge_id)
    if paid is None or paid.user.id != user_id:
        raise bad_request("CHARGE_NOT_FOUND")
    return charge_id, paid
