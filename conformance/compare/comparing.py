"""Compares an observed answer with the recorded one, by type, under a binding of identities."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.compare.binding import Binding, Policy, policy_of
from conformance.compare.difference import Difference, Kind
from conformance.compare.typed import type_of
from conformance.spec import ArrayOf, Field, Identity, Named, OneOf, Ref, Spec, scope_value
from conformance.wire import Answer

__all__ = ["Comparison"]

# Telegram makes as many sizes of a picture as its size allows: their number is the server's choice.
_SERVER_MADE_LISTS = {"PhotoSize"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Compares under one binding; ``params`` are the recorded call's, typed, for scopes of identities."""

    spec: Spec
    binding: Binding
    params: Mapping[str, Any]

    def answers(self, ref: Ref, recorded: Answer, observed: Answer) -> tuple[Difference, ...]:
        """Every difference between two answers to the same call, status and envelope included."""
        return tuple(self._answers(ref, recorded, observed))

    def results(self, ref: Ref, recorded: Any, observed: Any, path: str = "result") -> tuple[Difference, ...]:
        """Every difference between two results of the same type."""
        return tuple(self._values(ref, recorded, observed, path))

    def _answers(self, ref: Ref, recorded: Answer, observed: Answer) -> Iterator[Difference]:
        if observed.problem:
            yield Difference("", Kind.TYPE, "the Bot API's envelope", observed.problem)
            return
        if recorded.status != observed.status:
            yield Difference("status", Kind.VALUE, recorded.status, observed.status, "HTTP status")
        if recorded.ok != observed.ok:
            shown = observed.description if recorded.ok else observed.result
            yield Difference("ok", Kind.VALUE, recorded.ok, observed.ok, f"{shown}"[:300])
            return
        if recorded.ok:
            yield from self._values(ref, recorded.result, observed.result, "result")
            return
        for name in ("error_code", "description"):
            wanted, came = getattr(recorded, name), getattr(observed, name)
            if wanted != came:
                yield Difference(name, Kind.MISSING if came is None else Kind.VALUE, wanted, came)
        yield from self._plain(dict(recorded.parameters), dict(observed.parameters), "parameters")

    def _values(self, ref: Ref, recorded: Any, observed: Any, path: str) -> Iterator[Difference]:
        if _json_type(recorded) != _json_type(observed):
            yield Difference(path, Kind.TYPE, recorded, observed)
        elif isinstance(recorded, list):
            yield from self._lists(_item_of(ref), recorded, observed, path)
        elif isinstance(recorded, dict):
            yield from self._objects(ref, recorded, observed, path)
        elif recorded != observed and not _close(recorded, observed):
            yield Difference(path, Kind.VALUE, recorded, observed)

    def _lists(
        self, item: Ref | None, recorded: list[Any], observed: list[Any], path: str
    ) -> Iterator[Difference]:
        if isinstance(item, Named) and item.name in _SERVER_MADE_LISTS:
            yield from self._sizes(item, recorded, observed, path)
            return
        for index, wanted in enumerate(recorded):
            place = f"{path}[{index}]"
            if index >= len(observed):
                yield Difference(place, Kind.MISSING, wanted)
            elif item is None:
                yield from self._plain(wanted, observed[index], place)
            else:
                yield from self._values(item, wanted, observed[index], place)
        for index in range(len(recorded), len(observed)):
            # One more in a list is what a bot would act on, unlike one more field in an object.
            yield Difference(f"{path}[{index}]", Kind.EXTRA, None, observed[index])

    def _sizes(self, item: Ref, recorded: list[Any], observed: list[Any], path: str) -> Iterator[Difference]:
        if recorded and not observed:
            yield Difference(f"{path}[0]", Kind.MISSING, recorded[0])
        # Aligned from the largest, which is the one that bots use.
        for back in range(1, min(len(recorded), len(observed)) + 1):
            place = f"{path}[{len(observed) - back}]"
            yield from self._values(item, recorded[-back], observed[-back], place)

    def _objects(
        self, ref: Ref, recorded: dict[str, Any], observed: dict[str, Any], path: str
    ) -> Iterator[Difference]:
        kind = type_of(self.spec, ref, recorded)
        if kind is None:
            yield from self._plain(recorded, observed, path)
            return
        for name, wanted in recorded.items():
            field, place = kind.fields.get(name), f"{path}.{name}"
            if name not in observed:
                yield self._missing(field, place, wanted)
            elif field is None:
                # Not of this version of the Bot API: seen, not judged.
                for difference in self._plain(wanted, observed[name], place):
                    yield Difference(
                        place,
                        difference.kind,
                        wanted,
                        observed[name],
                        "not in this version",
                        informative=True,
                    )
                    break
            elif field.identity is not None and _is_structure(wanted):
                # How a chat's picture looks is the run's own; the files within it are still bound.
                inner = self._values(field.ref, wanted, observed[name], place)
                yield from (one for one in inner if one.kind in {Kind.TYPE, Kind.RELATION})
            elif field.identity is not None:
                yield from self._identity(field.identity, recorded, observed, name, path)
            else:
                yield from self._values(field.ref, wanted, observed[name], place)
        for name in observed.keys() - recorded.keys():
            yield Difference(f"{path}.{name}", Kind.EXTRA, None, observed[name], informative=True)

    def _missing(self, field: Field | None, place: str, wanted: Any) -> Difference:
        if field is None:
            return Difference(
                place,
                Kind.MISSING,
                wanted,
                None,
                "the Bot API has dropped this field since",
                informative=True,
            )
        environment = field.identity is not None and policy_of(field.identity.kind) in {
            Policy.ENVIRONMENT,
            Policy.FREE,
        }
        note = "depends on who plays the user, or on the server" if environment and not field.required else ""
        return Difference(place, Kind.MISSING, wanted, None, note, informative=bool(note))

    def _identity(
        self,
        identity: Identity,
        recorded: Mapping[str, Any],
        observed: Mapping[str, Any],
        name: str,
        path: str,
    ) -> Iterator[Difference]:
        wanted, came, place = recorded[name], observed[name], f"{path}.{name}"
        if _json_type(wanted) != _json_type(came):
            yield Difference(place, Kind.TYPE, wanted, came, f"{identity.kind} identity")
            return
        policy = policy_of(identity.kind)
        scope = scope_value(identity, recorded, self.params)
        if isinstance(wanted, list):
            yield from self._identity_list(identity, wanted, came, place, scope)
            return
        note = self.binding.relate(identity.namespace, scope, wanted, came, policy)
        if note:
            yield Difference(place, Kind.RELATION, wanted, came, note)

    def _identity_list(
        self, identity: Identity, wanted: Any, came: Any, place: str, scope: Any
    ) -> Iterator[Difference]:
        if len(wanted) != len(came):
            yield Difference(place, Kind.VALUE, wanted, came)
            return
        for index, (one, other) in enumerate(zip(wanted, came, strict=True)):
            note = self.binding.relate(identity.namespace, scope, one, other, policy_of(identity.kind))
            if note:
                yield Difference(f"{place}[{index}]", Kind.RELATION, one, other, note)

    def _plain(self, recorded: Any, observed: Any, path: str) -> Iterator[Difference]:
        if _json_type(recorded) != _json_type(observed):
            yield Difference(path, Kind.TYPE, recorded, observed)
        elif recorded != observed:
            yield Difference(path, Kind.VALUE, recorded, observed)


def _is_structure(value: Any) -> bool:
    """Whether a value that is an identity as a whole has identities within."""
    inner = value if isinstance(value, list) else ()
    return isinstance(value, dict) or any(isinstance(one, (dict, list)) for one in inner)


def _item_of(ref: Ref) -> Ref | None:
    options = ref.options if isinstance(ref, OneOf) else (ref,)
    return next((option.item for option in options if isinstance(option, ArrayOf)), None)


def _close(recorded: Any, observed: Any) -> bool:
    """Whether two numbers are one in single precision, through which Telegram passes coordinates."""
    if isinstance(recorded, float) and isinstance(observed, (int, float)):
        return math.isclose(recorded, observed, rel_tol=1e-6)
    return False


def _json_type(value: Any) -> str:
    # bool is an int to Python and another thing to every typed client.
    if value is None or isinstance(value, (bool, str, list, dict)):
        return type(value).__name__
    return "number"
