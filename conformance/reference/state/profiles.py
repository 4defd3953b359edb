"""What people's profiles say beside their names."""

from dataclasses import dataclass, field

__all__ = ["Profile", "Profiles"]


@dataclass(slots=True)
class Profile:
    """One person's."""

    bio: str = ""
    personal_chat_id: int = 0  # a channel that they show
    emoji_status: str = ""
    emoji_status_until: int = 0
    status_bots: set[int] = field(default_factory=set)  # the bots that may set the emoji status


@dataclass(slots=True)
class Profiles:
    """Everyone's; a part of the platform."""

    by_user: dict[int, Profile] = field(default_factory=dict)

    def of(self, user_id: int) -> Profile:
        return self.by_user.setdefault(user_id, Profile())

    def peek(self, user_id: int) -> Profile:
        """The profile to look at, even where there is none."""
        return self.by_user.get(user_id) or Profile()
