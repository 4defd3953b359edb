"""Probes: questions that no published fact settles, asked of the platform itself.

A probe says what it saw. It is neither a pass nor a fail, and no figure counts it.
"""

from conformance.platforms.probing import media, texts, transport, updates
from conformance.platforms.probing.look import Look, NotSeen
from conformance.platforms.probing.probe import Probe, believed

__all__ = ["PROBES", "Look", "NotSeen", "Probe", "believed", "probe_named"]

PROBES: tuple[Probe, ...] = (*transport.PROBES, *texts.PROBES, *updates.PROBES, *media.PROBES)


def probe_named(id_: str) -> Probe | None:
    return next((probe for probe in PROBES if probe.id == id_), None)
