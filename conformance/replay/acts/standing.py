"""Acts by which people come and go, and rise and fall in a chat."""

from collections.abc import Mapping
from typing import Any

from conformance.replay.acts.act import RecordedAct, Underivable

__all__ = ["OUTSIDE", "changed", "rights_of", "status_of"]

OUTSIDE = frozenset({"left", "kicked"})

_Member = Mapping[str, Any]


def status_of(member: _Member) -> str:
    """The status; someone who is restricted can be out of the chat all the same."""
    status = str(member["status"])
    return "left" if status == "restricted" and member.get("is_member") is False else status


def rights_of(member: _Member) -> list[str]:
    """The rights or permissions that a member is shown to have."""
    return [
        name
        for name, value in member.items()
        if name.startswith("can_") and value is True and name not in _NONE
    ]


# No right of the member's but the asking bot's, and one that has another name by now.
_NONE = frozenset({"can_be_edited", "can_manage_voice_chats"})


def changed(change: Mapping[str, Any]) -> RecordedAct:
    """What somebody did to a member, or to themselves. Raises Underivable."""
    old, new = change["old_chat_member"], change["new_chat_member"]
    by, chat, member = change["from"]["id"], change["chat"]["id"], new["user"]["id"]
    before, after = status_of(old), status_of(new)
    if change["chat"]["type"] == "private":
        return RecordedAct("block" if after == "kicked" else "unblock", by, by)
    if by == member:
        return _themselves(change, by, chat, before, after)
    kind, details = _done_to(new, before, after, via_request=bool(change.get("via_join_request")))
    return RecordedAct(kind, by, chat, details)


def _done_to(new: _Member, before: str, after: str, *, via_request: bool) -> tuple[str, dict[str, Any]]:
    member = new["user"]["id"]
    title = {"title": new["custom_title"]} if new.get("custom_title") else {}
    acts: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {
        ("kicked", before): ("remove_member", {}),
        ("left", before): ("unban" if before == "kicked" else "remove_member", {}),
        ("member", "administrator"): ("demote", {}),
        ("administrator", before): ("promote", {"rights": rights_of(new)} | title),
        ("restricted", before): ("restrict", {"permissions": rights_of(new)}),
    }
    if after == "member" and before in OUTSIDE:
        return (
            ("approve_join_request", {"member_id": member})
            if via_request
            else ("add_members", {"member_ids": [member]})
        )
    if (after, before) not in acts:
        raise Underivable(f"no act is known that makes {after} of {before}")
    kind, details = acts[after, before]
    return kind, {"member_id": member} | details


def _themselves(change: Mapping[str, Any], user: int, chat: int, before: str, after: str) -> RecordedAct:
    if after in OUTSIDE:
        return RecordedAct("leave", user, chat)
    link = change.get("invite_link")
    if before in OUTSIDE and isinstance(link, dict):
        return RecordedAct("join_by_link", user, chat, {"invite_link": link["invite_link"]})
    if before in OUTSIDE:
        return RecordedAct("join", user, chat)
    raise Underivable(f"nobody makes {after} of {before} by themselves")
