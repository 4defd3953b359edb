"""Writes the acts of the sandbox door into docs/drivers.md, and the door's OpenAPI beside it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conformance.platforms.drivers.checking import PROVEN
from conformance.platforms.drivers.hand import KINDS
from conformance.reference.acts import ACTS
from conformance.reference.sandbox.openapi import description

DOCS = Path(__file__).parents[1] / "docs"
BEGIN, END = "<!-- acts -->\n", "<!-- end of acts -->"


def acts_table() -> str:
    told = (
        f"{len(ACTS)} acts; {len(PROVEN & ACTS.keys())} of them are tried by `conformance driver`, "
        f"and {len(KINDS.keys() & ACTS.keys())} can be asked of a person."
    )
    lines = [
        told,
        "",
        "| kind | a person … | details | tried | by hand |",
        "|---|---|---|:-:|:-:|",
    ]
    for kind, act in sorted(ACTS.items()):
        marks = ("✓" if kind in PROVEN else "", "✓" if kind in KINDS else "")
        details = [_detail(name, each) for name, each in act.required.items()]
        details += [_detail(f"{name}?", each) for name, each in act.optional.items()]
        lines.append(f"| `{kind}` | {_cell(act.summary)} | {', '.join(details)} | {' | '.join(marks)} |")
    return "\n".join(lines) + "\n"


def openapi() -> str:
    return json.dumps(description(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def page(written: str) -> str:
    before, _, rest = written.partition(BEGIN)
    return f"{before}{BEGIN}{acts_table()}{END}{rest.partition(END)[2]}"


def main() -> None:
    path = DOCS / "drivers.md"
    path.write_text(page(path.read_text("utf-8")), "utf-8")
    (DOCS / "sandbox-openapi.json").write_text(openapi(), "utf-8")


def _detail(name: str, schema: Mapping[str, Any]) -> str:
    return f"`{name}` {_cell(str(schema.get('type', 'one of several')))}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    main()
