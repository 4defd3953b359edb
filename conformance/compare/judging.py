"""How values of a type are compared: worked out once for each type, walked for each pair of values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from conformance.compare.binding import Policy, policy_of
from conformance.compare.difference import Kind
from conformance.compare.entities import entity_fields, with_entities_moved
from conformance.compare.identities import InOwner, identity_judge
from conformance.compare.lists import compare_lists
from conformance.compare.mentions import understood
from conformance.compare.sight import Judge, Place, Sight, is_close, json_type
from conformance.compare.typed import item_of
from conformance.spec import Field, Method, Named, OneOf, Order, Ref, Spec, Type

__all__ = ["Judges", "judges_of", "plain"]

_LOOSE = {Policy.ENVIRONMENT, Policy.FREE}
_OBJECTS = (Named, OneOf)
_PLAIN = {int, bool, float, type(None)}
_NAMES = {int, str}


@lru_cache(maxsize=8)
def judges_of(spec: Spec) -> "Judges":
    """The judges of one version, made as they are first needed."""
    return Judges(spec)


def plain(recorded: Any, observed: Any, sight: Sight, place: Place) -> None:
    """Compares what no type describes."""
    if json_type(recorded) != json_type(observed):
        sight.differ(place, Kind.TYPE, recorded, observed)
    elif recorded != observed:
        sight.differ(place, Kind.VALUE, recorded, observed)


@dataclass(frozen=True, slots=True)
class _Part:
    """A field with its judges: by its type, and by what it names where it names something."""

    field: Field
    judge: Judge
    related: InOwner | None


class Judges:
    """One judge for each type and reference of a version."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._values: dict[tuple[Ref, Order | None], Judge] = {}
        self._kinds: dict[str, tuple[Mapping[str, _Part], tuple[tuple[str, str], ...]]] = {}

    def result(self, method: Method) -> Judge:
        """Compares two results of a method; a result can be a name itself, as an invite link is."""
        if method.result_identity is None:
            return self.value(method.result, method.result_order)
        related = identity_judge(method.result_identity, method.result_order)
        return lambda recorded, observed, sight, place: related(recorded, observed, sight, place, {})

    def value(self, ref: Ref, order: Order | None = None) -> Judge:
        key = (ref, order)
        if key not in self._values:
            self._values[key] = self._made(ref, order)
        return self._values[key]

    def _made(self, ref: Ref, order: Order | None) -> Judge:
        item = item_of(self._spec, ref)
        known = self._spec.types.get(ref.name) if isinstance(ref, Named) else None
        has_objects = isinstance(ref, _OBJECTS)

        def judge(recorded: Any, observed: Any, sight: Sight, place: Place) -> None:
            if type(recorded) is not type(observed) and json_type(recorded) != json_type(observed):
                sight.differ(place, Kind.TYPE, recorded, observed)
            elif isinstance(recorded, str):
                if not understood(sight.binding, recorded, observed):
                    sight.differ(place, Kind.VALUE, recorded, observed)
            elif isinstance(recorded, dict):
                kind = known or (self._spec.variant(ref, recorded) if has_objects else None)
                if kind is None:
                    plain(recorded, observed, sight, place)
                else:
                    self._objects(kind, recorded, observed, sight, place)
            elif isinstance(recorded, list):
                inner = plain if item is None else self.value(item, order)
                compare_lists(inner, order, recorded, observed, sight, place)
            elif recorded != observed and not is_close(recorded, observed):
                sight.differ(place, Kind.VALUE, recorded, observed)

        return judge

    def _objects(
        self, kind: Type, recorded: Mapping[str, Any], observed: dict[str, Any], sight: Sight, place: Place
    ) -> None:
        parts, texts = self._kinds.get(kind.name) or self._kind(kind)
        if texts:
            recorded = with_entities_moved(sight.binding, recorded, texts)
        for name, wanted in recorded.items():
            part = parts.get(name)
            if name not in observed:
                _missing(part, wanted, sight, (place, name))
            elif part is None:
                _unknown(wanted, observed[name], sight, (place, name))
            elif part.related is None:
                came = observed[name]
                # Most values are plain and the same; a text may have to be another one here.
                if type(wanted) not in _PLAIN or type(wanted) is not type(came) or wanted != came:
                    part.judge(wanted, came, sight, (place, name))
            elif type(wanted) not in _NAMES and _is_structure(wanted):
                _within(part.judge, wanted, observed[name], sight, (place, name))
            else:
                part.related(wanted, observed[name], sight, (place, name), recorded)
        for name in observed.keys() - recorded.keys():
            sight.differ((place, name), Kind.EXTRA, None, observed[name], informative=True)

    def _kind(self, kind: Type) -> tuple[Mapping[str, _Part], tuple[tuple[str, str], ...]]:
        parts = {
            name: _Part(
                field,
                self.value(field.ref, field.order),
                identity_judge(field.identity, field.order) if field.identity else None,
            )
            for name, field in kind.fields.items()
        }
        self._kinds[kind.name] = parts, entity_fields(self._spec, kind.name)
        return self._kinds[kind.name]


def _missing(part: _Part | None, wanted: Any, sight: Sight, place: Place) -> None:
    if part is None:
        note = "the Bot API has dropped this field since"
    else:
        identity = part.field.identity
        loose = identity is not None and policy_of(identity.kind) in _LOOSE and not part.field.required
        note = "depends on who plays the user, or on the server" if loose else ""
    sight.differ(place, Kind.MISSING, wanted, None, note, informative=bool(note))


def _unknown(wanted: Any, came: Any, sight: Sight, place: Place) -> None:
    """Not of this version of the Bot API: seen, not judged."""
    look = sight.other()
    plain(wanted, came, look, place)
    for one in look.found:
        sight.differ(place, one.kind, wanted, came, "not in this version", informative=True)


def _within(judge: Judge, wanted: Any, came: Any, sight: Sight, place: Place) -> None:
    """How a chat's picture looks is the run's own; the files within it are still bound."""
    look = sight.other()
    judge(wanted, came, look, place)
    sight.found += [one for one in look.found if one.kind in {Kind.TYPE, Kind.RELATION}]


def _is_structure(value: Any) -> bool:
    """Whether a value that is an identity as a whole has identities within."""
    inner = value if isinstance(value, list) else ()
    return isinstance(value, dict) or any(isinstance(one, (dict, list)) for one in inner)
