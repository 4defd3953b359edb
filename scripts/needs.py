"""Writes conformance/score/needs/bots.json: what 170 public bots use, from the facts.

    python scripts/needs.py ../shared/facts

A bot's calls, its frameworks' own calls and the case of its methods' names are told by the facts;
how many lines call a method is left out, since a bot needs a method once it calls it.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "conformance" / "score" / "needs" / "bots.json"

_GATHERED = (
    "Read from the source code of public bots: methods that the code or its framework calls, "
    "kinds of update that it handles, features that it uses, and fields of messages that it reads."
)
_LIMITS = (
    "Not a random sample: public code only, and 40 % of it shops, on purpose.",
    "The intervals are those of a random draw of the same size, so they say less than they seem to.",
    "Code tells what a bot may use, not how often, nor whether people come to that part.",
    "Parameters are known only where a feature names them.",
)
_KEPT = ("category", "persian", "language", "framework", "transport", "methods", "updates")


def corpus(facts: Path) -> dict[str, Any]:
    """The corpus in the shape of schemas/needs.json."""
    bots = json.loads((facts / "usage" / "bots.json").read_text(encoding="utf-8"))
    return {
        "format": 1,
        "name": f"{len(bots)} public bots",
        "gathered": _GATHERED,
        "limits": list(_LIMITS),
        "bots": [_bot(bot) for bot in bots],
    }


def _bot(bot: Mapping[str, Any]) -> dict[str, Any]:
    odd = ["methods_in_odd_case"] if bot["http_case_variants"] else []
    return {
        "id": str(bot["id"]),
        **{key: bot[key] for key in _KEPT},
        "features": sorted([*bot["features"], *odd]),
        # What frameworks give as a message's HTML they make of its entities.
        "reads": sorted({{"html_text": "entities"}.get(name, name) for name in bot["reads"]}),
    }


def text(made: Mapping[str, Any]) -> str:
    """One bot a line, so that a change of one is one line's."""
    lead = json.dumps({**made, "bots": []}, ensure_ascii=False, indent=1)
    rows = ",\n".join("  " + json.dumps(bot, ensure_ascii=False) for bot in made["bots"])
    return lead.replace('"bots": []', f'"bots": [\n{rows}\n ]') + "\n"


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: python scripts/needs.py FACTS", file=sys.stderr)
        return 2
    made = corpus(Path(sys.argv[1]))
    WRITTEN.write_text(text(made), encoding="utf-8")
    print(f"{WRITTEN.relative_to(ROOT)}: {len(made['bots'])} bots")
    return 0


if __name__ == "__main__":
    sys.exit(main())
