"""Webhooks: what getWebhookInfo tells, and polling beside a webhook."""

import time
from typing import Any

from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, Doorstep, User
from conformance.suite.ground.media import certificate
from conformance.suite.ground.polls import meanwhile
from conformance.suite.webhooks._hook import ELSEWHERE, delivers, hooked, infos, registered, sets
from conformance.verdict import Consequence, Level

_INFO = documented("Bot API, WebhookInfo")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")
_FAILED = (500, "text/plain", b"")
_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active;"
    " use deleteWebhook to delete the webhook first"
)


def _told(id_: str, **how: Any) -> Declaration:
    how = {"since": "2.2", "method": "getWebhookInfo", **how}
    return sets(id_, _INFO, **how)


@_told("webhooks.info-is-whole")
def info_is_whole(caller: Caller) -> None:
    """getWebhookInfo tells of a webhook schema-true, with its url and nothing pending."""
    with registered(caller):
        info = caller.ask("getWebhookInfo")
    assert (info["url"], info["has_custom_certificate"]) == (ELSEWHERE, False)
    assert info["pending_update_count"] == 0


@_told("webhooks.usual-connections", since="2.3.1", level=Level.SHOULD, consequence=Consequence.COSMETIC)
def usual_connections(caller: Caller) -> None:
    """Without max_connections a webhook has 40."""
    with registered(caller) as info:
        assert info["max_connections"] == 40


@_told("webhooks.connections-are-kept", since="2.3.1", consequence=Consequence.DEGRADES)
def connections_are_kept(caller: Caller) -> None:
    """max_connections is what setWebhook said."""
    with registered(caller, max_connections=7) as info:
        assert info["max_connections"] == 7


@_told("webhooks.kinds-are-kept", since="2.3.1", features=("webhook", "allowed_updates"))
def kinds_are_kept(caller: Caller) -> None:
    """allowed_updates is what setWebhook said."""
    try:
        with registered(caller, allowed_updates=["message", "callback_query"]) as info:
            assert sorted(info["allowed_updates"]) == ["callback_query", "message"]
    finally:
        caller.updates(allowed_updates=[], timeout=0)


@_told("webhooks.address-is-kept", since="5.0", consequence=Consequence.DEGRADES)
def address_is_kept(caller: Caller) -> None:
    """ip_address is what setWebhook said."""
    with registered(caller, ip_address="93.184.215.14") as info:
        assert info["ip_address"] == "93.184.215.14"


@_told("webhooks.certificate-is-told", since="2.2", consequence=Consequence.DEGRADES)
def certificate_is_told(caller: Caller) -> None:
    """A webhook that was set with a certificate has has_custom_certificate."""
    with registered(caller, files={"certificate": certificate()}) as info:
        assert info["has_custom_certificate"] is True


@_told("webhooks.deleted-is-told", method="deleteWebhook", since="2.3.1")
def deleted_is_told(caller: Caller) -> None:
    """After deleteWebhook the url in getWebhookInfo is empty."""
    with registered(caller):
        assert caller.accepted("deleteWebhook") is True
        assert caller.accepted("getWebhookInfo")["url"] == ""


@_told("webhooks.empty-url-deletes", method="setWebhook")
def empty_url_deletes(caller: Caller) -> None:
    """setWebhook with an empty url deletes the webhook."""
    with registered(caller):
        assert caller.accepted("setWebhook", {"url": ""}) is True
        assert caller.accepted("getWebhookInfo")["url"] == ""


@sets("webhooks.set-again", _SERVER, level=Level.OBSERVED)
def set_again(caller: Caller) -> None:
    """A webhook that is set already can be set again."""
    with registered(caller):
        assert caller.accepted("setWebhook", {"url": ELSEWHERE}) is True


