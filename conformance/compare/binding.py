"""The relation between recorded identities and observed ones, kept for a whole session."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from conformance.spec import IdentityKind

__all__ = ["Binding", "Policy", "policy_of"]

_Key: TypeAlias = tuple[str, Hashable, Hashable]


class Policy(StrEnum):
    """How tightly the two sides of a namespace hold together."""

    ONE_TO_ONE = "one-to-one"  # one recorded, one observed, both ways, for good
    LATEST = "latest"  # may be renamed, as a file_id may; the newest name is the one to use
    ENVIRONMENT = "environment"  # belongs to the people and machines of the run, not to the bot's model
    FREE = "free"  # only the type counts: times, sizes that a server chooses


_FREE = {IdentityKind.DATE, IdentityKind.SERVER}
_ENVIRONMENT = {IdentityKind.PROFILE, IdentityKind.USERNAME}
_LATEST = {IdentityKind.FILE, IdentityKind.FILE_PATH, IdentityKind.INVITE_LINK}


def policy_of(kind: IdentityKind) -> Policy:
    if kind in _FREE:
        return Policy.FREE
    if kind in _ENVIRONMENT:
        return Policy.ENVIRONMENT
    return Policy.LATEST if kind in _LATEST else Policy.ONE_TO_ONE


@dataclass(slots=True)
class Binding:
    """A ledger: ``relate`` checks a pair and enters it, ``observed`` looks one up for a request.

    A namespace may be scoped (a message id counts within its chat); both sides of a scope are
    the *recorded* one, so that a renumbered chat does not split its messages.
    """

    _forward: dict[_Key, Any] = field(default_factory=dict)
    _backward: dict[_Key, Any] = field(default_factory=dict)

    def observed(self, namespace: str, scope: Hashable, recorded: Hashable) -> Any | None:
        """What the recorded identity is called on the platform, or None where it was never seen."""
        return self._forward.get((namespace, scope, recorded))

    def relate(
        self, namespace: str, scope: Hashable, recorded: Hashable, observed: Hashable, policy: Policy
    ) -> str:
        """Enters the pair; returns what it contradicts in one sentence, or an empty string.

        A contradiction leaves the ledger as it was: the first sighting is the truth.
        """
        forward, backward = (namespace, scope, recorded), (namespace, scope, observed)
        if policy is Policy.FREE:
            return ""
        if policy is not Policy.ONE_TO_ONE:
            self._forward[forward] = observed
            return ""
        known, owner = self._forward.get(forward), self._backward.get(backward)
        if known is None and owner is None:
            self._forward[forward] = observed
            self._backward[backward] = recorded
            return ""
        if known is not None and known != observed:
            return f"{namespace} {recorded!r} was {known!r} before and is {observed!r} here"
        if owner is not None and owner != recorded:
            return f"{namespace} {observed!r} stands for {owner!r} already and cannot be {recorded!r} too"
        return ""
