"""The relation between recorded identities and observed ones, kept for a whole session."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeAlias

from conformance.spec import IdentityKind

__all__ = ["HANDLE", "Binding", "Policy", "Trial", "policy_of"]

_Key: TypeAlias = tuple[str, Hashable, Hashable]
_ABSENT = object()
HANDLE = "handle"  # the namespace of recorded chats by their public names, which are words as well


class Policy(StrEnum):
    """How tightly the two sides of a namespace hold together."""

    ONE_TO_ONE = "one-to-one"  # one recorded, one observed, both ways, for good
    LATEST = "latest"  # may be renamed, as a file_id may; the newest name is the one to use
    ENVIRONMENT = "environment"  # belongs to the people and machines of the run, not to the bot's model
    FREE = "free"  # only the type counts: times, sizes that a server chooses


_FREE = {IdentityKind.DATE, IdentityKind.SERVER}
_ENVIRONMENT = {IdentityKind.PROFILE, IdentityKind.USERNAME}
_LATEST = {IdentityKind.FILE, IdentityKind.FILE_PATH}
_POLICIES = (
    dict.fromkeys(IdentityKind, Policy.ONE_TO_ONE)
    | dict.fromkeys(_FREE, Policy.FREE)
    | dict.fromkeys(_ENVIRONMENT, Policy.ENVIRONMENT)
    | dict.fromkeys(_LATEST, Policy.LATEST)
)


def policy_of(kind: IdentityKind) -> Policy:
    return _POLICIES[kind]


@dataclass(slots=True)
class Trial:
    """What was entered since it began; ``kept`` is the caller's to set."""

    kept: bool = False
    entries: list[tuple[dict[Any, Any], Hashable, Any]] = field(default_factory=list)

    def undo(self) -> None:
        for entries, key, before in reversed(self.entries):
            if before is _ABSENT:
                del entries[key]
            else:
                entries[key] = before


@dataclass(slots=True)
class Binding:
    """A ledger: ``relate`` checks a pair and enters it, ``observed`` looks one up for a request.

    A namespace may be scoped (a message id counts within its chat); both sides of a scope are
    the *recorded* one, so that a renumbered chat does not split its messages.
    """

    _forward: dict[_Key, Any] = field(default_factory=dict)
    _backward: dict[_Key, Any] = field(default_factory=dict)
    # By how an identity reads within a text: most names are one thing's, a short number may be many's.
    _written: dict[str, tuple[_Key, ...]] = field(default_factory=dict)
    _spoken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _trial: "Trial | None" = None

    def observed(self, namespace: str, scope: Hashable, recorded: Hashable) -> Any | None:
        """What the recorded identity is called on the platform, or None where it was never seen."""
        return self._forward.get((namespace, scope, recorded))

    def knows(self, text: str) -> bool:
        """Whether any identity is written like this."""
        return text in self._written

    def named(self, text: str) -> str | None:
        """What the one identity that is written like this is called; None where there is none, or more."""
        names = {_written(key[0], self._forward[key]) for key in self._written.get(text, ())}
        return names.pop() if len(names) == 1 else None

    def relate(
        self, namespace: str, scope: Hashable, recorded: Hashable, observed: Hashable, policy: Policy
    ) -> str:
        """Enters the pair; returns what it contradicts in one sentence, or an empty string.

        A contradiction leaves the ledger as it was: the first sighting is the truth.
        """
        if policy is not Policy.ONE_TO_ONE:
            self._rename(namespace, scope, recorded, observed, policy)
            return ""
        forward, backward = (namespace, scope, recorded), (namespace, scope, observed)
        known, owner = self._forward.get(forward), self._backward.get(backward)
        if known is None and owner is None:
            self._enter(forward, observed)
            self._put(self._backward, backward, recorded)
        elif known is not None and known != observed:
            return f"{namespace} {recorded!r} was {known!r} before and is {observed!r} here"
        elif owner is not None and owner != recorded:
            return f"{namespace} {observed!r} stands for {owner!r} already and cannot be {recorded!r} too"
        return ""

    def say(self, recorded: str, played: str) -> None:
        """Notes as what a recorded text was said on the platform."""
        before = self._spoken.get(recorded, ())
        if played not in before:
            self._put(self._spoken, recorded, (*before, played))

    def said(self, recorded: str) -> tuple[str, ...]:
        """As what the recorded text was said; empty where it was never said."""
        return self._spoken.get(recorded, ())

    @contextmanager
    def trial(self) -> Iterator["Trial"]:
        """Within, pairs are entered to see what comes of it; afterwards they are taken back, unless kept."""
        outer, trial = self._trial, Trial()
        self._trial = trial
        try:
            yield trial
        finally:
            self._trial = outer
            if not trial.kept:
                trial.undo()
            elif outer is not None:
                outer.entries += trial.entries

    def _rename(
        self, namespace: str, scope: Hashable, recorded: Hashable, observed: Hashable, policy: Policy
    ) -> None:
        if policy is Policy.LATEST and self.observed(namespace, scope, recorded) != observed:
            self._enter((namespace, scope, recorded), observed)
        elif namespace == IdentityKind.USERNAME and isinstance(recorded, str):
            # Found by it in any case, and in texts only behind an @ or in a link.
            self._put(self._forward, (namespace, scope, recorded.lower()), observed)

    def _enter(self, forward: _Key, observed: Hashable) -> None:
        self._put(self._forward, forward, observed)
        if forward[0] == HANDLE:
            return
        text = _written(forward[0], forward[2])
        keys = self._written.get(text, ())
        if forward not in keys:
            self._put(self._written, text, (*keys, forward))

    def _put(self, entries: dict[Any, Any], key: Hashable, value: Any) -> None:
        if self._trial is not None:
            self._trial.entries.append((entries, key, entries.get(key, _ABSENT)))
        entries[key] = value


def _written(namespace: str, value: Hashable) -> str:
    """How an identity reads in a text; of an invite link only the part that is its own."""
    text = str(value)
    return text.rpartition("/")[2].lstrip("+") if namespace == IdentityKind.INVITE_LINK else text
