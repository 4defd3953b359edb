"""The generated pages of the docs, and that no method is missing."""

import importlib.util
from pathlib import Path

import pytest

from conformance.reference.methods import DEPTHS, HANDLERS
from conformance.reference.state.updates import KINDS
from conformance.spec import Spec

ROOT = Path(__file__).parents[2]
SPEC = Spec.load()


@pytest.fixture(scope="module")
def tables():
    spec = importlib.util.spec_from_file_location(
        "reference_tables", ROOT / "scripts" / "reference_tables.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_method_of_the_bot_api_has_a_depth():
    assert set() == set(SPEC.methods) - set(HANDLERS)
    assert HANDLERS.keys() == DEPTHS.keys()


def test_every_kind_of_update_can_be_asked_for():
    assert set(SPEC.types["Update"].fields) - {"update_id"} == set(KINDS)


def test_the_pages_are_as_they_would_be_made_now(tables):
    assert tables.methods_page() == tables.METHODS.read_text(encoding="utf-8")
    assert tables.fidelity_page() == tables.FIDELITY.read_text(encoding="utf-8")
