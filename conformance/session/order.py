"""Which exchange came before which, as far as the recorded times prove it."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable
from typing import NamedTuple

from conformance.session.cassette import WEBHOOK, Interaction, Sketch

__all__ = ["Order", "Place", "is_call", "is_download", "order_of"]

_CALL = re.compile(r"\w+://[^/]*(?:/[^?]*?)?(?<!/file)/bot[^/?]+/[^/?]")
_DOWNLOAD = re.compile(r"\w+://[^/]*(?:/[^?]*?)?/file/bot[^/?]+/[^/?]")


def is_call(uri: str) -> bool:
    return _CALL.match(uri) is not None


def is_download(uri: str) -> bool:
    """Whether a file is fetched, which is no call."""
    return _DOWNLOAD.match(uri) is not None


class Place(NamedTuple):
    """Where a step is found: in which exchange, and whether it is the call in a webhook's reply."""

    exchange: int
    is_reply: bool
    after: int


class Order:
    """The places of the steps, in the order in which they happened to the bot.

    A call happens when its answer comes, a webhook's update when it is brought (its exchange ends
    only once the bot has dealt with it), and a call in the reply when the bot replies. Calls keep
    the order of the file, even where a clock was set back meanwhile.
    """

    def __init__(self) -> None:
        self._floor = 0  # behind the last call
        self._moments = array("d")
        self._begun = array("d")
        self._exchanges = array("q")  # twice the number of the exchange, and one more for a reply

    def __len__(self) -> int:
        return len(self._exchanges)

    def __getitem__(self, index: int) -> Place:
        exchange, is_reply = divmod(self._exchanges[index], 2)
        # None of those behind it had been answered: a step is after those alone that stand before it.
        return Place(exchange, bool(is_reply), bisect_right(self._moments, self._begun[index], 0, index))

    def add_call(self, exchange: int, begun: float, moment: float) -> None:
        self._floor = 1 + self._insert(2 * exchange, begun, moment, self._floor)

    def add_delivery(self, exchange: int, begun: float, moment: float, replies: bool) -> None:
        place = self._insert(2 * exchange, begun, begun)
        if replies:
            self._insert(2 * exchange + 1, moment, moment, place + 1)

    def add_untimed(self, exchange: int, replies: bool) -> None:
        for part in range(1 + replies):
            self.add_call(exchange, self._last, self._last)
            self._exchanges[-1] += part

    @property
    def _last(self) -> float:
        return self._moments[-1] if self._moments else 0.0

    def _insert(self, exchange: int, begun: float, moment: float, floor: int = 0) -> int:
        """Where it was put: by its moment, though not before the floor."""
        place = max(floor, bisect_right(self._moments, moment))
        self._moments.insert(place, max(moment, self._moments[place - 1]) if place else moment)
        self._begun.insert(place, begun)
        self._exchanges.insert(place, exchange)
        self._floor += place < self._floor
        return place


def order_of(exchanges: Iterable[Sketch | Interaction], replies: Callable[[Interaction], bool]) -> Order:
    """The order of all exchanges that are calls or deliveries; ``replies`` knows those that are two steps."""
    order = Order()
    for number, one in enumerate(exchanges):
        delivered = isinstance(one, Interaction) and one.direction == WEBHOOK
        if not delivered and not is_call(one.uri):
            continue
        two = isinstance(one, Interaction) and delivered and replies(one)
        if not one.started_at:  # the writer writes 0 where nothing is known
            order.add_untimed(number, two)
            continue
        moment = one.started_at + (one.elapsed_ms or 0.0) / 1000
        if delivered:
            order.add_delivery(number, one.started_at, moment, two)
        else:
            order.add_call(number, one.started_at, moment)
    return order
