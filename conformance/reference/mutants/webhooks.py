"""Faults in what a webhook gets, and when."""

import json

from conformance.reference.mutants.mutant import Mutant, Object


class HidesTheSecret(Mutant):
    """A webhook is not told its secret."""

    name = "webhook_without_secret"
    secret_header = "X-Secret-Token"  # noqa: S105 - the name of a header
    caught_by = ("webhooks.secret-in-header",)


class PostsTwice(Mutant):
    """A webhook gets every update twice."""

    name = "webhook_posts_twice"
    caught_by = ("webhooks.taken-once", "webhooks.in-order")

    def deliveries(self, text: str) -> list[str]:
        return [text, text]


class PostsBatches(Mutant):
    """A webhook gets a list of updates."""

    name = "webhook_posts_lists"
    caught_by = ("webhooks.update-is-posted", "webhooks.same-update", "webhooks.in-order")

    def delivery(self, text: str) -> str:
        return json.dumps([json.loads(text)])


class PollsBesideWebhook(Mutant):
    """getUpdates is answered while a webhook is set."""

    name = "polls_beside_webhook"
    caught_by = ("webhooks.no-polling-*",)

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        if method == "getupdates" and envelope.get("error_code") == 409:
            return 200, {"ok": True, "result": []}
        return status, envelope
