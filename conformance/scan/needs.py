"""What was found, as a bot of a corpus: to be scored, and to be written down for ``--needs``."""

import re
from typing import Any

from conformance.scan.finding import Scan
from conformance.score.needs import Bot, Corpus
from conformance.score.needs.corpus import matters

__all__ = ["bot_of", "corpus_of", "needs_json"]


def bot_of(scan: Scan) -> Bot:
    """The bot as the corpus has bots."""
    known = matters()
    return Bot(
        id=scan.name,
        uses=scan.uses,
        ways=known.ways_of(scan.uses, scan.transport),
        persian=scan.persian,
        readdressed=not scan.uses.isdisjoint(known.address),
        linked=not scan.uses.isdisjoint(known.links),
    )


def corpus_of(scan: Scan) -> Corpus:
    return Corpus(scan.name, (bot_of(scan),))


def needs_json(scan: Scan) -> dict[str, Any]:
    """A corpus of the one bot, in the shape of ``schemas/needs.json``."""
    features = scan.names("feature")
    told = {
        "id": scan.name,
        "persian": scan.persian,
        "language": ", ".join(scan.languages),
        "framework": ", ".join(scan.frameworks),
        "transport": scan.transport,
        "methods": scan.names("method"),
        "updates": scan.names("update"),
        "features": [name for name in features if not name.startswith("reads.")],
        "reads": [name.removeprefix("reads.") for name in features if name.startswith("reads.")],
    }
    if not scan.transport:
        del told["transport"]
    return {"format": 1, "name": re.sub(r"\s+", " ", scan.name), "bots": [told]}
