"""What a fault can be made of: the call on its way in, and what goes out to the bot."""

import json
from collections.abc import Callable
from typing import Any, ClassVar

from conformance.reference.behaviour import Behaviour

__all__ = ["MUTANTS", "Altering", "Dropping", "Mutant", "altered"]

Object = dict[str, Any]

MUTANTS: dict[str, type[Behaviour]] = {}


class Mutant(Behaviour):
    """A subclass with a ``name`` of its own is a mutant, known by it."""

    caught_by: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        if "name" in vars(cls):
            MUTANTS[cls.name] = cls


class Altering(Mutant):
    """Alters objects of the Bot API wherever they go out: in results, in updates, at webhooks."""

    def object(self, value: Object) -> Object:
        """An object on its way out; what it holds has been altered."""
        return value

    def told(self, method: str, status: int, envelope: Object) -> tuple[int, Object]:
        del method
        if "result" in envelope:
            envelope = envelope | {"result": altered(envelope["result"], self.object)}
        return status, envelope

    def delivery(self, text: str) -> str:
        return json.dumps(altered(json.loads(text), self.object))


class Dropping(Altering):
    """Leaves fields out of whatever object has them."""

    fields: ClassVar[frozenset[str]] = frozenset()

    def object(self, value: Object) -> Object:
        return {name: item for name, item in value.items() if name not in self.fields}


def altered(value: Any, change: Callable[[Object], Object]) -> Any:
    """The value with every object in it changed, the inner ones first."""
    if isinstance(value, list):
        return [altered(item, change) for item in value]
    if isinstance(value, dict):
        return change({name: altered(item, change) for name, item in value.items()})
    return value
