"""How a run treats a platform and a bot that belong to somebody."""

from itertools import pairwise

import httpx
import pytest
import respx
from hypothesis import given
from hypothesis import strategies as st

from conformance.errors import UsageError
from conformance.platforms import resolve
from conformance.platforms.drivers import Bot
from conformance.plugin.forecast import forecast
from conformance.plugin.run import Run
from conformance.plugin.terms import Terms, effects_of
from conformance.spec import Spec, Validator
from conformance.suite.clause import EFFECTS, clause, clause_of, documented
from conformance.suite.ground import Caller
from conformance.verdict import Outcome
from conformance.wire import Address, Client, Throttle
from conformance.wire import throttle as throttling

SPEC = Spec.load()


def declared(function, **more):
    about = documented("Bot API, getMe")
    return clause("test.one", "#getme", about, method="getMe", **more)(function)


@pytest.fixture
def judged():
    def judge(check, terms):
        run = Run(resolve("embedded"), SPEC, terms=terms)
        run.open()
        try:
            return run.judge(clause_of(check), check)
        finally:
            run.close()

    return judge


def failing(times):
    left = iter([False] * times)

    def check(caller):
        """A bot answers."""
        caller.accepted("getMe")
        assert next(left, True), "not yet"

    return check


def test_what_is_kept_at_the_second_try_is_told_as_flaky(judged):
    verdict = judged(declared(failing(1)), Terms(retries=1))

    assert verdict.outcome is Outcome.PASS
    assert verdict.extra["calls"] == 2
    assert verdict.extra["flaky"].startswith("not yet")


def test_a_reason_does_not_speak_of_pytest(judged):
    def check():
        """A bot has its name."""
        raise AssertionError("assert 1 == 2\n\n  At index 0\n  Use -v to get more diff")

    assert judged(declared(check), Terms()).reason == "assert 1 == 2 At index 0"


def test_what_fails_each_time_has_failed(judged):
    verdict = judged(declared(failing(3)), Terms(retries=2))

    assert (verdict.outcome, verdict.extra) == (Outcome.FAIL, {"calls": 3})


def test_an_effect_that_is_not_allowed_is_not_had(judged):
    verdict = judged(declared(failing(0), effects=("money",)), Terms(allowed=frozenset({"profile"})))

    assert verdict.outcome is Outcome.SKIPPED
    assert verdict.reason == f"It {EFFECTS['money']}: allow it with --allow money."


def test_after_its_time_a_run_judges_nothing(judged):
    verdict = judged(declared(failing(0)), Terms(limit=0.0))

    assert (verdict.outcome, verdict.reason) == (Outcome.SKIPPED, "The time limit of 0 minutes was reached.")


def test_an_effect_that_there_is_not_is_said():
    with pytest.raises(UsageError, match="No effect of the suite is called 'harm'"):
        effects_of(["harm"])


@given(st.floats(0.5, 1000), st.lists(st.floats(0, 3), max_size=20))
def test_calls_go_out_no_faster_than_the_rate(rate, pauses):
    clock, sent = [0.0], []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(throttling.time, "monotonic", lambda: clock[0])
        patch.setattr(throttling.time, "sleep", lambda seconds: clock.__setitem__(0, clock[0] + seconds))
        throttle = Throttle(rate)
        for pause in pauses:
            clock[0] += pause
            throttle.wait()
            sent.append(clock[0])

    assert all(later - earlier >= 1 / rate - 1e-9 for earlier, later in pairwise(sent))


@respx.mock
def test_a_platform_that_asks_to_wait_is_waited_for(monkeypatch):
    waited = []
    monkeypatch.setattr("conformance.suite.ground.caller.time.sleep", waited.append)
    refusal = {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests",
        "parameters": {"retry_after": 3},
    }
    route = respx.post("http://platform.test/bot1:A/getMe")
    route.side_effect = [
        httpx.Response(429, json=refusal),
        httpx.Response(200, json={"ok": True, "result": {}}),
    ]

    with Client(Address.parse("http://platform.test"), "1:A") as client:
        caller = Caller(client, Bot("1:A"), SPEC, Validator(SPEC))
        answer = caller.call("getMe")

    assert answer.ok
    assert waited == [3.0]
    assert [one.answer.status for one in caller.exchanges] == [429, 200]


def test_a_forecast_grows_with_latency_and_shrinks_with_workers():
    slow = forecast(["messages.ids-rise"] * 100, [], latency=0.1)

    assert slow.seconds == pytest.approx(slow.calls * 0.1)
    assert forecast(["messages.ids-rise"] * 100, [], latency=0.1, workers=2).seconds < slow.seconds
    assert forecast(["messages.ids-rise"] * 100, [], latency=0.01, rate=5).each == 0.2
