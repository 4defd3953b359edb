"""What was found in a bot, and where. Frozen."""

from dataclasses import dataclass

from conformance.scan.tree import Skipped

__all__ = ["Finding", "Scan"]


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that the bot uses, the place that shows it, and the word that stands there."""

    need: str  # ``method:sendMessage``, ``update:callback_query``, ``feature:parse_mode_html``
    path: str
    line: int
    seen: str = ""

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Scan:
    """Everything that was found in one bot; ``exact`` where it was called, and not only may be."""

    name: str
    findings: tuple[Finding, ...]
    ways: frozenset[str] = frozenset()
    frameworks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    files: int = 0
    skipped: tuple[Skipped, ...] = ()
    persian: bool = False
    exact: bool = False

    @property
    def uses(self) -> frozenset[str]:
        return frozenset(each.need for each in self.findings)

    @property
    def transport(self) -> str:
        """How it gets its updates: polling, webhook or both; empty where nothing tells."""
        return "both" if len(self.ways) > 1 else next(iter(self.ways), "")

    def at(self, need: str) -> tuple[Finding, ...]:
        """The places of one need, in order, each line once."""
        found = {each.place: each for each in sorted(self.findings) if each.need == need}
        return tuple(found.values())

    def names(self, kind: str) -> list[str]:
        """The names of one kind (``method``, ``update``, ``feature``), sorted."""
        return sorted(each.partition(":")[2] for each in self.uses if each.startswith(f"{kind}:"))
