"""A question to a platform, and what was believed of it before."""

from collections.abc import Callable
from dataclasses import dataclass

from conformance.platforms.probing.look import Look
from conformance.platforms.profile import Profile

__all__ = ["Asked", "Probe", "asks", "believed"]

Asked = Callable[[Look], str]


@dataclass(frozen=True, slots=True)
class Probe:
    """``look`` returns a sentence on what it saw, or raises NotSeen."""

    id: str
    question: str
    look: Asked


def asks(into: list[Probe], id_: str, question: str) -> Callable[[Asked], Asked]:
    """Makes a function a probe."""

    def add(look: Asked) -> Asked:
        into.append(Probe(id_, question, look))
        return look

    return add


def believed(probe: Probe, profile: Profile | None) -> str:
    """What is believed, by whom, of when, and how sure it is; a sentence of its own where nothing is."""
    quirk = profile.quirk_on(probe.id) if profile else None
    if quirk is None:
        return "Nothing was known before."
    source = quirk.source
    return f"Believed: {quirk.fact} ({source.confidence}, {source.date}: {source.ref})"
