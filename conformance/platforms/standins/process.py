"""A stand-in in a child process."""

import sys
from pathlib import Path

from conformance.reference.process import ReferenceProcess

__all__ = ["StandInProcess"]


class StandInProcess(ReferenceProcess):
    """The reference platform behind the dialect of the profile in a file."""

    def __init__(self, profile: Path, seed: int | None = None) -> None:
        super().__init__(seed=seed)
        given = self._command[3:]
        self._command = [sys.executable, "-m", "conformance.platforms.standins", str(profile), *given]
