"""Each clause of these areas fails once some answer that it reads is another one."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial, reduce
from operator import getitem
from typing import Any

import pytest

from conformance.platforms import open_platform, resolve
from conformance.plugin.judging import outcome_of
from conformance.spec import Spec
from conformance.suite import checks_of, modules
from conformance.suite.ground import Caller, Ground, caller
from conformance.verdict import Outcome
from conformance.wire import Answer

Fault = Callable[[Answer], Answer]

AREAS = {"messages", "formatting", "files", "stickers", "rich"}
MODULES = [path for path in modules() if path.parent.name in AREAS]
# Their promise is that a field is not there, or that a call is taken: nothing that is left out breaks it.
OF_WHAT_IS_NOT = {"messages.unprotected", "messages.every-chat-action", "files.no-caption"}


class Faulty:
    """Sends calls on, and alters the answer to one of them as it comes."""

    def __init__(self, client: Any) -> None:
        self._send, self.answers = client.send, []
        self.at, self.fault = -1, None
        client.send = self.send

    def send(self, call: Any, **how: Any) -> Any:
        exchange = self._send(call, **how)
        self.answers.append(exchange.answer)
        if self.fault and self.at == len(self.answers) - 1:
            return replace(exchange, answer=self.fault(exchange.answer))
        return exchange


def faults(answer: Answer) -> Iterator[Fault]:
    """What might have come instead: each field dropped or altered; for a refusal, another one or none."""
    if not answer.ok:
        yield partial(replace, status=200, ok=True, result=True, error_code=None, description=None)
        yield partial(replace, description="No.")
        return
    for path in _paths(answer.result):
        yield partial(_changed, path=path, other=None)
        yield partial(_changed, path=path, other=_other)
    yield partial(replace, result=None)


def _changed(answer: Answer, path: tuple[Any, ...], other: Callable[[Any], Any] | None) -> Answer:
    """As it came where it has no such place this time."""
    made = copy.deepcopy(answer.result)
    try:
        holder = reduce(getitem, path[:-1], made)
        old = holder[path[-1]]
    except (LookupError, TypeError):
        return answer
    if other is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = other(old)
    return replace(answer, result=made)


def _paths(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*at, key)
        yield from _paths(item, (*at, key))


def _other(value: Any) -> Any:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1000
    return f"{value}X" if isinstance(value, str) else value


@pytest.fixture(scope="module")
def ground():
    with open_platform(resolve("embedded")) as platform:
        made = Ground(platform, Spec.load())
        yield made
        made.close()


@pytest.fixture(scope="module")
def faulty(ground):
    return Faulty(ground.caller.client)


@pytest.fixture(autouse=True)
def hurried(monkeypatch):
    """What never comes is not waited for long."""
    monkeypatch.setattr(caller, "_PATIENCE", 0.4)
    monkeypatch.setattr(caller, "_LEAST_PATIENCE", 0.3)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_clause_can_fail(module, ground, faulty, monkeypatch):
    begin = Caller.begin
    monkeypatch.setattr(Caller, "begin", lambda self, clause: (begin(self, clause), faulty.answers.clear()))

    deaf = {clause.id for clause, check in checks_of(module) if not _can_fail(clause, check, ground, faulty)}

    assert deaf - OF_WHAT_IS_NOT == set()


def test_a_number_too_large_for_the_check_is_the_platforms_failure(ground, faulty, monkeypatch):
    clause, check = next(
        each for path in MODULES for each in checks_of(path) if each[0].id == "messages.date-in-seconds"
    )
    monkeypatch.setattr(
        faulty, "fault", lambda answer: replace(answer, result=answer.result | {"date": 10**400})
    )
    monkeypatch.setattr(faulty, "at", len(faulty.answers))

    outcome, reason = outcome_of(clause, check, ground)

    assert (outcome, "OverflowError" in reason) == (Outcome.FAIL, True)


def _can_fail(clause, check, ground, faulty):
    faulty.fault = None
    assert outcome_of(clause, check, ground) == (Outcome.PASS, "")
    played = list(faulty.answers)
    for at in reversed(range(len(played))):
        for fault in faults(played[at]):
            faulty.at, faulty.fault = at, fault
            if outcome_of(clause, check, ground)[0] is Outcome.FAIL:
                return True
    return False
