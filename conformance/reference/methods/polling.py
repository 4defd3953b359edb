"""Long polling, and a webhook that is never set."""

from collections.abc import Coroutine, Iterable
from typing import Any

from conformance.reference.errors import ApiError, conflict
from conformance.reference.params import BROKEN, boolean, integer, json_value
from conformance.reference.registry import Request, Written, method
from conformance.reference.updates import DEFAULT_KINDS, KINDS, Inbox, Update

LONGEST_POLL = 50


@method("getUpdates")
def get_updates(request: Request) -> Written | Coroutine[Any, Any, Written]:
    inbox = request.bot.inbox
    params = request.params
    limit = integer(params, "limit", 100, 1, 100)
    timeout = integer(params, "timeout", 0, 0, LONGEST_POLL)
    kinds = json_value(params, "allowed_updates")
    if kinds is not BROKEN and isinstance(kinds, list):
        inbox.allowed = frozenset(KINDS).intersection(kind for kind in kinds if isinstance(kind, str))
        if not inbox.allowed:
            inbox.allowed = DEFAULT_KINDS
    inbox.end_poll()
    if request.platform.behaviour.confirms():
        inbox.confirm(integer(params, "offset", 0, -(2**31), 2**31 - 1))
    batch = inbox.first(limit)
    return _written(batch) if batch or not timeout else _waited(inbox, limit, timeout)


async def _waited(inbox: Inbox, limit: int, seconds: int) -> Written:
    """What has come once something has, or the time is over. Raises ApiError where another poll began."""
    if not await inbox.wait(seconds):
        raise conflict(
            "terminated by other getUpdates request; make sure that only one bot instance is running"
        )
    return _written(inbox.first(limit))


def _written(batch: Iterable[Update]) -> Written:
    return Written("[" + ",".join([update.text for update in batch]) + "]")


@method("deleteWebhook")
def delete_webhook(request: Request) -> Any:
    if boolean(request.params, "drop_pending_updates"):
        request.bot.inbox.clear()
    return Written("true", "Webhook is already deleted")


@method("setWebhook")
def set_webhook(request: Request) -> Any:
    if request.params.get("url"):
        raise ApiError(404, "Not Found: method not found")
    return delete_webhook(request)


@method("getWebhookInfo")
def get_webhook_info(request: Request) -> Any:
    return {"url": "", "has_custom_certificate": False, "pending_update_count": len(request.bot.inbox)}
