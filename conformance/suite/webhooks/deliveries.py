"""Webhooks: what is posted, how, and until when."""

import time

from conformance.suite.clause import documented, observed
from conformance.suite.ground import Caller, Doorstep, Group, User
from conformance.suite.webhooks._hook import SECRET, delivers, hooked, infos
from conformance.verdict import Consequence, Level

_SET = documented("Bot API, setWebhook")
_SERVER = observed("tdlib/telegram-bot-api, WebhookActor.cpp")
_FAILED = (500, "text/plain", b"")


@delivers("webhooks.update-is-posted")
def update_is_posted(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """With a webhook set, an update is posted to it, schema-true."""
    with hooked(caller, doorstep) as hook:
        (delivery,) = hook.told(user.says(user.marker("سلام")))
    caller.whole("the posted update", caller.validator.type("Update", delivery.update))


@delivers("webhooks.posted-as-json", _SET, _SERVER)
def posted_as_json(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """An update is posted with the content type application/json."""
    with hooked(caller, doorstep) as hook:
        (delivery,) = hook.told(user.says(user.marker()))
    assert delivery.headers["content-type"].startswith("application/json")


@delivers("webhooks.same-update", documented("Bot API, Getting updates"))
def same_update(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """An update that waited while the bot polled is posted with the same id, and the same content."""
    text = user.says(user.marker())
    polled = caller.awaited("message", lambda message: message.get("text") == text)
    with hooked(caller, doorstep) as hook:
        (delivery,) = hook.told(text)
    assert delivery.update == polled


@delivers("webhooks.secret-in-header", since="6.1", features=("webhook", "webhook_secret"))
def secret_in_header(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """The secret token comes in the header X-Telegram-Bot-Api-Secret-Token of each delivery."""
    with hooked(caller, doorstep, secret_token="Geheim_12-z") as hook:  # noqa: S106 - no secret of anyone's
        deliveries = [hook.told(user.says(user.marker()))[0] for _ in range(2)]
    assert [delivery.headers.get(SECRET) for delivery in deliveries] == ["Geheim_12-z"] * 2


@delivers("webhooks.no-secret-no-header", level=Level.SHOULD, consequence=Consequence.COSMETIC, since="6.1")
def no_secret_no_header(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """Without a secret token deliveries have no header for it."""
    with hooked(caller, doorstep) as hook:
        (delivery,) = hook.told(user.says(user.marker()))
    assert SECRET not in delivery.headers


@delivers("webhooks.in-order", _SERVER, level=Level.OBSERVED, consequence=Consequence.DEGRADES)
def in_order(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """The messages of one chat are posted in the order in which they were written."""
    with hooked(caller, doorstep) as hook:
        texts = [user.says(user.marker()) for _ in range(4)]
        deliveries = hook.awaited(lambda delivery: delivery.text in texts, len(texts))
    assert [delivery.text for delivery in deliveries] == texts


@delivers("webhooks.of-groups-too", _SET)
def of_groups_too(caller: Caller, group: Group, doorstep: Doorstep) -> None:
    """What is written in a group is posted to the webhook."""
    with hooked(caller, doorstep) as hook:
        (delivery,) = hook.told(group.member.says(group.member.marker()))
    assert delivery.update["message"]["chat"]["id"] == group.chat_id


@delivers("webhooks.press-is-posted", _SET, needs=("press_button",), features=("webhook", "inline_keyboard"))
def press_is_posted(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A pressed button is posted to the webhook as a callback_query."""
    data = user.marker("b")
    markup = {"inline_keyboard": [[{"text": "دکمه", "callback_data": data}]]}
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    with hooked(caller, doorstep) as hook:
        user.presses(caller.accepted("sendMessage", params), data)
        hook.awaited(lambda seen: seen.update.get("callback_query", {}).get("data") == data)


@delivers("webhooks.taken-once", _SET)
def taken_once(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """An update that was answered with 200 is not posted again."""
    with hooked(caller, doorstep) as hook:
        text = user.says(user.marker())
        hook.told(text)
        time.sleep(1.5)  # a second one would come about now
        assert len(hook.told(text)) == 1


@delivers("webhooks.any-2xx-takes", _SET)
def any_2xx_takes(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A delivery that is answered with 204 is taken, as with 200."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append((204, "", b""))
        text = user.says(user.marker())
        hook.told(text)
        hook.told(user.says(user.marker()))
        info = infos(caller, lambda info: info["pending_update_count"] == 0)
        assert info["pending_update_count"] == 0
        assert len(hook.told(text)) == 1


@delivers("webhooks.repeated-after-a-failure", _SET)
def repeated_after_a_failure(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A delivery that is answered with 500 is made again: the same update with the same id."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append(_FAILED)
        first, second = hook.told(user.says(user.marker()), 2)[:2]
    assert first.update == second.update


@delivers("webhooks.redirect-is-a-failure", _SET, level=Level.SHOULD, consequence=Consequence.COSMETIC)
def redirect_is_a_failure(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A delivery that is answered with a status beyond 2xx, as a redirect's, is made again."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append((302, "", b""))
        hook.told(user.says(user.marker()), 2)


@delivers("webhooks.failure-loses-nothing", _SET)
def failure_loses_nothing(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """While one update is not taken, those after it wait and are posted too."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append(_FAILED)
        texts = [user.says(user.marker()) for _ in range(3)]
        for text in texts:
            hook.told(text)


@delivers(
    "webhooks.allowed-updates",
    needs=("send_text", "press_button"),
    since="2.3.1",
    features=("webhook", "allowed_updates"),
)
def allowed_updates(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """Only the kinds that setWebhook names are posted."""
    data = user.marker("b")
    markup = {"inline_keyboard": [[{"text": "دکمه", "callback_data": data}]]}
    params = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    try:
        with hooked(caller, doorstep, allowed_updates=["callback_query"]) as hook:
            user.says(user.marker())
            user.presses(caller.accepted("sendMessage", params), data)
            hook.awaited(lambda seen: seen.update.get("callback_query", {}).get("data") == data)
            assert [delivery.text for delivery in hook.came if "message" in delivery.update] == []
    finally:
        caller.updates(allowed_updates=[], timeout=0)


@delivers("webhooks.drop-pending", since="5.0", features=("webhook", "drop_pending"))
def drop_pending(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """With drop_pending_updates what waited before is not posted, and what comes after is."""
    old = user.says(user.marker())
    caller.awaited("message", lambda message: message.get("text") == old)
    with hooked(caller, doorstep, drop_pending_updates=True) as hook:
        hook.told(user.says(user.marker()))
        assert old not in [delivery.text for delivery in hook.came]


@delivers("webhooks.replaced")
def replaced(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A second setWebhook takes the place of the first: updates are posted to the new address alone."""
    with hooked(caller, doorstep) as hook, hooked(caller, Doorstep()) as other:
        text = user.says(user.marker())
        other.told(text)
        assert text not in [delivery.text for delivery in hook.came]


@delivers("webhooks.deleted", documented("Bot API, deleteWebhook"), since="2.3.1", method="deleteWebhook")
def deleted(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """After deleteWebhook updates come by polling again, and nothing is posted."""
    with hooked(caller, doorstep) as hook:
        hook.told(user.says(user.marker()))
        caller.accepted("deleteWebhook")
        text = user.says(user.marker())
        caller.awaited("message", lambda message: message.get("text") == text)
        assert text not in [delivery.text for delivery in hook.came]
