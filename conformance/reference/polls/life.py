"""A poll's life: it comes to be, is copied, and closes."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.chats.hearing import tell
from conformance.reference.polls.drafts import Draft
from conformance.reference.state import Platform
from conformance.reference.state.polls import Poll, Polls

__all__ = ["close", "copied", "create", "launch", "tell_owner"]


def create(platform: Platform, owner: int, draft: Draft) -> Poll:
    """The poll, not yet in any message."""
    view: dict[str, Any] = {
        "id": platform.ids.query(),
        **draft.question,
        "options": [{"persistent_id": platform.ids.text(8), **option} for option in draft.options],
        "total_voter_count": 0,
        **_closing(draft, platform.now()),
        **draft.settings,
        **draft.kind,
        **draft.around,
    }
    return Poll(owner, view, grows=draft.grows)


def copied(platform: Platform, owner: int, shown: Mapping[str, Any]) -> Mapping[str, Any]:
    """A new poll like the one that is shown, open and without votes: what a copied message contains."""
    view = {
        **shown,
        "id": platform.ids.query(),
        "options": [{**option, "voter_count": 0} for option in shown["options"]],
        "total_voter_count": 0,
        "is_closed": False,
    }
    if "open_period" in view:
        view["close_date"] = platform.now() + view["open_period"]
    launch(platform, Poll(owner, view))
    return view


def launch(platform: Platform, poll: Poll) -> None:
    """From now on there are votes, until the poll closes by itself."""
    platform.part(Polls).by_id[poll.view["id"]] = poll
    if "close_date" in poll.view:
        platform.later(poll.view["close_date"] - platform.moment, close, poll.view["id"])


def close(platform: Platform, poll_id: str) -> None:
    """Ends the voting, if it has not ended; a bot hears of its own poll."""
    poll = platform.part(Polls).by_id[poll_id]
    if not poll.is_closed:
        poll.close()
        tell_owner(platform, poll, "poll", poll.update())


def tell_owner(platform: Platform, poll: Poll, kind: str, value: dict[str, Any]) -> int | None:
    """An update for the bot that sent the poll; a person's poll has none to tell."""
    bot = platform.accounts.get(poll.owner)
    return None if bot is None else tell(platform, bot, kind, value)


def _closing(draft: Draft, now: int) -> dict[str, int]:
    """When it closes: each of the two is found from the other. A moment that is gone closes nothing."""
    period = draft.open_period or max(draft.close_date - now, 0)
    if draft.settings["is_closed"] or not period:
        return {}
    return {"open_period": period, "close_date": now + period}
