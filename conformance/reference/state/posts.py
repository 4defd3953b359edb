"""Which bot wrote what in a channel, where the channel itself appears to speak."""

__all__ = ["Posts"]


class Posts:
    """The writers of a channel's posts by the posts' ids; a part of the channel. People are not listed."""

    def __init__(self) -> None:
        self.writers: dict[int, int] = {}
