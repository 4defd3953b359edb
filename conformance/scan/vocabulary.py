"""The Bot API's own names, in the spellings that code has them in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from conformance.scan.sights import snake
from conformance.scan.words import frameworks
from conformance.spec import Spec

__all__ = ["Vocabulary", "vocabulary"]

# Words of everyday code. They are the Bot API's only on a bot.
_EVERYDAY = frozenset({"close", "log_out"})
# Fields of an update whose names other things have as well.
_COMMON = frozenset({"message", "poll", "chat_member", "chat_boost", "update_id"})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Methods by their snake-cased and their lower-cased names, and the kinds of update."""

    snaked: Mapping[str, str]
    lowered: Mapping[str, str]
    pascal: Mapping[str, str]
    updates: frozenset[str]

    @property
    def telling(self) -> frozenset[str]:
        """The kinds of update whose name alone tells that one is read."""
        return self.updates - _COMMON


@cache
def vocabulary() -> Vocabulary:
    spec = Spec.load()
    names = [name for name in spec.methods if snake(name) not in _EVERYDAY]
    return Vocabulary(
        snaked={snake(name): name for name in names} | dict(frameworks().renamed),
        lowered={name.lower(): name for name in names},
        pascal={name[0].upper() + name[1:]: name for name in names},
        updates=frozenset(spec.types["Update"].fields) - {"update_id"},
    )
