"""Whatever bots and people do, every result and every update is as the Bot API has it."""

from contextlib import closing

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.spec import Validator

from .crowd import Crowd
from .doings import SPEC, acts, calls

VALID = Validator(SPEC)
SCENES = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@SCENES
@given(st.data())
def test_results_and_updates_are_true_to_the_schema(data):
    with closing(Crowd()) as crowd:
        for _ in range(data.draw(st.integers(1, 30))):
            if data.draw(st.booleans()):
                token, method, params = data.draw(calls(crowd))
                status, envelope = crowd.call(token, method, params)
                assert status in {200, 400, 403, 404, 429}, envelope
                assert status != 200 or not VALID.result(method, envelope["result"])
            else:
                status, answer = crowd.act(data.draw(acts(crowd)))
                assert status in {200, 400}, answer
            assert not [problem for one in crowd.updates() for problem in VALID.type("Update", one)]
