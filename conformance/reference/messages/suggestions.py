"""Posts that people suggest to a channel: what a call says of one."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer, string
from conformance.reference.calls.params import BROKEN, json_value

__all__ = ["check_suggestion"]

_STEP = 10_000_000  # nanotoncoins


def check_suggestion(params: Mapping[str, str]) -> None:
    """Raises ApiError where ``suggested_post_parameters`` are malformed."""
    given = json_value(params, "suggested_post_parameters")
    if given is BROKEN:
        raise bad_request("Can't parse suggested post parameters JSON object")
    if given is None:
        return
    if not isinstance(given, dict):
        raise bad_request("Object expected as suggested post parameters")
    if given.get("price") is not None:
        try:
            _check_price(given["price"])
        except NotParsable as error:
            raise bad_request(str(error)) from None


def _check_price(price: Any) -> None:
    if not isinstance(price, dict):
        raise NotParsable("Object expected as suggested post price")
    currency, amount = string(price, "currency"), integer(price, "amount", 64)
    if currency not in {"XTR", "TON"}:
        raise NotParsable("Invalid suggested post price currency specified")
    if currency == "TON" and amount % _STEP:
        raise NotParsable("Suggested post price must be divisible by 10000000 nanotoncoins")
