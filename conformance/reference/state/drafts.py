"""Messages that a person watches being written, and may stop."""

__all__ = ["Drafts"]


class Drafts:
    """Which drafts of a chat can be stopped, by bot and number; a part of the chat."""

    def __init__(self) -> None:
        self.stoppable: dict[tuple[int, int], int] = {}  # the topic of each
