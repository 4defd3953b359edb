"""The rooms, and which of them may know which."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import conformance

PACKAGE = Path(conformance.__file__).parent
MAY_IMPORT = {
    "spec": set(),
    "wire": {"spec"},
    "session": {"spec", "wire"},
    "compare": {"spec", "wire"},
    "reference": {"spec", "wire"},
    # The embedded platform is started from here, in a child process.
    "platforms": {"spec", "wire", "session", "compare", "reference"},
    "replay": {"spec", "wire", "session", "compare", "platforms"},
    "suite": {"spec", "wire", "session", "compare", "platforms", "replay"},
    "bots": {"spec", "wire", "session", "compare", "platforms", "replay", "reference"},
    "score": {"compare"},
    "report": {"compare", "wire", "score"},
    "scan": {"spec", "wire", "session", "score", "report"},
    "baseline": {"compare", "wire", "score", "report", "platforms"},
    "gates": {"compare", "wire", "score", "report"},
    "history": {"compare", "wire", "score", "report"},
}
EVERYONES = {"errors", "data", "verdict", "__init__"}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("conformance."):
            yield node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (one.name.split(".")[1] for one in node.names if one.name.startswith("conformance."))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_run_one_way(room):
    allowed = MAY_IMPORT[room] | EVERYONES | {room}

    found = {(path.name, name) for path in (PACKAGE / room).rglob("*.py") for name in imported(path)}

    assert {(path, name) for path, name in found if name not in allowed} == set()


def test_every_room_is_in_the_order():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}

    assert rooms - {"plugin", "cli"} == MAY_IMPORT.keys()
