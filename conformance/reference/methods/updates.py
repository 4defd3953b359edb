"""How a bot gets its updates: by long polling, or at its webhook."""

from collections.abc import Coroutine, Iterable
from typing import Any

from conformance.reference.calls.errors import conflict, too_many_requests
from conformance.reference.calls.params import BROKEN, boolean, integer, json_value
from conformance.reference.calls.registry import Request, Written, method
from conformance.reference.state.updates import DEFAULT_KINDS, KINDS, OTHER_POLL, Inbox, Update
from conformance.reference.webhooks import Trouble, Webhook, checked_secret, checked_url

LONGEST_POLL = 50
SETTLING_SECONDS = 10 * 60

_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@method("getUpdates")
def get_updates(request: Request) -> Written | Coroutine[Any, Any, Written]:
    if request.bot.webhook is not None:
        raise conflict(_ACTIVE)
    inbox, params = request.bot.inbox, request.params
    limit = integer(params, "limit", 100, 1, 100)
    timeout = integer(params, "timeout", 0, 0, LONGEST_POLL)
    _remember_allowed(request)
    inbox.end_poll(OTHER_POLL)
    if request.platform.behaviour.confirms():
        inbox.confirm(integer(params, "offset", 0, -(2**31), 2**31 - 1))
    batch = inbox.first(limit)
    return _written(batch) if batch or not timeout else _waited(inbox, limit, timeout)


@method("setWebhook")
def set_webhook(request: Request) -> Written:
    params, bot = request.params, request.bot
    url = params.get("url", "")
    if not url:
        return _deleted(request)
    secret = checked_secret(params.get("secret_token", ""))
    wanted = Webhook(
        checked_url(url),
        secret,
        integer(params, "max_connections", 40, 1, 100),
        params.get("ip_address", ""),
        "certificate" in request.files,
    )
    _remember_allowed(request)
    _drop_if_asked(request)
    if wanted == bot.webhook and not wanted.has_custom_certificate:
        return Written("true", "Webhook is already set")
    bot.webhook = wanted
    bot.drop(Trouble)
    bot.inbox.end_poll("terminated by setWebhook request")
    return Written("true", "Webhook was set")


@method("deleteWebhook")
def delete_webhook(request: Request) -> Written:
    return _deleted(request)


def _deleted(request: Request) -> Written:
    _drop_if_asked(request)
    bot = request.bot
    if bot.webhook is None:
        return Written("true", "Webhook is already deleted")
    bot.webhook = None
    bot.drop(Trouble)
    return Written("true", "Webhook was deleted")


@method("getWebhookInfo")
def get_webhook_info(request: Request) -> Any:
    bot = request.bot
    webhook, trouble = bot.webhook, bot.part(Trouble)
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": bool(webhook and webhook.has_custom_certificate),
        "pending_update_count": len(bot.inbox),
    }
    if webhook is not None:
        if trouble.date:
            info |= {"last_error_date": trouble.date, "last_error_message": trouble.message}
        info["max_connections"] = webhook.max_connections
        if address := webhook.ip_address or trouble.resolved:
            info["ip_address"] = address
    if bot.inbox.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = [kind for kind in KINDS if kind in bot.inbox.allowed]
    return info


@method("logOut")
def log_out(request: Request) -> Any:
    """From the cloud server, where it cannot come back for ten minutes."""
    request.bot.away_until = request.platform.moment + SETTLING_SECONDS
    request.bot.inbox.end_poll("terminated by logOut request")
    return Written("true")


@method("close")
def close(request: Request) -> Any:
    """Before the bot moves to another server; not in its first ten minutes."""
    left = request.bot.launched + SETTLING_SECONDS - request.platform.moment
    if left > 0:
        raise too_many_requests(int(left) + 1)
    return Written("true")


def _remember_allowed(request: Request) -> None:
    """The kinds that the call lists, kept for later calls; an empty list means the usual ones."""
    kinds = json_value(request.params, "allowed_updates")
    if kinds is BROKEN or not isinstance(kinds, list):
        return
    known = frozenset(KINDS).intersection(kind.lower() for kind in kinds if isinstance(kind, str))
    request.bot.inbox.allowed = known or DEFAULT_KINDS


def _drop_if_asked(request: Request) -> None:
    if boolean(request.params, "drop_pending_updates"):
        request.bot.inbox.clear()


async def _waited(inbox: Inbox, limit: int, seconds: int) -> Written:
    """What has come once something has, or the time is over. Raises ApiError where the poll was ended."""
    if (reason := await inbox.wait(seconds)) is not None:
        raise conflict(reason)
    return _written(inbox.first(limit))


def _written(batch: Iterable[Update]) -> Written:
    return Written("[" + ",".join([update.text for update in batch]) + "]")
