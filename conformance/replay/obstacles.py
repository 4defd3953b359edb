"""Why a step cannot be played."""

__all__ = ["Blocked", "Skipped"]


class Blocked(Exception):
    """The step needs something that is not there; ``cause`` names the step that was to bring it."""

    def __init__(self, reason: str, cause: str | None = None) -> None:
        super().__init__(reason)
        self.cause = cause


class Skipped(Exception):
    """Nobody here can play what the step needs."""
