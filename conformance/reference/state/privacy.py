"""What people keep to themselves."""

__all__ = ["Privacy"]


class Privacy:
    """Whose forwarded messages say only a name; a part of the platform."""

    def __init__(self) -> None:
        self.hidden: set[int] = set()
