"""What recorded things are called on the platform, for what is to be sent there."""

from bisect import bisect_left, insort
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.compare import Binding, Policy, policy_of, rewrite_params, speak
from conformance.replay.acts import RecordedAct
from conformance.replay.obstacles import Blocked, Skipped
from conformance.replay.stage import PEER, Stage
from conformance.session.model import Step
from conformance.spec import Identity, IdentityKind, Method, Spec, occurrences, typed

__all__ = ["Naming"]

_USER, _CHAT = Identity(IdentityKind.USER), Identity(IdentityKind.CHAT)
_PEERS = {"user_id", "member_id", "shared_chat_id", "from_chat_id"}
_NAMES = {
    "invite_link": Identity(IdentityKind.INVITE_LINK),
    "inline_message_id": Identity(IdentityKind.INLINE_MESSAGE),
    "inline_query_id": Identity(IdentityKind.INLINE_QUERY),
}


@dataclass(slots=True)
class Naming:
    """Exchanges identities by the binding; says who was to bring one that is not there."""

    spec: Spec
    binding: Binding
    stage: Stage
    # Which step was to bring each identity, so that what is blocked can name its cause.
    failed: dict[tuple[str, Hashable, Hashable], str] = field(default_factory=dict)
    # Recorded numbers of updates in their order, and what they are here.
    numbers: list[int] = field(default_factory=list)
    updates: dict[int, int] = field(default_factory=dict)
    # Makes up for what happened before the recording, for the step that is played.
    bring: Callable[[Identity, Hashable, Any], Any | None] = lambda _identity, _scope, _value: None

    def params(self, method: Method, params: Mapping[str, Any], *, answered: bool) -> dict[str, Any]:
        """A call's parameters; one that was refused may have named things that never were."""

        def exchange(identity: Identity, scope: Hashable, value: Any) -> Any:
            return self.name(identity, scope, value, answered=answered)

        return rewrite_params(self.spec, method, params, exchange, self.binding)

    def recorded(self, method: Method, params: Mapping[str, Any]) -> dict[str, Any]:
        """The recorded parameters, typed, with chats by their ids where they were called by name."""
        read = typed(method, params)
        for name, value in read.items():
            if isinstance(value, str) and value.startswith("@") and name in method.params:
                identity = method.params[name].identity
                if identity and identity.namespace == PEER:
                    read[name] = self.stage.names.get(value.lower(), value)
        return read

    def name(self, identity: Identity, scope: Hashable, value: Any, *, answered: bool = True) -> Any:
        """Raises Blocked or Skipped where nothing is known by that name."""
        if identity.kind is IdentityKind.UPDATE_OFFSET:
            return self._offset(value)
        if policy_of(identity.kind) in {Policy.FREE, Policy.ENVIRONMENT}:
            return value
        if isinstance(scope, str):
            scope = self.stage.names.get(scope.lower(), scope)
        observed = self.binding.observed(identity.namespace, scope, value)
        return observed if observed is not None else self._unknown(identity, scope, value, answered)

    def act(self, act: RecordedAct) -> tuple[int, int, dict[str, Any]]:
        """The person, the chat and the details of an act."""
        user, chat = self.name(_USER, None, act.user_id), self.name(_CHAT, None, act.chat_id)
        return user, chat, {name: self._detail(act, name, value) for name, value in act.details.items()}

    def remember(self, step: Step, method: Method | None, cause: str) -> None:
        """Notes every identity that this step should have brought and did not."""
        if method is None or not step.answer.ok:
            return
        params = self.recorded(method, step.call.params)
        for one in occurrences(method.result, step.answer.result, self.spec, params):
            key = (one.identity.namespace, one.scope, one.value)
            if self.binding.observed(*key) is None:
                self.failed.setdefault(key, cause)

    def note_updates(self, step: Step) -> None:
        """Keeps how the platform numbers what a step brought, for the offsets of later polls."""
        for update in step.deliveries:
            number = update.get("update_id")
            observed = self.binding.observed(IdentityKind.UPDATE.value, None, number)
            if isinstance(number, int) and observed is not None and number not in self.updates:
                insort(self.numbers, number)
                self.updates[number] = observed

    def _detail(self, act: RecordedAct, name: str, value: Any) -> Any:
        if name in {"message_id", "reply_to_message_id"}:
            place = act.details.get("from_chat_id", act.chat_id) if name == "message_id" else act.chat_id
            return self.name(Identity(IdentityKind.MESSAGE), place, value)
        if name == "message_thread_id":
            return self.name(Identity(IdentityKind.THREAD), act.chat_id, value)
        if name in {"member_ids", "user_ids"}:
            return [self.name(_USER, None, one) for one in value]
        if name in _PEERS or name in _NAMES:
            return self.name(_NAMES.get(name, _USER), None, value)
        return speak(self.binding, value) if isinstance(value, str) else value

    def _unknown(self, identity: Identity, scope: Hashable, value: Any, answered: bool) -> Any:
        if identity.namespace == PEER and value in self.stage.absent:
            raise Skipped(f"Nobody plays {identity.kind} {value}: {self.stage.absent[value]}")
        cause = self.failed.get((identity.namespace, scope, value))
        if cause:
            raise Blocked(f"It needs the {identity.kind} that step {cause} was to bring.", cause)
        if isinstance(value, str) and (value.startswith(("attach://", "@")) or _is_address(identity, value)):
            return self._called(value)
        if identity.kind is IdentityKind.STICKER_SET or not answered:
            # Bots choose these names themselves; and a call that was refused may have meant nothing.
            return value
        if (made := self.bring(identity, scope, value)) is not None:
            return made
        raise Blocked(f"The recording does not say where {identity.kind} {value!r} comes from.")

    def _called(self, value: str) -> str:
        """A chat's public name is the platform's to give."""
        return speak(self.binding, value) if value.startswith("@") else value

    def _offset(self, value: Any) -> Any:
        """The offset as this platform numbers its updates; 0 where the recording began before it."""
        if not isinstance(value, int) or value <= 0:
            return value
        before = bisect_left(self.numbers, value)
        return self.updates[self.numbers[before - 1]] + 1 if before else self.updates.get(value, 0)


def _is_address(identity: Identity, value: str) -> bool:
    return identity.namespace == "file" and "://" in value
