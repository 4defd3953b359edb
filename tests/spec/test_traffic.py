"""Real traffic is valid: at some version, and at the version of its day.

Fields of null value are left out before: client libraries write them when they serialise
their own objects, and the Bot API never sends them.
"""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from conformance.spec import Problem, Spec, Validator, Version

TRAFFIC = Path(__file__).parents[3] / "shared" / "traffic"
LISTED = tomllib.loads((Path(__file__).parent / "refused_payloads.toml").read_text("utf-8"))
VALIDATORS: dict[Version, Validator] = {}

pytestmark = pytest.mark.skipif(not TRAFFIC.is_dir(), reason="the recorded traffic of others is not here")


@dataclass(frozen=True)
class Sample:
    """A payload, what it is to be (``getMe.result`` or ``types/Update``), and its day if it tells."""

    source: str
    name: str
    value: Any
    day: date | None

    def problems(self, version: Version) -> tuple[Problem, ...]:
        validator = VALIDATORS.setdefault(version, Validator(Spec.load(version)))
        owner, _, side = self.name.partition(".")
        if side and validator.spec.method(owner) is None:
            return (Problem(self.name, f"not in Bot API {version}"),)
        return (
            validator.result(owner, self.value)
            if side
            else validator.type(owner.removeprefix("types/"), self.value)
        )


def test_every_payload_is_valid_at_a_version_or_listed_with_the_reason():
    refused = {
        sample.source: sample.problems(Version.newest()) for sample in payloads() if fitting(sample) is None
    }

    print(*refused.items(), sep="\n")

    assert set(LISTED["refused"]) == set(refused)


def test_every_payload_is_valid_at_the_version_of_its_day():
    dated = [sample for sample in payloads() if sample.day and sample.source not in LISTED["refused"]]

    refused = {
        (sample.source, sample.day): problems
        for sample in dated
        if (problems := sample.problems(version_of(sample.day)))
    }

    assert refused == {}
    assert len(dated) > 80


def test_every_recorded_answer_is_valid_at_the_version_of_its_day():
    answers = list(recorded())

    refused = {
        (answer.source, answer.name): problems
        for answer in answers
        if (problems := answer.problems(version_of(answer.day)))
    }

    assert refused == {}
    assert len(answers) > 150


def fitting(sample: Sample) -> Version | None:
    """The newest version at which it is valid."""
    return next((version for version in reversed(Version.known()) if not sample.problems(version)), None)


def version_of(day: date | None) -> Version:
    return max(version for version in Version.known() if day and version.released and version.released <= day)


def payloads() -> Iterator[Sample]:
    for file in sorted((TRAFFIC / "payloads").glob("*.json")):
        for entry in json.loads(file.read_text("utf-8")):
            value = without_nulls(entry["payload"])
            if entry["origin"] == "invented" or (entry["kind"] == "response" and not value["ok"]):
                continue
            if entry["kind"] == "response":
                method = entry["method"] or LISTED["methods"][entry["source"]]
                name, value = f"{method}.result", value["result"]
            else:
                name = f"types/{entry.get('type') or entry['kind'].capitalize()}"
            yield Sample(entry["source"], name, value, day_of(value))


def recorded() -> Iterator[Sample]:
    for file in sorted((TRAFFIC / "sessions").glob("*.json")):
        for number, step in enumerate(json.loads(file.read_text("utf-8"))):
            answer = step["response"]
            if isinstance(answer, dict) and answer.get("ok"):
                day = moment(step["recorded_at"])
                yield Sample(f"{file.name}#{number}", f"{step['method']}.result", answer["result"], day)


def moment(text: str) -> date:
    return date.fromisoformat(text[:10]) if text[:4].isdigit() else parsedate_to_datetime(text).date()


def day_of(value: Any) -> date | None:
    times = [time for time in times_in(value) if time < 2_000_000_000]
    return datetime.fromtimestamp(max(times), UTC).date() if times else None


def times_in(value: Any) -> Iterator[int]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in items:
        if key in {"date", "edit_date"} and isinstance(one, int) and one > 1_435_000_000:
            yield one
        yield from times_in(one)


def without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_nulls(one) for key, one in value.items() if one is not None}
    return [without_nulls(one) for one in value] if isinstance(value, list) else value
