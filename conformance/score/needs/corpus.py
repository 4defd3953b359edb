"""A corpus of bots, each with the capabilities that it uses and those that it needs. Frozen, pure."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["GROUPS", "Bot", "Corpus", "Matters", "matters"]

# The parts of a corpus that are counted apart.
GROUPS = ("all", "shops", "Persian")
_SHOPS = frozenset({"shop", "vpn_shop"})


@dataclass(frozen=True, slots=True)
class Bot:
    """One bot. ``ways`` are the sets of capabilities any one of which lets it run: most bots have one."""

    id: str
    uses: frozenset[str]
    ways: tuple[frozenset[str], ...]
    category: str = ""
    persian: bool = False
    readdressed: bool = False  # an address of Telegram stands in its code
    linked: bool = False  # what it writes leads to Telegram

    def is_of(self, group: str) -> bool:
        match group:
            case "shops":
                return self.category in _SHOPS
            case "Persian":
                return self.persian
        return True


@dataclass(frozen=True, slots=True)
class Corpus:
    """Bots that were gathered in one way; ``limits`` say what cannot be concluded from them."""

    name: str
    bots: tuple[Bot, ...]
    gathered: str = ""
    limits: tuple[str, ...] = ()

    def users(self) -> Counter[str]:
        """How many of the bots use each capability."""
        return Counter(name for bot in self.bots for name in bot.uses)


@dataclass(frozen=True, slots=True)
class Matters:
    """Which capabilities are no needs of a platform's, and what only one way of getting updates uses."""

    own: frozenset[str]
    address: frozenset[str]
    links: frozenset[str]
    ways: Mapping[str, frozenset[str]]
    reasons: Mapping[str, str]

    def ways_of(self, uses: frozenset[str], transport: str) -> tuple[frozenset[str], ...]:
        """What the bot needs, once for each way in which it can get its updates."""
        needs = uses - self.own - self.address - self.links
        if transport != "both":
            return (needs,)
        return (needs - self.ways["webhook"], needs - self.ways["polling"])


@cache
def matters() -> Matters:
    """As ``features.toml`` says."""
    text = (files("conformance.score.needs") / "features.toml").read_text("utf-8")
    told = tomllib.loads(text)
    kinds = {
        kind: {f"feature:{name}": reason for name, reason in told[kind].items()}
        for kind in ("own", "address", "links")
    }
    return Matters(
        **{kind: frozenset(found) for kind, found in kinds.items()},
        ways={way: frozenset(names) for way, names in told["ways"].items()},
        reasons={name: reason for found in kinds.values() for name, reason in found.items()},
    )
