"""The sandbox door keeps what its OpenAPI description promises, whatever is asked of it."""

import pytest

from conformance.reference import ReferenceProcess
from conformance.reference.sandbox.openapi import description

schemathesis = pytest.importorskip(
    "schemathesis", reason="schemathesis is not installed: pip install -e '.[tests]'"
)

SCHEMA = schemathesis.openapi.from_dict(description())


@pytest.fixture(scope="module")
def door():
    with ReferenceProcess(seed=5) as process:
        yield process.url


@SCHEMA.parametrize()
def test_the_door_is_as_described(case, door):
    # What is well formed can still be impossible as things are: nobody is in that chat.
    state_decides = [schemathesis.checks.positive_data_acceptance]
    case.call_and_validate(base_url=door, timeout=20, excluded_checks=state_decides)
