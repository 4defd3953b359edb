"""The topics of a forum."""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["GENERAL", "Forum", "Topic"]

# The one topic that is always there in a forum; its messages carry no thread.
GENERAL = 1


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic as it is now; its id is that of the message that opened it."""

    id: int
    name: str
    icon_color: int
    icon_custom_emoji_id: str = ""
    creator_id: int = 0
    is_closed: bool = False
    is_hidden: bool = False

    def icon(self) -> dict[str, Any]:
        """What both ForumTopic and ForumTopicCreated say."""
        emoji = self.icon_custom_emoji_id
        return {
            "name": self.name,
            "icon_color": self.icon_color,
            **({"icon_custom_emoji_id": emoji} if emoji else {}),
        }


@dataclass(slots=True)
class Forum:
    """A chat's topics; a part of the chat."""

    topics: dict[int, Topic] = field(default_factory=dict)  # "General" once it is changed
