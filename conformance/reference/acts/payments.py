"""People pay invoices, choose how they are shipped, subscribe, and buy paid media."""

from typing import Any

from conformance.reference.acts.registry import ID, TEXT, Details, Refused, Scene, act
from conformance.reference.payments import ask, begin, earn
from conformance.reference.state import Chat
from conformance.reference.state.payments import (
    Charge,
    Checkout,
    Checkouts,
    Invoice,
    Invoices,
    Paywalls,
    Purse,
)

_LINE = {"type": "string"}
_ADDRESS = {
    "type": "object",
    "required": ["country_code", "city", "street_line1", "post_code"],
    "properties": dict.fromkeys(
        ("country_code", "state", "city", "street_line1", "street_line2", "post_code"), _LINE
    ),
    "additionalProperties": False,
}
_PARTS = ("country_code", "state", "city", "street_line1", "street_line2", "post_code")


@act(
    "pay",
    "pays an invoice: the one in a message, or the one behind a link",
    optional={
        "message_id": ID,
        "invoice_link": TEXT,
        "name": TEXT,
        "phone_number": TEXT,
        "email": TEXT,
        "shipping_address": _ADDRESS,
        "shipping_option_id": TEXT,
        "tip_amount": {"type": "integer", "minimum": 0},
    },
)
def pay(scene: Scene, details: Details) -> dict[str, Any]:
    """What comes of it is seen at payments/{payment_id}: the bot has a say twice."""
    invoice, given = _invoice(scene, details), _order(details)
    asked = {*invoice.needs, *(("shipping_address",) if invoice.is_flexible else ())}
    order = {name: value for name, value in given.items() if name in asked}
    if missing := sorted(asked - order.keys()):
        raise Refused(f"the invoice asks for {missing[0]}")
    tip = details.get("tip_amount") or 0
    if tip > invoice.max_tip:
        raise Refused("the tip is higher than the invoice allows")
    checkout = Checkout(
        scene.platform.ids.query(),
        invoice,
        scene.user,
        _chat(scene, details),
        order,
        tip,
        details.get("shipping_option_id"),
    )
    return {"update_id": begin(scene.platform, scene.bot, checkout), "payment_id": checkout.id}


@act(
    "choose_shipping",
    "chooses one of the shipping options that the bot has offered",
    required={"payment_id": TEXT, "shipping_option_id": TEXT},
)
def choose_shipping(scene: Scene, details: Details) -> dict[str, Any]:
    checkout = scene.platform.part(Checkouts).by_id.get(details["payment_id"])
    if checkout is None or checkout.user != scene.user or checkout.state != "choosing":
        raise Refused("there is nothing to choose")
    wanted = details["shipping_option_id"]
    checkout.option = next((option for option in checkout.options if option["id"] == wanted), None)
    if checkout.option is None:
        raise Refused("there is no such shipping option")
    return {"update_id": ask(scene.platform, scene.bot, checkout), "payment_id": checkout.id}


@act("buy_paid_media", "pays for what a message hides", required={"message_id": ID})
def buy_paid_media(scene: Scene, details: Details) -> dict[str, Any]:
    """In a channel the Stars go to the channel, and the bot hears nothing."""
    message = scene.message(details)
    hidden = message.content.get("paid_media")
    if hidden is None:
        raise Refused("the message hides nothing")
    walls, buyer = scene.bot.part(Paywalls), (scene.chat.id, message.id, scene.user.id)
    if buyer in walls.buyers:
        raise Refused("the person has paid for it")
    walls.buyers.add(buyer)
    payload = walls.payloads.get((scene.chat.id, message.id))
    if payload is None or scene.chat.kind == "channel":
        return {"update_id": None}
    said = {"paid_media_payload": payload} if payload else {}
    partner = {
        "type": "user",
        "transaction_type": "paid_media_payment",
        "user": scene.user.view(),
        "paid_media": hidden["paid_media"],
        **said,
    }
    number = scene.platform.ids.text(28)
    charge = Charge(scene.user, scene.chat, hidden["star_count"], payload, number, partner)
    earn(scene.platform, scene.bot, charge)
    if not payload:
        return {"update_id": None}
    return scene.tell("purchased_paid_media", {"from": scene.user.view(), **said})


@act(
    "cancel_subscription",
    "ends a subscription, or takes it up again",
    required={"telegram_payment_charge_id": TEXT},
    optional={"resume": {"type": "boolean"}},
)
def cancel_subscription(scene: Scene, details: Details) -> dict[str, Any]:
    paid = scene.bot.part(Purse).charges.get(details["telegram_payment_charge_id"])
    if paid is None or paid.subscription is None or paid.user != scene.user:
        raise Refused("the person has no such subscription")
    resumes = details.get("resume") is True
    paid.subscription.is_canceled = not resumes
    state = "active" if resumes else "canceled"
    value = {"user": scene.user.view(), "invoice_payload": paid.payload, "state": state}
    return scene.tell("subscription", value)


def _invoice(scene: Scene, details: Details) -> Invoice:
    invoices = scene.bot.part(Invoices)
    if "invoice_link" in details:
        slug = details["invoice_link"].rpartition("$")[2]
        found = invoices.by_slug.get(slug)
    elif "message_id" in details:
        message = scene.message(details)
        found = invoices.by_message.get((scene.chat.id, message.id))
        if found is None and "invoice" in message.content:
            found = invoices.shown(message.content["invoice"])
    else:
        raise Refused("message_id or invoice_link is needed")
    if found is None:
        raise Refused("there is no invoice of this bot's")
    return found


def _order(details: Details) -> dict[str, Any]:
    """The OrderInfo object."""
    order = {name: details[name] for name in ("name", "phone_number", "email") if details.get(name)}
    if address := details.get("shipping_address"):
        order["shipping_address"] = {part: address.get(part, "") for part in _PARTS}
    return order


def _chat(scene: Scene, details: Details) -> Chat:
    """Where the payment is told of: where the invoice is, or else between the two."""
    if "message_id" in details:
        return scene.chat
    return scene.platform.open_private(scene.bot, scene.user)
