"""Every figure of a score, as text for a terminal."""

from collections import Counter
from collections.abc import Iterator
from textwrap import wrap

from conformance.report.running import fix_told, gap_told, not_known, percent_told, tally_told
from conformance.report.shown import safe
from conformance.report.stream import Report
from conformance.report.table import Row, table
from conformance.score import Deduction, Fate, Running, Score, Standing

__all__ = ["figures"]

_MOST_FIXES = 10
_MOST_BOTS = 20  # a corpus of that many is listed bot by bot
_MOST_NAMES = 6
_STANDS = {
    Standing.PASS: "runs",
    Standing.LOSSES: "runs, with losses at worst",
    Standing.UNKNOWN: "unknown",
    Standing.FAILS: "will not run",
}


def figures(report: Report, result: Score) -> str:
    """The figures of a report, each with its denominator; ``result`` is its score, by any corpora."""
    header = report.header
    parts = [
        [
            safe(f"{header.target.name} {header.target.url}".strip()),
            f"Bot API {header.bot_api}, suite {header.suite}, {header.started_at[:10]}",
            f"driver {header.driver}",
            *map(safe, header.tags),
            report.state,
        ],
        _whole(result),
        table(("area", "%", "clauses", "untested", "methods that answer"), _areas(result)),
        table(("Bot API", "%", "clauses", "untested", "methods that answer"), _tiers(result)),
        _capabilities(result),
        *(part for running in result.running for part in _running(running)),
        _deductions(result),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _whole(result: Score) -> list[str]:
    fidelity = "–" if result.fidelity is None else f"{result.fidelity} %"
    clauses, steps = f"of {result.clauses} clauses", result.steps
    of_points = f"{result.untested_percent} % of the points"
    return [
        f"Fidelity   {fidelity}, {result.passed} {clauses}, mean of {len(result.areas)} areas",
        f"Untested   {of_points}, {result.untested_clauses} {clauses}",
        f"Surface    {result.answered} of {result.methods} methods answer",
        f"Sessions   {steps.passed} of {steps.total} steps, in {len(result.sessions)} sessions",
    ]


def _areas(result: Score) -> Iterator[Row]:
    for a in result.areas:
        yield (
            *(safe(a.name), a.percent, f"{a.passed} of {a.clauses}", a.untested),
            f"{a.answered} of {a.methods}",
        )


def _tiers(result: Score) -> Iterator[Row]:
    for t in result.tiers:
        yield (
            *(t.name, t.percent, f"{t.passed} of {t.clauses}", t.untested_clauses),
            f"{t.answered} of {t.methods}",
        )


def _capabilities(result: Score) -> list[str]:
    stand = Counter(each.standing for each in result.capabilities)
    if not stand:
        return ["No clause of this report tells which capabilities it holds, so nothing is said of bots."]
    told = ", ".join(f"{stand[standing]} {standing.value}" for standing in reversed(Standing))
    fail = [gap_told(each.name) for each in result.capabilities if each.standing is Standing.FAILS]
    return [f"Capabilities  {told}, of {len(result.capabilities)}", *_wrapped("  fail: ", fail)]


def _running(running: Running) -> Iterator[list[str]]:
    corpus = running.corpus
    yield [safe(corpus.name), *_wrapped("  ", [safe(corpus.gathered)])] + [
        line for limit in corpus.limits for line in _wrapped("  ! ", [safe(limit)])
    ]
    yield [line for tally in running.tallies for line in _tally(tally.group, running)]
    if len(running.fates) <= _MOST_BOTS:
        yield [line for fate in running.fates for line in _fate(fate)]
    if running.fixes:
        shown = [f"  {n}. {fix_told(fix)}" for n, fix in enumerate(running.fixes[:_MOST_FIXES], 1)]
        yield ["To mend in this order, for the most bots", *map(safe, shown)]
        alone = [fix for fix in running.gaps if fix.frees or fix.opens][:_MOST_FIXES]
        yield ["Each by itself, now", *(f"  {safe(fix_told(fix))}" for fix in alone)] if alone else []
    if lacking := not_known(running):
        yield _wrapped("! ", [safe(lacking)])


def _tally(group: str, running: Running) -> list[str]:
    tally = next(each for each in running.tallies if each.group == group)
    first, *others = tally_told(tally)
    links = f"{tally.linked} of {tally.total} write links that lead to Telegram"
    head = f"{group.ljust(8)} {percent_told(tally.runs_unchanged).rjust(5)}  {first}"
    return [head, *(" " * 16 + line for line in (*others, links))]


def _fate(fate: Fate) -> list[str]:
    address = ", an address in its code to be changed" if fate.bot.readdressed else ""
    found = {"fails": fate.fails, "unknown": fate.unknown, "losses": fate.losses}
    lines = [f"{safe(fate.bot.id)}: {_STANDS[fate.standing]}{address}"]
    for title, names in found.items():
        lines += _wrapped(f"  {title}: ", [gap_told(safe(name)) for name in names])
    return lines


def _deductions(result: Score) -> list[str]:
    rows = (
        (f"{float(d.points):.3f}", safe(d.clause), d.outcome or "not run", safe(d.anchor), _evidence(d))
        for d in result.deductions
    )
    return table(("points lost", "clause", "outcome", "anchor", "evidence"), rows)


def _evidence(lost: Deduction) -> str:
    return "; ".join(safe(f"{one.kind}, {one.reference}") for one in lost.evidence)


def _wrapped(head: str, names: list[str]) -> list[str]:
    text = ", ".join(filter(None, names))
    return wrap(text, 96, initial_indent=head, subsequent_indent=" " * len(head)) if text else []