@delivers("webhooks.pending-is-counted", _INFO, method="getWebhookInfo", since="2.2", features=("webhook",))
def pending_is_counted(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """What was not taken yet is counted in pending_update_count."""
    with hooked(caller, doorstep) as hook:
        hook.replies.extend([_FAILED] * 20)
        hook.told(user.says(user.marker()))
        assert infos(caller, lambda info: info["pending_update_count"] == 1)["pending_update_count"] == 1


@delivers(
    "webhooks.last-error", _INFO, method="getWebhookInfo", since="2.2", consequence=Consequence.DEGRADES
)
def last_error(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A delivery that failed is told by last_error_date and last_error_message, which names the status."""
    with hooked(caller, doorstep) as hook:
        hook.replies.extend([_FAILED] * 20)
        hook.told(user.says(user.marker()))
        info = infos(caller, lambda info: "last_error_message" in info)
    assert "500" in info["last_error_message"]
    assert abs(info["last_error_date"] - caller.exchanges[-1].started_at) < 86_400


@delivers(
    "webhooks.error-goes-with-the-webhook",
    _SERVER,
    method="setWebhook",
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    since="2.2",
)
def error_goes_with_the_webhook(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A deleted webhook leaves no error behind in getWebhookInfo."""
    with hooked(caller, doorstep) as hook:
        hook.replies.extend([_FAILED] * 20)
        hook.told(user.says(user.marker()))
        assert "last_error_message" in infos(caller, lambda info: "last_error_message" in info)
        caller.accepted("deleteWebhook", {"drop_pending_updates": True})
        assert "last_error_message" not in caller.accepted("getWebhookInfo")


@sets(
    "webhooks.no-polling-beside",
    documented("Bot API, getUpdates"),
    _SERVER,
    method="getUpdates",
    features=("webhook", "polling"),
)
def no_polling_beside(caller: Caller) -> None:
    """While a webhook is set, getUpdates is refused with 409."""
    with registered(caller):
        assert caller.refusal("getUpdates").error_code == 409


@sets(
    "webhooks.no-polling-words",
    observed("tdlib/telegram-bot-api, Client.cpp, and issues of client libraries"),
    method="getUpdates",
    level=Level.OBSERVED,
    consequence=Consequence.DEGRADES,
    features=("webhook", "err_text_match"),
)
def no_polling_words(caller: Caller) -> None:
    """The refusal of getUpdates beside a webhook is in Telegram's words."""
    with registered(caller):
        assert caller.refusal("getUpdates").description == _ACTIVE


@sets("webhooks.ends-a-poll", _SERVER, level=Level.OBSERVED, consequence=Consequence.DEGRADES)
def ends_a_poll(caller: Caller) -> None:
    """setWebhook ends a poll that waits, with 409."""
    waiting = meanwhile(caller, 5)
    time.sleep(0.3)  # the poll must have begun
    with registered(caller):
        assert waiting.result().error_code == 409


@clause(
    "webhooks.delete-drops-pending",
    "#deletewebhook",
    documented("Bot API, deleteWebhook"),
    since="5.0",
    needs=("send_text",),
    method="deleteWebhook",
    features=("drop_pending",),
)
def delete_drops_pending(caller: Caller, user: User) -> None:
    """deleteWebhook with drop_pending_updates drops what waits, and what comes after is there."""
    old = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == old)
    caller.accepted("deleteWebhook", {"drop_pending_updates": True})
    new = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == new)
    got = caller.exchanges[-1].answer.result
    assert old not in [update["message"].get("text") for update in got if "message" in update]


@clause(
    "webhooks.delete-keeps-pending",
    "#deletewebhook",
    documented("Bot API, deleteWebhook"),
    since="2.3.1",
    needs=("send_text",),
    method="deleteWebhook",
    features=("polling",),
)
def delete_keeps_pending(caller: Caller, user: User) -> None:
    """deleteWebhook alone drops nothing that waits."""
    text = user.says(user.marker())
    first = caller.awaited("message", lambda message: message.get("text") == text)
    caller.accepted("deleteWebhook")
    assert caller.updates(offset=first["update_id"], timeout=1) == [first]
