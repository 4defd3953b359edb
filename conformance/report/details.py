"""One verdict in the words that an engineer reads: what was required, what came, how to judge it again."""

import shlex
from collections.abc import Iterator

from conformance.compare.difference import Difference, Kind
from conformance.report.events import Header
from conformance.report.shown import safe, shown
from conformance.verdict import Verdict

__all__ = ["command", "details", "headline"]

_SHOWN = 12
_OURS = ("embedded", "mutant:")


def command(header: Header) -> str:
    """What a person types to judge the target of a report again; ``--only`` is added to it."""
    name = header.target.name
    driver = "" if name.startswith(_OURS) else f" --driver {shlex.quote(header.driver)}"
    return f"conformance run --platform {shlex.quote(name)}{driver}"


def headline(verdict: Verdict) -> str:
    return f"{verdict.outcome.upper()} {safe(verdict.id)}: {safe(verdict.reason)}"


def details(verdict: Verdict, command: str) -> Iterator[str]:
    """Lines beneath the headline, none of which a terminal would obey."""
    yield f"  required   {safe(verdict.promise)}{f' ({safe(verdict.anchor)})' if verdict.anchor else ''}"
    if evidence := verdict.evidence:
        yield f"  evidence   {'; '.join(f'{safe(one.kind)}, {safe(one.reference)}' for one in evidence)}"
    if verdict.expected:
        yield f"  known      {_known(verdict)}"
    counted = [one for one in verdict.differences if not one.informative]
    for difference in sorted(counted, key=lambda one: one.path)[:_SHOWN]:
        yield _difference(difference)
    if len(counted) > _SHOWN:
        yield f"  … and {len(counted) - _SHOWN} more differences"
    if verdict.exchanges:
        last = verdict.exchanges[-1]
        yield f"  came       HTTP {last.status} {shown(last.response, 400)}"
        yield f"  curl       {safe(last.curl)}"
    if verdict.run_only:
        yield f"  again      {safe(command)} {safe(verdict.run_only)}"


def _known(verdict: Verdict) -> str:
    told = verdict.extra.get("known", {})
    link = f", {told['link']}" if told.get("link") else ""
    return safe(f"{told.get('reason', 'to the baseline')}{link}, until {told.get('expires', 'not told')}")


def _difference(one: Difference) -> str:
    wanted = "nothing" if one.kind is Kind.EXTRA else shown(one.expected)
    came = "nothing" if one.kind is Kind.MISSING else shown(one.observed)
    note = f"  ({safe(one.note)})" if one.note else ""
    return f"  {one.kind:<10} {safe(one.path) or 'the answer'}: recorded {wanted}, came {came}{note}"
