"""Payments: what bots ask for, how people pay it, and what comes of it."""

from conformance.reference.payments.charging import earn, give_back
from conformance.reference.payments.checkout import answered, ask, begin, offered, refused
from conformance.reference.payments.invoices import issue, needed, read_invoice
from conformance.reference.payments.prices import shipping_options

__all__ = [
    "answered",
    "ask",
    "begin",
    "earn",
    "give_back",
    "issue",
    "needed",
    "offered",
    "read_invoice",
    "refused",
    "shipping_options",
]
