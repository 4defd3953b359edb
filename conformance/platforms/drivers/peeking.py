"""Looks at the updates that wait for a bot, and leaves them waiting."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from conformance.errors import TargetError
from conformance.wire import Address, Call, Client

__all__ = ["Peek"]

Update = Mapping[str, Any]


class Peek:
    """Asks for updates without an offset, which confirms none.

    ``is_blind`` where that shows nothing: a webhook is set, or the platform forgets what it has shown.
    """

    def __init__(self, address: Address, token: str) -> None:
        self._client = Client(address, token)
        self._passed: set[Any] = set()
        self.is_blind = False

    def begin(self) -> None:
        """What waits already is no sign of what is done from now on."""
        self._passed = {update.get("update_id") for update in self._waiting()}

    def found(self, wanted: Callable[[Update], bool]) -> Update | None:
        """The first new update that is wanted; one that is gone at the next look makes this blind."""
        for update in self._waiting():
            if update.get("update_id") in self._passed or not wanted(update):
                continue
            if all(update.get("update_id") != other.get("update_id") for other in self._waiting()):
                self.is_blind = True
            return update
        return None

    def confirm(self, update: Update) -> None:
        """Takes that update, and all before it, out of the queue."""
        with suppress(TargetError):
            self._client.send(Call("getUpdates", {"offset": update["update_id"] + 1, "timeout": 0}))

    def close(self) -> None:
        self._client.close()

    def _waiting(self) -> Iterator[Update]:
        if self.is_blind:
            return
        answer = self._client.send(Call("getUpdates", {"timeout": 0})).answer
        if not answer.ok or not isinstance(answer.result, list):
            self.is_blind = True
            return
        yield from (update for update in answer.result if isinstance(update, dict))
