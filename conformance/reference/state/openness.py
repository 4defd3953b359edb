"""Whether the platform takes whoever comes."""

__all__ = ["Openness"]


class Openness:
    """A part of the platform."""

    def __init__(self) -> None:
        self.is_open = False
