"""Checks a second: the suite's clauses, and schemathesis's cases, on the same server in one run.

python -m pytest benchmarks/test_suite.py --benchmark-enable -s

Not the same work: a clause asks several things and reads every answer whole; a case of schemathesis
is one request, made up and judged by its schema. So requests a second are told beside them.
"""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from conformance.platforms import open_platform, resolve
from conformance.plugin.judging import outcome_of
from conformance.reference.sandbox.openapi import description
from conformance.spec import Spec
from conformance.suite import checks_of, modules
from conformance.suite.ground import Ground
from conformance.verdict import Outcome

AREAS = {"transport", "messages", "methods"}
CASES = 200


@pytest.fixture(scope="module")
def platform() -> Iterator[Any]:
    with open_platform(resolve("embedded")) as opened:
        yield opened


def of_ours(platform: Any) -> tuple[int, int, float]:
    """Clauses, requests, seconds."""
    ground = Ground(platform, Spec.load())
    checks = [pair for path in modules() if path.parent.name in AREAS for pair in checks_of(path)]
    requests, begun = 0, time.perf_counter()
    for clause, check in checks:
        assert outcome_of(clause, check, ground) == (Outcome.PASS, ""), clause.id
        requests += len(ground.caller.exchanges)
    seconds = time.perf_counter() - begun
    ground.close()
    return len(checks), requests, seconds


def of_schemathesis(url: str) -> tuple[int, int, float]:
    """Cases, requests, seconds; to make up a case is part of the work."""
    schemathesis = pytest.importorskip("schemathesis")
    hypothesis = pytest.importorskip("hypothesis")
    schema = schemathesis.openapi.from_dict(description())
    state_decides = [schemathesis.checks.positive_data_acceptance]
    cases = 0

    @hypothesis.given(case=schema.as_strategy())
    @hypothesis.settings(
        max_examples=CASES, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
    )
    def judged(case: Any) -> None:
        nonlocal cases
        cases += 1
        case.call_and_validate(base_url=url, timeout=20, excluded_checks=state_decides)

    begun = time.perf_counter()
    judged()
    return cases, cases, time.perf_counter() - begun


def test_clauses_beside_cases(benchmark: Any, platform: Any):
    ours = benchmark.pedantic(of_ours, args=(platform,), rounds=1)
    theirs = of_schemathesis(platform.origin)

    for name, (checks, requests, seconds) in {"suite": ours, "schemathesis": theirs}.items():
        print(
            f"{name}: {checks} checks, {requests} requests, {seconds:.1f} s, {checks / seconds:.0f} checks/s"
        )
    ratio = (ours[0] / ours[2]) / (theirs[0] / theirs[2])
    benchmark.extra_info["checks_a_second_to_schemathesis"] = round(ratio, 2)
    print(f"ratio, checks a second: {ratio:.2f}")
