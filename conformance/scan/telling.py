"""A scan, and what a report says of it, as text: for engineers, and its first lines for owners."""

from collections.abc import Iterator

from conformance.report.shown import safe
from conformance.scan.finding import Scan
from conformance.scan.joining import Answer, Met
from conformance.scan.plain import plainly
from conformance.verdict import Verdict

__all__ = ["answer_told", "needs_told"]

_MOST_PLACES = 3
_MOST_CLAUSES = 4
_MOST_SKIPPED = 5


def needs_told(scan: Scan) -> str:
    """The needs, each with the first place that shows it."""
    lines = [*_read(scan), ""]
    for kind, title in (("method", "Methods"), ("update", "Updates"), ("feature", "Features")):
        names = scan.names(kind)
        lines.append(f"{title} ({len(names)})")
        lines += [
            f"  {name:<28} {_places(Met(name, scan.at(f'{kind}:{name}'), ()))}".rstrip() for name in names
        ]
        lines.append("")
    return "\n".join(lines)


def answer_told(scan: Scan, answer: Answer, platform: str, language: str) -> str:
    """Whether it would run, in plain words first; then what breaks where, and what to change."""
    lines = [plainly(answer, scan, safe(platform), language), "", *_read(scan)]
    parts = (
        ("It breaks", answer.breaks),
        ("It loses", answer.losses),
        ("Unknown", answer.unknown),
    )
    if answer.addresses:
        lines += ["", "To change in the code, whatever the platform does"]
        lines += [f"  {_word(each.need)}  {_places(each)}" for each in answer.addresses]
    for title, needs in parts:
        if needs:
            lines += ["", f"{title}: {len(needs)} of {answer.needs} needs"]
            lines += [line for each in needs for line in _met(each, unknown=title == "Unknown")]
    return "\n".join(lines) + "\n"


def _read(scan: Scan) -> Iterator[str]:
    name = safe(scan.name)
    if scan.exact:
        yield f"{name}: read from a cassette: what was called in it, and no more."
        return
    frameworks, way = ", ".join(scan.frameworks), scan.transport or "no way to get updates was found"
    yield f"{name}: {frameworks}, {way}; files read: {scan.files}, run: none."
    yield "Calls whose method's name is put together while the bot runs are not seen."
    for each in scan.skipped[:_MOST_SKIPPED]:
        yield f"Not read: {safe(each.path)} {safe(each.reason)}."
    if (rest := len(scan.skipped) - _MOST_SKIPPED) > 0:
        yield f"Not read: {rest} more files."


def _met(each: Met, *, unknown: bool) -> Iterator[str]:
    silent = ": no clause of this run tells" if unknown and not each.is_held else ""
    yield f"  {_word(each.need)}  {_places(each)}".rstrip() + silent
    for verdict in each.clauses[:_MOST_CLAUSES]:
        yield from _clause(verdict)
    if (rest := len(each.clauses) - _MOST_CLAUSES) > 0:
        yield f"    … and {rest} more clauses, in the report"
    if each.instead:
        yield f"    instead, since it passes there: {', '.join(map(_word, each.instead))}"


def _clause(verdict: Verdict) -> Iterator[str]:
    yield f"    promised   {safe(verdict.promise)} ({safe(verdict.id)}, {verdict.consequence.value})"
    if verdict.reason:
        yield f"    {verdict.outcome.value:<10} {safe(verdict.reason)}"


def _places(each: Met) -> str:
    shown = [safe(place.place) for place in each.places[:_MOST_PLACES] if place.path]
    rest = len(each.places) - _MOST_PLACES
    return ", ".join(shown) + (f" and {rest} more" if rest > 0 else "")


def _word(need: str) -> str:
    kind, _, name = need.partition(":")
    return {"method": name, "update": f"update {name}"}.get(kind, name)
