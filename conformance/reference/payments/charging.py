"""Money that changes hands: a payment, the next one of a subscription, and a payment given back."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.chats.hearing import tell
from conformance.reference.state import Bot, Chat, Platform, User
from conformance.reference.state.payments import STARS, Charge, Checkout, Invoice, Purse, Subscription

__all__ = ["charge", "earn", "give_back"]

_Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Payment:
    """Who pays how much for what, and in which chat it is told."""

    invoice: Invoice
    user: User
    chat: Chat
    total: int
    extra: _Json
    subscription: Subscription | None = None


def charge(platform: Platform, bot: Bot, checkout: Checkout) -> str:
    """Takes the money and tells the bot; the id of the charge."""
    invoice, user, chat = checkout.invoice, checkout.user, checkout.chat
    extra: dict[str, Any] = {}
    if checkout.option:
        extra["shipping_option_id"] = checkout.option["id"]
    if checkout.order:
        extra["order_info"] = checkout.order
    if not invoice.period:
        return _take(platform, bot, Payment(invoice, user, chat, checkout.total, extra))
    until = platform.now() + invoice.period
    extra |= {"subscription_expiration_date": until, "is_recurring": True, "is_first_recurring": True}
    subscription = Subscription(user, chat, invoice, until)
    charge_id = _take(platform, bot, Payment(invoice, user, chat, checkout.total, extra, subscription))
    platform.later(until - platform.moment, renew, bot.user.id, charge_id)
    return charge_id


def renew(platform: Platform, bot_id: int, charge_id: str) -> None:
    """Takes a subscription's next payment, unless the person or the bot has ended it."""
    bot = platform.accounts[bot_id]
    subscription = bot.part(Purse).charges[charge_id].subscription
    if subscription is None or subscription.is_canceled:
        return
    invoice = subscription.invoice
    subscription.until += invoice.period
    extra = {"subscription_expiration_date": subscription.until, "is_recurring": True}
    total = int(invoice.view["total_amount"])
    payment = Payment(invoice, subscription.user, subscription.chat, total, extra, subscription)
    next_id = _take(platform, bot, payment)
    platform.later(subscription.until - platform.moment, renew, bot_id, next_id)


def earn(platform: Platform, bot: Bot, charged: Charge) -> str:
    """Puts Stars into the bot's purse; the id of the charge."""
    charge_id = f"stx{platform.ids.text(70)}"
    purse = bot.part(Purse)
    purse.charges[charge_id] = charged
    purse.earn(charge_id, charged.amount, platform.now(), charged.partner)
    return charge_id


def give_back(platform: Platform, bot: Bot, charge_id: str) -> None:
    """Returns the Stars to the person, and says so in the chat."""
    purse = bot.part(Purse)
    paid = purse.charges[charge_id]
    paid.is_refunded = True
    purse.spend(charge_id, paid.amount, platform.now(), paid.partner)
    refund = {
        "currency": STARS,
        "total_amount": paid.amount,
        "invoice_payload": paid.payload,
        "telegram_payment_charge_id": charge_id,
        "provider_payment_charge_id": paid.provider_charge,
    }
    _say(platform, bot, paid.chat, paid.user, {"refunded_payment": refund})


def _take(platform: Platform, bot: Bot, payment: Payment) -> str:
    invoice, provider_charge = payment.invoice, platform.ids.text(28)
    if invoice.view["currency"] == STARS:
        charged = Charge(
            payment.user,
            payment.chat,
            payment.total,
            invoice.payload,
            provider_charge,
            _partner(payment),
            subscription=payment.subscription,
        )
        charge_id = earn(platform, bot, charged)
    else:
        charge_id = platform.ids.text(32)
    paid = {
        "currency": invoice.view["currency"],
        "total_amount": payment.total,
        "invoice_payload": invoice.payload,
        **payment.extra,
        "telegram_payment_charge_id": charge_id,
        "provider_payment_charge_id": provider_charge,
    }
    _say(platform, bot, payment.chat, payment.user, {"successful_payment": paid})
    return charge_id


def _partner(payment: Payment) -> dict[str, Any]:
    """The TransactionPartner object."""
    invoice = payment.invoice
    partner: dict[str, Any] = {
        "type": "user",
        "transaction_type": "invoice_payment",
        "user": payment.user.view(),
        "invoice_payload": invoice.payload,
    }
    return partner | ({"subscription_period": invoice.period} if invoice.period else {})


def _say(platform: Platform, bot: Bot, chat: Chat, user: User, content: dict[str, Any]) -> None:
    """A service message that only the bot that asked for the money hears."""
    channel = chat.kind == "channel"
    message = platform.post(chat, None if channel else user, content)
    view = platform.behaviour.message(message.view())
    tell(platform, bot, "channel_post" if channel else "message", view)
