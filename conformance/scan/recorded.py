"""What a bot needs, as a cassette of it shows: what it called, and nothing else."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from conformance.scan.featuring import features_at
from conformance.scan.finding import Finding, Scan
from conformance.scan.methods import Setting
from conformance.scan.sights import Field, Text
from conformance.scan.vocabulary import vocabulary
from conformance.scan.words import features
from conformance.session import Session, Step
from conformance.session.model import Via
from conformance.spec import Spec
from conformance.spec.reading import typed

__all__ = ["recorded"]

_NOBODYS = Setting((), raw=False, own=frozenset())
_PERSIAN = re.compile("[پچژگ]")


def recorded(session: Session) -> Scan:
    """The methods, kinds of update and features of a session; the line of a finding is its step."""
    spec = Spec.load()
    findings = {each for step in session.steps for each in _findings(step, session.name, spec)}
    ways = {
        "webhook" if step.via is Via.WEBHOOK else "polling"
        for step in session.steps
        if step.is_poll or step.via is Via.WEBHOOK
    }
    findings |= {Finding(f"feature:{way}", session.name, 1) for way in ways}
    return Scan(
        name=session.name,
        findings=tuple(sorted(findings)),
        ways=frozenset(ways),
        files=1,
        persian=any(_PERSIAN.search(str(step.call.params.get("text", ""))) for step in session.steps),
        exact=True,
    )


def _findings(step: Step, name: str, spec: Spec) -> Iterator[Finding]:
    for update in step.deliveries:
        yield from (
            Finding(f"update:{kind}", name, step.number) for kind in update.keys() & vocabulary().updates
        )
    if step.via is Via.WEBHOOK:
        return
    called = vocabulary().lowered.get(step.call.method.lower(), step.call.method)
    yield Finding(f"method:{called}", name, step.number, step.call.method)
    if called != step.call.method:
        yield Finding("feature:methods_in_odd_case", name, step.number, step.call.method)
    if shown := features().methods.get(called):
        yield Finding(f"feature:{shown}", name, step.number, called)
    if step.call.files:
        yield Finding("feature:file_upload", name, step.number, called)
    params = typed(spec.methods[called], step.call.params) if called in spec.methods else step.call.params
    for sight in _sights(params, step.number):
        for feature in features_at(sight, _NOBODYS):
            yield Finding(f"feature:{feature}", name, step.number, called)


def _sights(value: Any, number: int) -> Iterator[Field | Text]:
    match value:
        case Mapping():
            for key, each in value.items():
                plain = str(each).lower() if isinstance(each, bool) else str(each)
                yield Field(number, key, () if isinstance(each, Mapping | list) else (plain,), tuple(value))
                yield from _sights(each, number)
        case list():
            for each in value:
                yield from _sights(each, number)
        case str():
            yield Text(number, value)
