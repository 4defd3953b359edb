"""How many calls a second a platform is asked to bear."""

import threading
import time

__all__ = ["Throttle"]


class Throttle:
    """Spaces calls evenly, over all clients that share it; a rate of 0 is no limit."""

    def __init__(self, rate: float = 0.0) -> None:
        self.rate = rate
        self._gap = 1 / rate if rate else 0.0
        self._next = 0.0
        self._lock = threading.Lock()

    def wait(self) -> None:
        """Returns when the next call may go out."""
        if not self._gap:
            return
        with self._lock:
            now = time.monotonic()
            begin = max(now, self._next)
            self._next = begin + self._gap
        time.sleep(begin - now)
