"""What scrubbing costs an exchange, by what is hidden.

Every exchange of the project's cassettes is cleaned by a scrubber that knows the session already; the best of
several rounds counts for each, because other programs only ever slow it.
Run: python -m pytest benchmarks/test_scrubbing.py --benchmark-enable -s
"""

import statistics
import time

import pytest

from conformance.data import CASSETTES
from conformance.session.cassette import Interaction, load
from conformance.session.scrubbing import HOST, Policy, Scrubber

ROUNDS = 5
MOST_MICROSECONDS = {"tokens": 400, "people": 2000, "everything": 2500}
POLICIES = {"tokens": Policy(), "people": Policy(people=True), "everything": Policy(True, True, True, True)}


@pytest.fixture(scope="module")
def exchanges() -> list[Interaction]:
    found = [one for path in sorted(CASSETTES.glob("*.yaml")) for one in load(path).interactions]
    return [one for one in found if one.uri.startswith(HOST)]


def best(scrubber: Scrubber, one: Interaction) -> float:
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        scrubber.clean(one)
        taken.append(time.perf_counter() - begun)
    return min(taken) * 1e6


@pytest.mark.parametrize("name", POLICIES)
def test_an_exchange_is_scrubbed_in_less_than_the_recorder_may_add(exchanges, name):
    scrubber = Scrubber(b"the key of a benchmark", POLICIES[name])
    scrubber.learn(exchanges)

    taken = sorted(best(scrubber, one) for one in exchanges)

    median, slow = statistics.median(taken), taken[len(taken) * 95 // 100]
    print(f"\n{name}: median {median:.0f} µs, 95 of 100 within {slow:.0f} µs ({len(taken)} exchanges)")
    assert median < MOST_MICROSECONDS[name]
