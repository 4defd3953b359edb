"""Invoices, and the bot's answers to those who pay them."""

from typing import Any

from conformance.reference.accounts.business import connection_of
from conformance.reference.calls.params import boolean
from conformance.reference.calls.registry import Request, method
from conformance.reference.inline.answering import too_old
from conformance.reference.messages.sending import send
from conformance.reference.payments import (
    answered,
    issue,
    needed,
    offered,
    read_invoice,
    refused,
    shipping_options,
)
from conformance.reference.state.payments import Invoices


@method("sendInvoice")
def send_invoice(request: Request) -> Any:
    order = read_invoice(request.params)

    def content() -> dict[str, Any]:
        order.check()
        return {"invoice": order.invoice.view}

    sent = send(request, content)
    invoice = issue(request.platform, request.bot, order)
    request.bot.part(Invoices).by_message[sent["chat"]["id"], sent["message_id"]] = invoice
    return sent


@method("createInvoiceLink")
def create_invoice_link(request: Request) -> str:
    order = read_invoice(request.params)
    if request.params.get("business_connection_id"):
        connection_of(request)
    order.check()
    return f"https://t.me/${issue(request.platform, request.bot, order).slug}"


@method("answerShippingQuery")
def answer_shipping_query(request: Request) -> bool:
    platform, bot, query_id = request.platform, request.bot, request.params.get("shipping_query_id", "")
    if boolean(request.params, "ok"):
        found = offered(platform, bot, query_id, shipping_options(request.params))
    else:
        found = refused(platform, bot, "shipping", query_id, needed(request.params, "error_message"))
    if not found:
        raise too_old()
    return True


@method("answerPreCheckoutQuery")
def answer_pre_checkout_query(request: Request) -> bool:
    platform, bot, query_id = request.platform, request.bot, request.params.get("pre_checkout_query_id", "")
    if boolean(request.params, "ok"):
        found = answered(platform, bot, query_id)
    else:
        found = refused(platform, bot, "checkout", query_id, needed(request.params, "error_message"))
    if not found:
        raise too_old()
    return True
