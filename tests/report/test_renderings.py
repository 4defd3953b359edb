"""What every rendering keeps to: the figures with their denominators, hostile text, an interruption."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.errors import UsageError
from conformance.report import RENDERINGS, Header, Report, Target, named
from conformance.report.markdown import LIMIT
from conformance.verdict import Outcome, Verdict

Make = Callable[..., Verdict]
Open = Callable[[str], dict[str, Any]]
FOOTER = {"finished_at": "2026-01-02T03:05:00+00:00", "exit_code": 1, "redacted": 0}
HOSTILE = (
    "</script>]]>|\n`x` **b** [l](javascript:x) <img src=x onerror=x>@all #1 www.x.y "
    "\x1b[2J\x00\u202e\ud800\uffff"
)
CTRF = json.loads(Path(__file__).with_name("ctrf_shape.json").read_text("utf-8"))
# What Jenkins publishes of JUnit's elements, with pytest's ``properties`` in a case:
# element: (its children, attributes that must be there, attributes that may).
JUNIT = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors", "disabled"}),
    "testsuite": (
        {"properties", "testcase", "system-out", "system-err"},
        {"name", "tests"},
        {"failures", "errors", "skipped", "time", "timestamp", "hostname", "id", "package"},
    ),
    "testcase": (
        {"properties", "skipped", "error", "failure", "system-out", "system-err"},
        {"name"},
        {"classname", "time", "status", "assertions"},
    ),
    "properties": ({"property"}, set(), set()),
    "property": (set(), {"name", "value"}, set()),
    "failure": (set(), set(), {"type", "message"}),
    "error": (set(), set(), {"type", "message"}),
    "skipped": (set(), set(), {"type", "message"}),
}


def made(name: str, report: Report) -> str:
    return RENDERINGS[name].make(report)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own rendering


@pytest.fixture
def report(header: Header, full_verdict: Verdict, verdict: Make) -> Report:
    judged = (verdict(n, outcome, reason="It is so.") for n, outcome in enumerate(Outcome, 10))
    step = verdict(20, Outcome.FAIL, id="shop/4", kind="step", session="shop")
    return Report(header, (full_verdict, *judged, step), FOOTER)


def test_junit_has_the_common_shape(report: Report):
    for element in parsed(made("junit", report)).iter():
        children, required, optional = JUNIT[element.tag]

        assert {child.tag for child in element} <= children
        assert required <= set(element.keys()) <= required | optional


def test_junit_counts_what_it_holds(report: Report):
    root = parsed(made("junit", report))

    for suite in root.iter("testsuite"):
        found = Counter(child.tag for case in suite.iter("testcase") for child in case)
        counted = [suite.get(name) for name in ("tests", "failures", "errors", "skipped")]
        held = (len(suite.findall("testcase")), found["failure"], found["error"], found["skipped"])
        assert counted == list(map(str, held))
    assert root.get("failures") == "5"  # two fail, one unsupported, one blocked, one step


def test_junit_tells_the_clause_of_a_case(report: Report):
    root = parsed(made("junit", report))
    (case,) = root.iterfind(".//testcase[@name='messages.c1']")
    told = {each.get("name"): each.get("value") for each in case.iter("property")}

    assert told["id"] == "messages.c1"
    assert (told["anchor"], told["level"]) == ("#sendmessage", "should")
    assert (told["evidence"], told["validated_live"]) == ("captured: sessions/7", "2025-11-01")


def test_junit_tells_what_was_required_and_how_to_judge_it_again(report: Report):
    told = made("junit", report)

    assert "required   The sent text comes back as it was sent. (#sendmessage)" in told
    assert "conformance run --platform bale --driver terminal pytest --platform=bale -k c1" in told


def test_ctrf_has_the_published_shape(report: Report):
    checker = jsonschema.FormatChecker()

    jsonschema.Draft202012Validator(CTRF, format_checker=checker).validate(json.loads(made("ctrf", report)))


def test_ctrf_counts_what_it_holds(report: Report):
    results = json.loads(made("ctrf", report))["results"]

    held = Counter(test["status"] for test in results["tests"])
    assert {status: results["summary"][status] for status in held} == held
    assert results["summary"]["tests"] == len(report.verdicts)


def test_ctrf_keeps_the_figures_with_their_denominators(report: Report):
    score = json.loads(made("ctrf", report))["results"]["extra"]["score"]

    assert (score["fidelity"], score["passed"], score["clauses"]) == (0, 0, 4)


def test_markdown_gives_every_figure_its_denominator(report: Report):
    told = made("markdown", report)

    assert "| **Fidelity** | **0 %** | 0 of 4 clauses |" in told
    assert "| Session steps | 0 | of 1, 1 sessions |" in told


def test_markdown_fits_githubs_limit(header: Header, verdict: Make):
    many = tuple(verdict(n, Outcome.FAIL, reason="چ" * 400) for n in range(5000))

    told = made("markdown", Report(header, many, FOOTER))

    assert LIMIT - 5000 < len(told.encode()) <= LIMIT
    assert (left := re.search(r"and (\d+) more, for which there is no room", told))
    assert told.count("| fail |") + int(left[1]) == 5000


def test_no_text_leaves_its_place_in_markdown(header: Header, verdict: Make):
    told = made("markdown", Report(header, (verdict(1, Outcome.FAIL, reason=HOSTILE, id=HOSTILE),), FOOTER))

    shown = re.sub(r'<code dir="auto">[^<>|`@\n]*</code>', "", told)
    assert not re.search(r"javascript|onerror|@|www|\x1b|\u202e", shown)


def test_a_badge_never_goes_without_versions_and_denominator(report: Report):
    shown = json.loads(made("endpoint", report))

    assert shown["label"] == "Bot API 10.3 fidelity"
    assert shown["message"] == "0% · 0 of 4 clauses · 75% untested · suite 0.1.0"
    assert shown["message"] in made("badge", report)
    assert "not validated against live Telegram" in made("badge", report)


@pytest.mark.parametrize(
    ("passed", "colour"), [(20, "#2b7a3d"), (17, "#5b7a1d"), (12, "#8a6d00"), (8, "#b05a10"), (7, "#b3261e")]
)
def test_a_badge_is_coloured_by_the_floor_it_reaches(passed: int, colour: str, header: Header, verdict: Make):
    judged = tuple(verdict(n, Outcome.PASS if n < passed else Outcome.FAIL) for n in range(20))

    shown = json.loads(made("endpoint", Report(replace(header, universe=None), judged, FOOTER)))

    assert shown["color"] == colour


@pytest.mark.parametrize("name", RENDERINGS)
def test_an_interrupted_run_is_said_in_every_form(name: str, report: Report):
    whole, cut = made(name, report), made(name, replace(report, footer=None))

    said = "The run was interrupted" if name == "html" else "interrupted"
    assert said in cut
    assert said not in whole


@pytest.mark.parametrize("name", ["junit", "badge"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.just(HOSTILE) | st.text())
def test_whatever_a_platform_says_the_xml_is_whole(name: str, text: str, full_verdict: Verdict):
    odd = replace(full_verdict, id=text, area=text, session=text, promise=text, reason=text, run_only=text)

    told = made(name, Report(Header(Target(text), text, driver=text, tags=(text,)), (odd,), FOOTER))

    assert parsed(told) is not None
    assert "\x1b" not in told


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.just(HOSTILE) | st.text())
def test_whatever_a_platform_says_ctrf_keeps_its_shape(text: str, full_verdict: Verdict):
    odd = replace(full_verdict, id=text, area=text, session=text, promise=text, reason=text, run_only=text)

    told = made("ctrf", Report(Header(Target(text), text, driver=text, tags=(text,)), (odd,), FOOTER))

    jsonschema.Draft202012Validator(CTRF).validate(json.loads(told.encode()))


@pytest.mark.parametrize("name", RENDERINGS)
def test_no_rendering_shows_a_token(name: str, header: Header, verdict: Make, opened: Open):
    secret = "1234567:" + "AbC_-" * 7
    told = verdict(1, Outcome.FAIL, reason=f"Refused {secret}.", promise=secret, run_only=secret)

    text = made(name, Report(header, (told,), FOOTER))
    assert secret not in text
    assert name != "html" or secret not in json.dumps(opened(text))


def test_renderings_are_named_once_and_in_order():
    assert named(["markdown,junit", "markdown"]) == [RENDERINGS["markdown"], RENDERINGS["junit"]]


def test_an_unknown_rendering_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match="no rendering called 'pdf': there are html, junit"):
        named(["pdf"])
