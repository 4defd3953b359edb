"""Writes docs/reference-methods.md and docs/reference-fidelity.md.

The one says how deep the reference platform goes, the other what its behaviour rests on.

    python scripts/reference_tables.py

Made of the methods' registry, the suite's clauses and the recipes of tests/reference/errors.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from conformance.reference.methods import DEPTHS, Depth
from conformance.spec import Spec
from conformance.suite import all_clauses

ROOT = Path(__file__).parent.parent
METHODS = ROOT / "docs" / "reference-methods.md"
FIDELITY = ROOT / "docs" / "reference-fidelity.md"
RECIPES = ROOT / "tests" / "reference" / "errors"

_DEPTHS = {
    Depth.BEHAVES: "state, updates and errors as Telegram's",
    Depth.ANSWERS: "parameters are checked, the result is true to the schema, nothing is behind it",
    Depth.REFUSES: "as Telegram refuses a bot without that right",
}
_STRENGTH = (
    "captured",
    "recorded",
    "documented",
    "server source",
    "fixture",
    "observed",
    "observed in a client",
)


def methods_page() -> str:
    """Every method of the Bot API with its depth, by section."""
    spec = Spec.load()
    counts = Counter(DEPTHS.values())
    lines = [
        "# The methods of the reference platform",
        "",
        f"{len(spec.methods)} methods of Bot API {spec.version}.",
        "Made by `python scripts/reference_tables.py`.",
        "Not validated against live Telegram.",
        "",
        *_table(
            ("depth", "methods", "meaning"),
            ((depth.value, str(counts[depth]), text) for depth, text in _DEPTHS.items()),
        ),
    ]
    sections: dict[str, list[str]] = {}
    for name in sorted(spec.methods):
        sections.setdefault(spec.method(name).section, []).append(name)
    for section, names in sections.items():
        rows = ((f"`{name}`", DEPTHS[name].value if name in DEPTHS else "missing") for name in names)
        lines += ["", f"## {section}", "", *_table(("method", "depth"), rows)]
    more = sorted(set(DEPTHS) - set(spec.methods))
    lines += ["", "## Older names that still answer", "", ", ".join(f"`{name}`" for name in more) or "none"]
    return "\n".join(lines) + "\n"


def fidelity_page() -> str:
    """Every clause and every refusal, with its evidence and where that was seen."""
    clauses = sorted(all_clauses(), key=lambda one: one.id)
    refusals = sorted(_refusals(), key=lambda one: (str(one.get("method")), one["description"]))
    kinds = Counter(one.kind for clause in clauses for one in clause.evidence[:1])
    said = Counter(one["evidence"] for one in refusals)
    lines = [
        "# What the reference platform's behaviour rests on",
        "",
        "Made by `python scripts/reference_tables.py`.",
        "The platform's own tests hold it to every line here; nothing is validated against live Telegram.",
        "",
        *_table(
            ("evidence", "clauses", "refusals"),
            ((kind, str(kinds[kind]), str(said[kind])) for kind in _STRENGTH if kinds[kind] or said[kind]),
        ),
        "",
        "## Clauses",
        "",
        *_table(
            ("clause", "promise", "evidence, and where it was seen"),
            (
                (
                    f"`{clause.id}`",
                    clause.promise,
                    "; ".join(f"{one.kind}: {one.reference}" for one in clause.evidence),
                )
                for clause in clauses
            ),
        ),
        "",
        "## Refusals",
        "",
        "Each is provoked over HTTP by `tests/reference/test_error_facts.py`; facts go by number.",
        "",
        *_table(
            ("method", "code", "description", "evidence", "facts"),
            (
                (
                    f"`{one.get('method') or 'any'}`",
                    str(one["code"]),
                    one["description"],
                    one["evidence"],
                    ", ".join(fact.split()[0] for fact in one["facts"]),
                )
                for one in refusals
            ),
        ),
    ]
    return "\n".join(lines) + "\n"


def _refusals() -> Iterator[Mapping[str, Any]]:
    for path in sorted(RECIPES.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("fact", ())


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + "---|" * len(heads)
    for row in rows:
        yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in row) + " |"


def main() -> int:
    for path, text in ((METHODS, methods_page()), (FIDELITY, fidelity_page())):
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {len(text.splitlines())} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
