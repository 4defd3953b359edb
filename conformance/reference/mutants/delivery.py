"""Faults in how updates come: lost, repeated, out of order, unasked for."""

from collections import Counter
from dataclasses import replace
from typing import Any, ClassVar

from conformance.reference.mutants.mutant import Mutant, Object
from conformance.wire.call import Call


class LosesUpdates(Mutant):
    """Every third thing that happens is never told."""

    name = "loses_updates"
    caught_by = ("properties.updates-neither-lost-nor-repeated", "updates.in-order")
    _count = 0

    def copies(self, kind: str) -> int:
        del kind
        self._count += 1
        return 0 if self._count % 3 == 0 else 1


class ReversesUpdates(Mutant):
    """The newest update comes first."""

    name = "reverses_updates"
    caught_by = ("updates.in-order",)

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        if method == "getupdates" and envelope["ok"]:
            envelope = envelope | {"result": envelope["result"][::-1]}
        return status, envelope


class ConfirmsAtOnce(Mutant):
    """An update that was shown once is forgotten."""

    name = "confirms_at_once"
    caught_by = ("updates.repeated-until-confirmed", "properties.updates-neither-lost-nor-repeated")

    def __init__(self) -> None:
        self._seen: Counter[Any] = Counter()

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        if method == "getupdates" and envelope["ok"]:
            new = [update for update in envelope["result"] if not self._seen[update["update_id"]]]
            self._seen.update(update["update_id"] for update in new)
            envelope = envelope | {"result": new}
        return status, envelope


class IgnoresLimit(Mutant):
    """However few updates are asked for, all of them come."""

    name = "ignores_limit"
    caught_by = ("updates.limit", "updates.limit-gives-the-oldest", "updates.limit-loses-nothing")

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return _without(call, "getupdates", "limit")


class IgnoresNegativeOffset(Mutant):
    """A negative offset is none."""

    name = "ignores_negative_offset"
    caught_by = (
        "updates.negative-offset",
        "updates.negative-offset-counts-from-the-end",
        "properties.updates-neither-lost-nor-repeated",
    )

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        negative = str(call.params.get("offset", "")).startswith("-")
        return _without(call, "getupdates", "offset") if negative else call


class IgnoresAllowedUpdates(Mutant):
    """Whatever kinds a bot asks for, it gets the usual ones."""

    name = "ignores_allowed_updates"
    caught_by = (
        "updates.allowed-updates",
        "updates.allowed-in-json",
        "updates.allowed-is-kept",
        "updates.dropped-kind-never-comes",
        "updates.reactions-only-if-asked",
        "webhooks.allowed-updates",
    )

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return _without(_without(call, "getupdates", "allowed_updates"), "setwebhook", "allowed_updates")


class NeverWaits(Mutant):
    """A long poll is answered at once."""

    name = "never_waits"
    caught_by = ("updates.long-poll-waits", "updates.poll-ends-with-news")

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return _without(call, "getupdates", "timeout")


class RepeatsUpdateIds(Mutant):
    """Every update has the same id."""

    name = "repeats_update_ids"
    caught_by = ("updates.ids-are-sequential", "properties.updates-neither-lost-nor-repeated")

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        if method == "getupdates" and envelope["ok"]:
            envelope = envelope | {"result": [one | {"update_id": 7} for one in envelope["result"]]}
        return status, envelope


class LosesKinds(Mutant):
    """Of updates, only messages and pressed buttons are told."""

    name = "messages_and_buttons_only"
    caught_by = (
        "updates.inline-query",
        "updates.poll-answer",
        "updates.edited-message",
        "updates.reaction",
        "updates.join-request",
        "inline.query-is-whole",
        "payments.checkout-query",
        "groups.ban-is-told",
    )

    def copies(self, kind: str) -> int:
        return 1 if kind in {"message", "callback_query"} else 0


class _Untold(Mutant):
    """Some kinds of updates, by how their names begin, are never told."""

    kinds: ClassVar[tuple[str, ...]]

    def copies(self, kind: str) -> int:
        return 0 if kind.startswith(self.kinds) else 1


class LosesEdits(_Untold):
    """That somebody has edited a message is not told."""

    name = "loses_edits"
    kinds = ("edited_",)
    caught_by = ("updates.*edit*",)


class LosesChosenResults(_Untold):
    """Which inline result was chosen is not told."""

    name = "loses_chosen_results"
    kinds = ("chosen_inline_result",)
    caught_by = ("inline.chosen-*", "updates.chosen-inline-result")


class LosesCheckouts(_Untold):
    """A bot is never asked before somebody pays."""

    name = "loses_checkouts"
    kinds = ("pre_checkout_query",)
    caught_by = ("payments.checkout-*", "payments.successful-payment", "payments.*-in-checkout")


class LosesVotes(_Untold):
    """Who votes for what is not told."""

    name = "loses_votes"
    kinds = ("poll",)
    caught_by = (
        "polls.vote-is-told",
        "polls.answer-is-whole",
        "polls.counts-are-told",
        "polls.several-votes-told",
        "updates.poll",
        "updates.poll-answer",
    )


class LosesReactions(_Untold):
    """Reactions are not told."""

    name = "loses_reactions"
    kinds = ("message_reaction",)
    caught_by = (
        "reactions.old-and-new",
        "reactions.reaction-is-whole",
        "reactions.in-channel",
        "reactions.counts-in-channel",
        "reactions.taken-back",
        "updates.reaction",
        "updates.reaction-count",
    )


class LosesMembers(_Untold):
    """Who comes and who goes is not told."""

    name = "loses_member_updates"
    kinds = ("chat_member", "my_chat_member", "chat_join_request")
    caught_by = (
        "groups.ban-is-told",
        "groups.promotion-is-told",
        "groups.own-*-is-told",
        "updates.member-*",
        "updates.members-only-if-asked",
    )


class DropsNothing(Mutant):
    """What waits is kept when a bot asks to drop it."""

    name = "keeps_pending_updates"
    caught_by = ("webhooks.drop-pending", "webhooks.delete-drops-pending")

    def asked(self, bot_id: int, call: Call) -> Call:
        del bot_id
        return _without(
            _without(call, "setwebhook", "drop_pending_updates"), "deletewebhook", "drop_pending_updates"
        )


def _without(call: Call, method: str, name: str) -> Call:
    if call.method.lower() != method:
        return call
    return replace(call, params={key: value for key, value in call.params.items() if key != name})
