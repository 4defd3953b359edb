"""Invite links, and those who ask to be let in."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conformance.reference.state.platform import Platform

__all__ = ["Invitation", "Invitations", "JoinQueries", "JoinRequest"]


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invite link of one administrator."""

    link: str
    creator_id: int
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    is_primary: bool = False
    is_revoked: bool = False
    subscription_period: int = 0
    subscription_price: int = 0
    joined: int = 0  # how many have come by it
    pending: int = 0  # how many ask by it

    def view(self, platform: "Platform", reader_id: int) -> dict[str, Any]:
        """The ChatInviteLink object; only the link's creator sees it whole."""
        link = self.link if self.creator_id == reader_id else self.link[: len(self.link) // 2] + "…"
        counts = {
            "expire_date": self.expire_date,
            "member_limit": self.member_limit,
            "pending_join_request_count": self.pending,
            "subscription_period": self.subscription_period,
            "subscription_price": self.subscription_price,
        }
        return {
            "invite_link": link,
            **({"name": self.name} if self.name else {}),
            "creator": platform.person(self.creator_id),
            **{name: value for name, value in counts.items() if value},
            "creates_join_request": self.creates_join_request,
            "is_primary": self.is_primary,
            "is_revoked": self.is_revoked,
        }


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """One person who asks to be let in."""

    user_id: int
    date: int
    link: str = ""
    bio: str = ""


@dataclass(slots=True)
class Invitations:
    """A chat's links and open requests; a part of the chat."""

    by_link: dict[str, Invitation] = field(default_factory=dict)
    primary: dict[int, str] = field(default_factory=dict)  # the link of each administrator's own
    requests: dict[int, JoinRequest] = field(default_factory=dict)


@dataclass(slots=True)
class JoinQueries:
    """Join requests that wait for a guard bot's word, by query; a part of the bot."""

    by_id: dict[str, tuple[int, int]] = field(default_factory=dict)  # the chat and the person
    web_apps: dict[str, str] = field(default_factory=dict)  # the pages that the bot shows, by query
