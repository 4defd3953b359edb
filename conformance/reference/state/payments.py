"""Invoices, people on their way to pay them, and the Stars that a bot has earned."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conformance.reference.state.chats import Chat
    from conformance.reference.state.people import User

__all__ = [
    "STARS",
    "Charge",
    "Checkout",
    "Checkouts",
    "Invoice",
    "Invoices",
    "Paywalls",
    "Purse",
    "Subscription",
]

_Json = Mapping[str, Any]

STARS = "XTR"


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a bot asks money for: what people see of it, and what only the bot knows."""

    slug: str
    bot: int
    view: _Json
    payload: str
    needs: tuple[str, ...] = ()  # what of OrderInfo the person is asked for
    is_flexible: bool = False  # the price of the shipping depends on where it goes
    max_tip: int = 0
    period: int = 0  # seconds between payments of a subscription


class Invoices:
    """One bot's invoices, by the end of their links and by the messages that they were sent in."""

    def __init__(self) -> None:
        self.by_slug: dict[str, Invoice] = {}
        self.by_message: dict[tuple[int, int], Invoice] = {}  # chat, message

    def shown(self, view: _Json) -> Invoice | None:
        """The newest that looks like that: a forwarded message says no more of its invoice."""
        return next((item for item in reversed(self.by_slug.values()) if item.view == view), None)


@dataclass(slots=True)
class Checkout:
    """One person paying one invoice, and what they see of how it goes."""

    id: str
    invoice: Invoice
    user: "User"
    chat: "Chat"  # where the payment is told of
    order: dict[str, Any]
    tip: int = 0
    wanted: str | None = None  # the shipping option that the person takes as soon as it is offered
    state: str = "begun"  # shipping, choosing, checkout, paid, failed
    options: list[dict[str, Any]] = field(default_factory=list)
    option: dict[str, Any] | None = None
    error: str | None = None
    charge: str | None = None

    @property
    def total(self) -> int:
        shipping = self.option["prices"] if self.option else ()
        asked: int = self.invoice.view["total_amount"]
        return asked + sum(int(part["amount"]) for part in shipping) + self.tip

    def seen(self) -> dict[str, Any]:
        """What the person sees."""
        view: dict[str, Any] = {"state": self.state, "total_amount": self.total}
        if self.options:
            view["shipping_options"] = self.options
        if self.error is not None:
            view["error"] = self.error
        if self.charge is not None:
            view["telegram_payment_charge_id"] = self.charge
        return view


class Checkouts:
    """Every checkout by its id, and by the query that waits for the bot's answer."""

    def __init__(self) -> None:
        self.by_id: dict[str, Checkout] = {}
        self.waiting: dict[tuple[str, str], Checkout] = {}  # shipping or checkout, with the query's id


@dataclass(slots=True)
class Subscription:
    """What a person goes on paying for."""

    user: "User"
    chat: "Chat"
    invoice: Invoice
    until: int
    is_canceled: bool = False


@dataclass(slots=True)
class Charge:
    """One payment in Stars, that can be given back once."""

    user: "User"
    chat: "Chat"
    amount: int
    payload: str
    provider_charge: str
    partner: dict[str, Any]
    is_refunded: bool = False
    subscription: Subscription | None = None


class Paywalls:
    """One bot's messages of paid media: what only it knows of them, and who has paid."""

    def __init__(self) -> None:
        self.payloads: dict[tuple[int, int], str] = {}  # by chat and message
        self.buyers: set[tuple[int, int, int]] = set()


class Purse:
    """A bot's Stars: how many, where from, and where to."""

    def __init__(self) -> None:
        self.balance = 0
        self.transactions: list[dict[str, Any]] = []  # StarTransaction objects, oldest first
        self.charges: dict[str, Charge] = {}

    def earn(self, charge_id: str, amount: int, date: int, source: dict[str, Any]) -> None:
        self.balance += amount
        self.transactions.append({"id": charge_id, "amount": amount, "date": date, "source": source})

    def spend(self, charge_id: str, amount: int, date: int, receiver: dict[str, Any]) -> None:
        self.balance -= amount
        self.transactions.append({"id": charge_id, "amount": amount, "date": date, "receiver": receiver})
