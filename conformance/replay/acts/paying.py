"""How people pay: one act, of which first the address and then the checkout is told."""

import json
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from conformance.replay.acts.act import RecordedAct, Underivable

__all__ = ["Till"]

_Query = Mapping[str, Any]

# What an invoice can ask for, and what is given where the recording does not show it.
_NEEDS = {"name": "Sara Karimi", "phone_number": "15550100", "email": "sara@example.org"}


@dataclass(frozen=True, slots=True)
class _Invoice:
    chat: int
    message: int
    needs: frozenset[str]
    price: int


@dataclass(slots=True)
class Till:
    """The invoices of a session by their payloads, and the addresses that wait for a checkout."""

    _invoices: dict[Any, _Invoice] = field(default_factory=dict)
    _shipping: dict[Any, int] = field(default_factory=dict)  # what each option costs
    _addressed: dict[tuple[int, Any], Any] = field(default_factory=dict)

    def note(self, message: Mapping[str, Any], params: Mapping[str, Any]) -> None:
        """An invoice was sent."""
        needs = frozenset(name for name in _NEEDS if str(params.get(f"need_{name}")).lower() == "true")
        shown = message.get("invoice") or {}
        invoice = _Invoice(
            message["chat"]["id"], message["message_id"], needs, int(shown.get("total_amount") or 0)
        )
        self._invoices[params.get("payload")] = invoice

    def note_shipping(self, params: Mapping[str, Any]) -> None:
        """The bot has offered ways to ship."""
        given = params.get("shipping_options")
        options = json.loads(given) if isinstance(given, str) else given
        for option in options or ():
            self._shipping[option["id"]] = sum(int(price["amount"]) for price in option["prices"])

    def ships(self, query: _Query, key: Any) -> RecordedAct:
        """Somebody pays, and says where to; more of the order may be told later."""
        self._addressed[query["from"]["id"], query["invoice_payload"]] = key
        return self._act(query, {"shipping_address": query["shipping_address"]})

    def checks_out(self, query: _Query, acts: MutableMapping[Any, Any]) -> RecordedAct | None:
        """Somebody pays; whoever gave an address had begun to do so."""
        order = dict(query.get("order_info") or {})
        if "shipping_option_id" in query:
            order["shipping_option_id"] = query["shipping_option_id"]
        if tip := self._tip(query):
            order["tip_amount"] = tip
        act = self._act(query, order)
        begun = self._addressed.pop((query["from"]["id"], query["invoice_payload"]), None)
        if begun is None:
            return act
        acts[begun] = act
        return None

    def _act(self, query: _Query, order: Mapping[str, Any]) -> RecordedAct:
        if query["invoice_payload"] not in self._invoices:
            raise Underivable("the invoice is not in the recording")
        invoice = self._invoices[query["invoice_payload"]]
        given = {name: _NEEDS[name] for name in sorted(invoice.needs)} | dict(order)
        return RecordedAct("pay", query["from"]["id"], invoice.chat, {"message_id": invoice.message, **given})

    def _tip(self, query: _Query) -> int:
        """What is paid beyond the price and the shipping."""
        invoice = self._invoices.get(query["invoice_payload"])
        shipping = self._shipping.get(query.get("shipping_option_id"), 0)
        return max(0, query["total_amount"] - invoice.price - shipping) if invoice else 0
