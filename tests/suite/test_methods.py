"""The clauses that the schema generates: which there are, and that each kind can fail."""

from pathlib import Path

import pytest

from conformance.platforms import open_platform, resolve
from conformance.plugin.judging import outcome_of
from conformance.spec import Spec
from conformance.suite.ground import Ground
from conformance.suite.methods import _kinds, generated
from conformance.suite.methods._lenient import LENIENT
from conformance.verdict import Outcome

SPEC = Spec.load()
CHECKS = {clause.id: (clause, check) for clause, check in generated.checks()}


@pytest.fixture(scope="module")
def judged():
    def judge(platform, id_):
        with open_platform(resolve(platform)) as opened:
            ground = Ground(opened, SPEC)
            outcome = outcome_of(*CHECKS[id_], ground)
            ground.close()
            return outcome

    return judge


def test_every_method_is_there_but_those_that_end_a_bot():
    methods = {clause.method for clause, _ in CHECKS.values()}

    assert SPEC.methods.keys() - methods == {"logOut", "close"}


def test_what_is_not_refused_names_parameters_that_there_are():
    names = {name for method in SPEC.methods.values() for name in method.params}
    full = {f"{method.name}.{name}" for method in SPEC.methods.values() for name in method.params}

    assert LENIENT.keys() <= names | full


def test_what_is_accepted_is_what_the_reference_platform_accepts():
    listed = Path(_kinds.__file__).with_name("accepted.txt").read_text(encoding="utf-8").split()

    with open_platform(resolve("embedded")) as opened:
        accepted = [
            name for name in SPEC.methods if name not in {"logOut", "close"} and _accepts(opened, name)
        ]

    assert sorted(accepted) == listed


def _asks(caller, user):
    return caller, user


def _accepts(opened, name):
    ground = Ground(opened, SPEC)
    standing = ground.under(_asks)
    filled = _kinds.Trial(**standing, method=SPEC.methods[name]).least
    answer = ground.caller.call(name, filled.params, files=filled.files)
    ground.close()
    return answer.ok


@pytest.mark.parametrize(
    ("fault", "id_", "outcome"),
    [
        ("drops_date", "methods.send-dice-accepts", Outcome.FAIL),
        ("wrong_error_code", "methods.edit-message-caption-answers", Outcome.FAIL),
        ("refuses_json", "methods.send-contact-in-all-encodings", Outcome.FAIL),
        ("refuses_get", "methods.get-chat-in-all-encodings", Outcome.FAIL),
        ("string_ids", "methods.send-location-optional-parameters", Outcome.FAIL),
        ("wrong_error_code", "methods.send-poll-required-parameters", Outcome.FAIL),
        ("wrong_error_code", "methods.send-poll-wrong-types", Outcome.FAIL),
        ("wrong_error_code", "methods.send-message-over-limits", Outcome.FAIL),
        ("wrong_error_code", "methods.send-chat-action-outside-choices", Outcome.FAIL),
        ("drops_date", "methods.send-contact-required-parameters", Outcome.FAIL),
    ],
)
def test_each_kind_can_fail(judged, fault, id_, outcome):
    assert judged(f"mutant:{fault}", id_)[0] is outcome
    assert judged("embedded", id_) == (Outcome.PASS, "")
