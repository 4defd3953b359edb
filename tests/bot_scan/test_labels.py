"""The scan against what a person read in bots that this project did not write, where their sources are."""

import os
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from conformance.scan import scan

LABELS = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))["bots"]
SOURCES = Path(os.environ.get("BOT_SCAN_SOURCES", ""))
HERE = [bot for bot in LABELS if os.environ.get("BOT_SCAN_SOURCES") and (SOURCES / bot["path"]).exists()]
KINDS = {"methods": "method", "updates": "update", "features": "feature"}


@pytest.mark.skipif(not HERE, reason="BOT_SCAN_SOURCES names no folder with the bots' sources")
@pytest.mark.parametrize(("kind", "least"), [("methods", 0.95), ("updates", 0.95), ("features", 0.85)])
def test_most_needs_are_found_and_few_others(kind, least):
    counts = Counter()

    for bot in HERE:
        labelled = set(bot[kind])
        found = set(scan(SOURCES / bot["path"]).names(KINDS[kind]))
        counts += Counter(hit=len(labelled & found), labelled=len(labelled), found=len(found))

    hit, labelled, found = counts["hit"], counts["labelled"], counts["found"]
    print(f"{kind} of {len(HERE)} bots: recall {hit} of {labelled}, precision {hit} of {found}")
    assert hit >= least * labelled
    assert hit >= least * found
