from pathlib import Path

import pytest

from conformance.platforms.profile_file import load, shipped
from conformance.platforms.shims.shims import SHIMS

PAGE = (Path(__file__).parents[3] / "docs" / "platforms.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SHIMS)
def test_the_page_has_figures_unchanged_and_behind_each_shim(name):
    assert f"| `embedded:{name}` |" in PAGE
    assert f"| `shim:embedded:{name}` |" in PAGE


def test_the_page_counts_the_platforms_by_their_coding_model():
    rows = {cells[1].strip(): cells[2].count(",") + 1 for cells in map(_cells, PAGE.splitlines()) if cells}
    likenesses = [load(path).likeness.value for path in shipped().values()]

    assert {one: likenesses.count(one) for one in ("telegram", "near", "none")} == {
        one: rows[one] for one in ("telegram", "near", "none")
    }


def _cells(line):
    return line.split("|") if line.startswith("| ") else None
