"""Posts that people suggest to a channel, and pay for."""

from typing import Any

from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, Group
from conformance.verdict import Consequence


def _clause(id_: str, method: str) -> Declaration:
    how: dict[str, Any] = {"since": "9.2", "consequence": Consequence.DEGRADES, "method": method}
    return clause(id_, f"#{method.lower()}", documented(f"Bot API, {method}"), **how)


def _refused(caller: Caller, channel: Group, method: str) -> int | None:
    return caller.refusal(method, {"chat_id": channel.chat_id, "message_id": 2_000_000_000}).error_code


@_clause("payments.unknown-post-not-approved", "approveSuggestedPost")
def unknown_post_not_approved(caller: Caller, channel: Group) -> None:
    """A post that nobody has suggested is not approved: 400."""
    assert _refused(caller, channel, "approveSuggestedPost") == 400


@_clause("payments.unknown-post-not-declined", "declineSuggestedPost")
def unknown_post_not_declined(caller: Caller, channel: Group) -> None:
    """A post that nobody has suggested is not declined: 400."""
    assert _refused(caller, channel, "declineSuggestedPost") == 400
