"""The compiled validator and the oracle give the same answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.spec import Spec, Validator
from conformance.spec.strategies import mutated, params, results

SPEC = Spec.load()
COMPILED, ORACLE = Validator(SPEC), Validator(SPEC, engine="oracle")
METHODS = st.sampled_from(sorted(SPEC.methods)).map(SPEC.methods.__getitem__)
RESULTS = METHODS.flatmap(lambda method: st.tuples(st.just(method), results(SPEC, method)))
BROKEN_RESULTS = METHODS.flatmap(lambda method: st.tuples(st.just(method), mutated(results(SPEC, method))))
BROKEN_PARAMS = METHODS.flatmap(lambda method: st.tuples(st.just(method), mutated(params(SPEC, method))))

unhurried = settings(deadline=None, suppress_health_check=list(HealthCheck))


@unhurried
@given(RESULTS)
def test_a_generated_result_is_valid_to_both(case):
    method, value = case

    assert COMPILED.result(method.name, value) == ORACLE.result(method.name, value) == ()


@unhurried
@given(BROKEN_RESULTS)
def test_both_say_the_same_of_a_mutated_result(case):
    method, value = case
    name = f"{method.name}.result"

    assert COMPILED.is_valid(name, value) == ORACLE.is_valid(name, value)


@unhurried
@given(METHODS.flatmap(lambda method: st.tuples(st.just(method), params(SPEC, method))))
def test_generated_parameters_are_valid_to_both(case):
    method, value = case

    assert COMPILED.params(method.name, value) == ORACLE.params(method.name, value) == ()


@unhurried
@given(BROKEN_PARAMS)
def test_both_say_the_same_of_mutated_parameters(case):
    method, value = case
    name = f"{method.name}.params"

    assert COMPILED.is_valid(name, value) == ORACLE.is_valid(name, value)


@pytest.mark.parametrize("value", [1.0, 2**63, 2**200, float("inf"), "\ud800", None, True, [], {}])
def test_both_say_the_same_of_odd_numbers_and_texts(value):
    for field in ("message_id", "text", "location"):
        message = {"message_id": 5, "date": 1, "chat": {"id": 1, "type": "private"}, field: value}

        assert COMPILED.is_valid("types/Message", message) == ORACLE.is_valid("types/Message", message)
