"""Long polling, and a webhook that is never set."""

from typing import Any

from conformance.reference.errors import ApiError, conflict
from conformance.reference.methods.registry import Request, Written, method
from conformance.reference.params import BROKEN, boolean, integer, json_value
from conformance.reference.updates import DEFAULT_KINDS, KINDS

LONGEST_POLL = 50


@method("getUpdates")
async def get_updates(request: Request) -> Written:
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
    if not batch and timeout:
        if not await inbox.wait(timeout):
            raise conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running"
            )
        batch = inbox.first(limit)
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
