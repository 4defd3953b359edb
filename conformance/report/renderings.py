"""The renderings of a report by name: each a pure function of it, and the file it is usually kept in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from conformance.errors import UsageError
from conformance.report.badge import badge, endpoint
from conformance.report.ctrf import ctrf
from conformance.report.html import render
from conformance.report.junit import junit
from conformance.report.markdown import markdown
from conformance.report.stream import Report

__all__ = ["RENDERINGS", "Rendering", "named"]


@dataclass(frozen=True, slots=True)
class Rendering:
    """One way to write a report down, and the name of its file."""

    file: str
    make: Callable[[Report], str]


RENDERINGS: Mapping[str, Rendering] = {
    "html": Rendering("report.html", render),
    "junit": Rendering("report.junit.xml", junit),
    "ctrf": Rendering("report.ctrf.json", ctrf),
    "markdown": Rendering("report.md", markdown),
    "badge": Rendering("badge.svg", badge),
    "endpoint": Rendering("badge.json", endpoint),
}


def named(lists: Iterable[str]) -> list[Rendering]:
    """The renderings of lists such as ``junit,markdown``, each once, in the order given."""
    names = dict.fromkeys(name.strip() for one in lists for name in one.split(",") if name.strip())
    if unknown := [name for name in names if name not in RENDERINGS]:
        raise UsageError(f"There is no rendering called {unknown[0]!r}: there are {', '.join(RENDERINGS)}.")
    return [RENDERINGS[name] for name in names]
