"""What a group or a channel is beyond its Chat object, as getChat tells it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conformance.reference.files import StoredFile

__all__ = ["Discussion", "Face", "Talk"]


@dataclass(slots=True)
class Face:
    """A chat's settings; a part of the chat."""

    description: str = ""
    photo: "StoredFile | None" = None
    sticker_set_name: str = ""
    slow_mode_delay: int = 0
    message_auto_delete_time: int = 0
    available_reactions: list[dict[str, Any]] | None = None  # all, where None
    linked_chat_id: int = 0  # a channel's discussion group, and back
    guard_bot_id: int = 0
    join_to_send_messages: bool = False
    join_by_request: bool = False
    has_protected_content: bool = False
    has_visible_history: bool = False
    has_hidden_members: bool = False
    banned_senders: set[int] = field(default_factory=set)  # channels that may not speak here


@dataclass(slots=True)
class Talk:
    """Which of several bots in a group spoke last; a part of the chat."""

    last_bot: int = 0


@dataclass(slots=True)
class Discussion:
    """Which message here a post of the linked channel has become; a part of the discussion group."""

    comments: dict[int, int] = field(default_factory=dict)
