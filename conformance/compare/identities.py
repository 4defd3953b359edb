"""Values that name something: compared by the binding, not by themselves."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeAlias

from conformance.compare.binding import Policy, policy_of
from conformance.compare.difference import Kind
from conformance.compare.sight import Place, Sight, json_type
from conformance.spec import Identity, Order, scope_value

__all__ = ["InOwner", "identity_judge"]

# The scope of an identity lies beside it, in the object that holds it.
InOwner: TypeAlias = Callable[[Any, Any, Sight, Place, Mapping[str, Any]], None]


def identity_judge(identity: Identity, order: Order | None) -> InOwner:
    """Compares a name, or a list of names, and enters it in the binding."""
    namespace, policy, scoped = identity.namespace, policy_of(identity.kind), bool(identity.scope)

    def one(wanted: Any, came: Any, scope: Hashable, sight: Sight, place: Place) -> None:
        if json_type(wanted) != json_type(came):
            sight.differ(place, Kind.TYPE, wanted, came, f"{identity.kind} identity")
        elif note := sight.binding.relate(namespace, scope, wanted, came, policy):
            sight.differ(place, Kind.RELATION, wanted, came, note)

    def judge(wanted: Any, came: Any, sight: Sight, place: Place, owner: Mapping[str, Any]) -> None:
        scope = scope_value(identity, owner, sight.params) if scoped else None
        if not (isinstance(wanted, list) and isinstance(came, list)):
            one(wanted, came, scope, sight, place)
        elif len(wanted) != len(came):
            if policy not in {Policy.ENVIRONMENT, Policy.FREE}:
                sight.differ(place, Kind.VALUE, wanted, came)
        else:
            found = _aligned(sight, namespace, scope, wanted, came) if order is Order.NONE else came
            for index, (name, other) in enumerate(zip(wanted, found, strict=True)):
                one(name, other, scope, sight, (place, index))

    return judge


def _aligned(sight: Sight, namespace: str, scope: Hashable, wanted: list[Any], came: list[Any]) -> list[Any]:
    """The observed names in the recorded order, as far as the binding knows them already."""
    left = list(came)
    known = [sight.binding.observed(namespace, scope, name) for name in wanted]
    for name in known:
        if name in left:
            left.remove(name)
    return [name if name in came else left.pop(0) for name in known]
