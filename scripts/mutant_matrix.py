"""Plays the clauses against every mutant, and writes which faults are caught by what."""

import argparse
import random
import time
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from fnmatch import fnmatchcase
from multiprocessing import get_context
from pathlib import Path

from conformance.platforms import open_platform, resolve
from conformance.plugin.judging import outcome_of
from conformance.reference.mutants import MUTANTS, Mutant
from conformance.spec import Spec
from conformance.suite import checks_of, modules
from conformance.suite.ground import Ground, caller
from conformance.verdict import Outcome

ROOT = Path(__file__).parents[1]
MATRIX = ROOT / "tests" / "suite" / "mutants.toml"
PAGE = ROOT / "docs" / "mutants.md"
SHOWN = 6
NARROW = 100  # clauses: a fault that loses more tells little of any one of them
PATIENCE = 1.0  # seconds: on this machine whatever comes comes at once, and the control tells if not
KEPT = {Outcome.PASS, Outcome.SKIPPED}
BY_HAND = {
    clause.id: (clause, check)
    for path in modules()
    if path.parent.name != "methods"
    for clause, check in checks_of(path)
}


def named(mutant: str) -> list[str]:
    """The clauses that the fault is about, by reason."""
    kind = MUTANTS.get(mutant)
    globs = kind.caught_by if kind and issubclass(kind, Mutant) else ()
    return [id_ for id_ in BY_HAND if any(fnmatchcase(id_, glob) for glob in globs)]


def played(platform: str, seconds: float) -> dict[str, bool]:
    """Whether it keeps a clause: all those that it is named for, then others while the time lasts."""
    caller._PATIENCE = caller._LEAST_PATIENCE = PATIENCE  # noqa: SLF001 - what never comes is not waited for
    first = named(platform.partition(":")[2])
    rest = [id_ for id_ in BY_HAND if id_ not in first]
    random.Random(platform).shuffle(rest)  # noqa: S311 - so that no area is always the last one
    kept, begun = {}, time.monotonic()
    with open_platform(resolve(platform)) as opened:
        ground = Ground(opened, Spec.load())
        for id_ in [*first, *rest]:
            if time.monotonic() - begun > seconds and id_ not in first:
                break
            # Twice, as a busy machine is late for a clause now and then, and a fault stays.
            kept[id_] = any(outcome_of(*BY_HAND[id_], ground)[0] in KEPT for _ in range(2))
        ground.close()
    return kept


def written(matrix: Mapping[str, Iterable[str]]) -> str:
    lines = ["# Which clauses each mutant loses; made by `nox -s mutants`, never by hand.", ""]
    for mutant in sorted(matrix):
        ids = "".join(f'  "{one}",\n' for one in sorted(matrix[mutant]))
        lines.append(f"{mutant} = [\n{ids}]\n")
    return "\n".join(lines)


def page(matrix: Mapping[str, set[str]]) -> str:
    """The page of the docs."""
    survivors = [mutant for mutant in sorted(matrix) if not matrix[mutant]]
    seen = {one for ids in matrix.values() for one in ids}
    narrowly = {one for ids in matrix.values() if len(ids) <= NARROW for one in ids}
    return "\n".join(
        [
            "# Mutants",
            "",
            "A mutant is the reference platform with one named fault.",
            "The suite is as good as the faults that it finds.",
            "Made by `nox -s mutants`, which plays all on the faithful platform too: it loses none.",
            "Which clauses each mutant loses is in `tests/suite/mutants.toml`.",
            "Clauses that the schema generates are not played here: they would catch much, and say little.",
            "",
            f"- {len(matrix) - len(survivors)} of {len(matrix)} mutants are caught.",
            f"- {len(narrowly)} of {len(BY_HAND)} clauses fail under one that loses at most {NARROW}.",
            f"- {len(seen)} of {len(BY_HAND)} fail under any, and most of these under a fault of everything.",
            f"- Survivors: {', '.join(survivors) or 'none'}.",
            "",
            "A share is no proof: the mutants are the faults that we thought of.",
            "Whoever wrote them knew the clauses.",
            "The counts of clauses are the least that is so: a mutant is played for a while, not to the end.",
            "",
            "## The clauses, by area",
            "",
            "| area | under a narrow mutant | under any | clauses |",
            "|---|---:|---:|---:|",
            *_areas(narrowly, seen),
            "",
            f"Under none: {', '.join(f'`{one}`' for one in BY_HAND if one not in seen) or 'none'}.",
            "",
            "## The faults",
            "",
            "*Named* are the clauses that the mutant is about, by reason; each of them is lost.",
            "*Others* lose too, as they stand on the same thing, counted while the time of a mutant lasted.",
            "",
            "| fault | what it does | named | others |",
            "|---|---|---|---:|",
            *(_row(mutant, matrix[mutant]) for mutant in sorted(matrix)),
            "",
        ]
    )


def _areas(*groups: Iterable[str]) -> list[str]:
    counts = [Counter(id_.partition(".")[0] for id_ in ids) for ids in (*groups, BY_HAND)]
    return [f"| {area} | {' | '.join(str(count[area]) for count in counts)} |" for area in sorted(counts[-1])]


def _row(mutant: str, found: set[str]) -> str:
    about = [id_ for id_ in named(mutant) if id_ in found]
    more = f" and {len(about) - SHOWN} more" if len(about) > SHOWN else ""
    told = ", ".join(f"`{id_}`" for id_ in about[:SHOWN]) + more
    fault = " ".join((MUTANTS[mutant].__doc__ or "").split())
    return f"| `{mutant}` | {fault} | {told or '–'} | {len(found) - len(about)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mutants", nargs="*", help="only these; what is known of the others is kept")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=float, default=120, help="how long each is played")
    parser.add_argument("--page", action="store_true", help="play nothing, and write the page anew")
    chosen = parser.parse_args()
    names = [] if chosen.page else chosen.mutants or sorted(MUTANTS)
    old = tomllib.loads(MATRIX.read_text(encoding="utf-8")) if MATRIX.exists() else {}
    known = {mutant: set(ids) & BY_HAND.keys() for mutant, ids in old.items() if mutant in MUTANTS}
    with ProcessPoolExecutor(
        chosen.jobs, mp_context=get_context("spawn"), max_tasks_per_child=1
    ) as processes:
        waiting = {processes.submit(played, f"mutant:{name}", chosen.seconds): name for name in names}
        for done in as_completed(waiting):
            mutant, kept = waiting[done], done.result()
            known[mutant] = known.get(mutant, set()) - kept.keys() | {id_ for id_ in kept if not kept[id_]}
            print(f"{mutant}: {len(known[mutant])}", flush=True)
            MATRIX.write_text(written(known), encoding="utf-8")
        kept = processes.submit(played, "embedded", 600).result() if names else {}
    if wrong := [id_ for id_ in kept if not kept[id_]]:
        raise SystemExit(f"the faithful platform loses {', '.join(wrong)}: nothing is told by mutants")
    PAGE.write_text(page(known), encoding="utf-8")


if __name__ == "__main__":
    main()
