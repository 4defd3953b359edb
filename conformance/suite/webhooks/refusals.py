"""Webhooks: addresses and secrets that are refused, and what stays as it was."""

from typing import Any

from conformance.suite.clause import Declaration, documented, observed
from conformance.suite.ground import Caller
from conformance.suite.webhooks._hook import ELSEWHERE, registered, sets
from conformance.verdict import Consequence, Evidence, Level

_SET = documented("Bot API, setWebhook")
_WORDS = observed("issues of client libraries, and tdlib/telegram-bot-api, WebhookActor.cpp")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


def _refuses(id_: str, *evidence: Evidence, **how: Any) -> Declaration:
    return sets(id_, *evidence, **{"consequence": Consequence.DEGRADES, **how})


def _refused(caller: Caller, **params: Any) -> tuple[int | None, str]:
    """How setWebhook is refused; whatever it has set is deleted again."""
    try:
        refusal = caller.refusal("setWebhook", {"url": ELSEWHERE, **params})
    finally:
        caller.call("deleteWebhook")
    return refusal.error_code, refusal.description or ""


@_refuses("webhooks.plain-http-refused", _SET, _WORDS, level=Level.SHOULD)
def plain_http_refused(caller: Caller) -> None:
    """A webhook elsewhere that is not HTTPS is refused with 400."""
    code, words = _refused(caller, url="http://example.com/conformance")
    assert code == 400
    assert words.startswith("Bad Request: bad webhook: ")


@_refuses("webhooks.odd-port-refused", documented("Bot API, setWebhook: ports currently supported"), _WORDS)
def odd_port_refused(caller: Caller) -> None:
    """A webhook elsewhere at a port other than 80, 88, 443 and 8443 is refused with 400."""
    assert _refused(caller, url="https://example.com:8444/conformance") == (
        400,
        "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    )


@sets("webhooks.documented-ports", documented("Bot API, setWebhook: ports currently supported"))
def documented_ports(caller: Caller) -> None:
    """A webhook can be set at the ports 88, 443 and 8443."""
    for port in (88, 443, 8443):
        with registered(caller, f"https://example.com:{port}/conformance") as info:
            assert f":{port}/" in info["url"], f"port {port} is not kept"


@_refuses("webhooks.unknown-host-refused", _WORDS, level=Level.OBSERVED)
def unknown_host_refused(caller: Caller) -> None:
    """A webhook at a host that nobody finds is refused with 400."""
    code, words = _refused(caller, url="https://conformance.invalid/hook")
    assert code == 400
    assert words.startswith("Bad Request: bad webhook: ")


@_refuses("webhooks.no-address-refused", _SERVER, level=Level.OBSERVED)
def no_address_refused(caller: Caller) -> None:
    """A webhook whose url is none is refused with 400."""
    assert _refused(caller, url="https://")[0] == 400


@_refuses("webhooks.secret-letters", _SET, _SERVER, since="6.1", features=("webhook", "webhook_secret"))
def secret_letters(caller: Caller) -> None:
    """A secret token with other characters than letters, digits, _ and - is refused with 400."""
    for secret in ("with blank", "dollar$", "گل"):
        assert _refused(caller, secret_token=secret) == (
            400,
            "Bad Request: secret token contains unallowed characters",
        )


@_refuses("webhooks.secret-length", _SET, _SERVER, since="6.1", features=("webhook", "webhook_secret"))
def secret_length(caller: Caller) -> None:
    """A secret token of 257 characters is refused with 400."""
    assert _refused(caller, secret_token="s" * 257) == (400, "Bad Request: secret token is too long")


@sets("webhooks.longest-secret", _SET, since="6.1", features=("webhook", "webhook_secret"))
def longest_secret(caller: Caller) -> None:
    """A secret token of 256 characters is taken, and getWebhookInfo does not tell it."""
    with registered(caller, secret_token="s" * 256):
        assert "s" * 256 not in str(caller.exchanges[-1].answer.body)


@_refuses("webhooks.refused-changes-nothing", _SERVER, level=Level.OBSERVED)
def refused_changes_nothing(caller: Caller) -> None:
    """A setWebhook that is refused leaves the webhook that is set as it was."""
    with registered(caller):
        caller.refusal("setWebhook", {"url": "https://example.com:8444/other"})
        assert caller.accepted("getWebhookInfo")["url"] == ELSEWHERE
