"""The clauses as a person reads them: in lines, whole, and as the page of the docs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from conformance.suite.clause import EFFECTS, Clause
from conformance.verdict import Consequence

__all__ = ["LOSSES", "explained", "line", "page"]

BASE = "https://core.telegram.org/bots/api"
LOSSES = {
    Consequence.BREAKS: "a bot that relies on it breaks",
    Consequence.DEGRADES: "a bot that relies on it goes on, and does less",
    Consequence.COSMETIC: "people see a difference, and no bot stops",
}


def line(clause: Clause) -> str:
    """Its id and promise."""
    return f"{clause.id}  {clause.promise}"


def explained(clause: Clause) -> Iterator[str]:
    """Everything that is declared of it, a line each."""
    yield clause.id
    yield f"  {clause.promise}"
    yield f"  where       {BASE}{clause.anchor}"
    yield f"  level       {clause.level}"
    yield f"  without it  {LOSSES[clause.consequence]}"
    until = f", until {clause.until}" if clause.until else ""
    yield f"  since       Bot API {clause.since}{until}"
    for one in clause.evidence:
        live = (
            f"seen live on {one.validated_live}"
            if one.validated_live
            else "not validated against live Telegram"
        )
        yield f"  evidence    {one.kind}: {one.reference} ({live})"
    told = {
        "part of": clause.holds,
        "stands on": clause.stands_on,
        "people must": clause.needs,
        "leaves": tuple(f"{one}: {EFFECTS[one]}" for one in clause.effects),
    }
    yield from (f"  {name:<10}  {', '.join(what)}" for name, what in told.items() if what)
    yield f"  run it      conformance run --only {clause.id}"


def page(clauses: Iterable[Clause]) -> str:
    """The catalogue as Markdown: a table for each area; generated clauses by their kinds."""
    every = sorted(clauses, key=lambda one: (one.area, one.id))
    by_hand = [one for one in every if one.area != "methods"]
    generated = [one for one in every if one.area == "methods"]
    areas = [(area, list(members)) for area, members in groupby(by_hand, key=lambda one: one.area)]
    return "\n".join(
        [*_head(len(by_hand), len(generated), areas), *_tables(areas), *_generated(generated), ""]
    )


def _head(by_hand: int, generated: int, areas: list[tuple[str, list[Clause]]]) -> list[str]:
    return [
        "# The clauses",
        "",
        f"{by_hand} clauses by hand, in {len(areas)} areas, and {generated} that the schema generates.",
        "None has been validated against live Telegram: the evidence is what each line says.",
        "`conformance clauses ID` explains one, `conformance clauses --page` makes this page.",
        "",
        "Levels: *must* and *should* are documented, *observed* is only seen of servers and clients.",
        "Without it: " + "; ".join(f"*{one}*, {loss}" for one, loss in LOSSES.items()) + ".",
    ]


def _tables(areas: list[tuple[str, list[Clause]]]) -> Iterator[str]:
    for area, members in areas:
        yield from ("", f"## {area}", "")
        yield from (
            "| clause | promise | level | without it | since | evidence |",
            "|---|---|---|---|---|---|",
        )
        yield from map(_row, members)


def _row(one: Clause) -> str:
    evidence = "; ".join(f"{each.kind}: {each.reference}" for each in one.evidence)
    promise = f"{_cell(one.promise)} [{one.anchor}]({BASE}{one.anchor})"
    return f"| `{one.id}` | {promise} | {one.level} | {one.consequence} | {one.since} | {_cell(evidence)} |"


def _cell(text: str) -> str:
    for sign in "|<>*_`[]":
        text = text.replace(sign, f"\\{sign}")
    return text


def _generated(clauses: list[Clause]) -> Iterator[str]:
    yield from (
        "",
        "## methods",
        "",
        "Generated, in one area, so that they weigh no more than any other.",
        "",
    )
    yield from ("| method | clauses |", "|---|---|")
    for method, members in groupby(clauses, key=lambda one: one.method or ""):
        yield f"| {method} | {', '.join(f'`{one.id}`' for one in members)} |"
