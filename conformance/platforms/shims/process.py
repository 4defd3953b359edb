"""A shim in a child process."""

import sys
from pathlib import Path

from conformance.reference.process import ReferenceProcess

__all__ = ["ShimProcess"]


class ShimProcess(ReferenceProcess):
    """Stands in front of the platform of the profile in a file: at an origin, or at its real address."""

    def __init__(self, profile: Path, origin: str = "") -> None:
        super().__init__()
        given = ["--origin", origin] if origin else []
        self._command = [sys.executable, "-m", "conformance.platforms.shims", str(profile), *given]
