"""A report as JUnit XML, which every CI shows: one case a verdict, with its clause as properties.

The shape is the one that Jenkins publishes, with ``properties`` in a case as pytest writes them.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from conformance.report.details import command, details, headline
from conformance.report.doubts import doubts
from conformance.report.shown import in_xml
from conformance.report.stream import Report
from conformance.verdict import Outcome, Verdict

__all__ = ["junit"]

_ELEMENTS = {Outcome.SKIPPED: "skipped", Outcome.ERROR: "error"}  # else: failure
_KINDS = ("smoke", "clause", "step")


def junit(report: Report) -> str:
    """Cases in suites by area and by session; an interrupted run has a case that says so."""
    root = Element("testsuites", name="telegram-conformance")
    again = command(report.header)
    suites = [_suite(root, name, members, again) for name, members in _grouped(report.verdicts)]
    if not report.complete:
        suites.append(_interruption(root, report))
    for suite in suites:
        suite.set("timestamp", report.header.started_at[:19])
    if suites:
        _about(suites[0], report)
    for counted in ("tests", "failures", "errors"):
        root.set(counted, str(sum(int(suite.get(counted, "0")) for suite in suites)))
    root.set("time", _seconds(v.duration_ms for v in report.verdicts))
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _grouped(verdicts: Iterable[Verdict]) -> Iterator[tuple[str, list[Verdict]]]:
    def place(verdict: Verdict) -> tuple[int, str]:
        rank = _KINDS.index(verdict.kind) if verdict.kind in _KINDS else len(_KINDS)
        return rank, f"{verdict.kind}.{verdict.session or verdict.area}"

    for (_, name), members in groupby(sorted(verdicts, key=place), place):
        yield name, list(members)


def _suite(root: Element, name: str, members: list[Verdict], again: str) -> Element:
    suite = SubElement(root, "testsuite", name=in_xml(name))
    for verdict in members:
        _case(suite, verdict, name, again)
    outcomes = [_element(v) for v in members if v.outcome is not Outcome.PASS]
    return _counted(suite, len(members), outcomes, _seconds(v.duration_ms for v in members))


def _counted(suite: Element, tests: int, outcomes: list[str], time: str) -> Element:
    suite.set("tests", str(tests))
    suite.set("failures", str(outcomes.count("failure")))
    suite.set("errors", str(outcomes.count("error")))
    suite.set("skipped", str(outcomes.count("skipped")))
    suite.set("time", time)
    return suite


def _case(suite: Element, verdict: Verdict, name: str, again: str) -> None:
    case = SubElement(
        suite,
        "testcase",
        name=in_xml(verdict.id),
        classname=in_xml(name),
        time=_seconds([verdict.duration_ms]),
    )
    _properties(case, _clause(verdict))
    if verdict.outcome is Outcome.PASS:
        return
    element = _element(verdict)
    told = SubElement(case, element, type=verdict.outcome.value, message=in_xml(verdict.reason))
    if verdict.outcome is not Outcome.SKIPPED:
        told.text = "\n".join(map(in_xml, [headline(verdict), *details(verdict, again)]))


def _element(verdict: Verdict) -> str:
    """What is known to the baseline is told as skipped, as pytest tells what it expects to fail."""
    return "skipped" if verdict.expected else _ELEMENTS.get(verdict.outcome, "failure")


def _clause(verdict: Verdict) -> list[tuple[str, str]]:
    """What is asked of a clause in a CI: which it is, where it stands, how binding, and by what evidence."""
    about = [
        ("id", verdict.id),
        ("anchor", verdict.anchor),
        ("level", verdict.level.value),
        ("consequence", verdict.consequence.value),
        *(("evidence", f"{e.kind}: {e.reference}") for e in verdict.evidence),
        *(("validated_live", e.validated_live or "never") for e in verdict.evidence),
        ("method", verdict.method or ""),
        ("cause", verdict.cause or ""),
        ("expected", "true" if verdict.expected else ""),
    ]
    return [(name, value) for name, value in about if value]


def _about(suite: Element, report: Report) -> None:
    header, score = report.header, report.score
    facts = [
        ("target", f"{header.target.name} {header.target.url}".strip()),
        ("bot_api", header.bot_api),
        ("suite", header.suite),
        ("driver", header.driver),
        ("fidelity", "" if score.fidelity is None else f"{score.fidelity} %"),
        ("clauses", f"{score.passed} of {score.clauses}"),
        ("steps", f"{score.steps.passed} of {score.steps.total}"),
        *(("tag", tag) for tag in header.tags),
        *(("doubt", doubt) for doubt in doubts(report)),
    ]
    suite.insert(0, _properties(Element("none"), [(name, value) for name, value in facts if value]))


def _properties(parent: Element, pairs: list[tuple[str, str]]) -> Element:
    block = SubElement(parent, "properties")
    for name, value in pairs:
        SubElement(block, "property", name=name, value=in_xml(value))
    return block


def _interruption(root: Element, report: Report) -> Element:
    suite = SubElement(root, "testsuite", name="run")
    case = SubElement(suite, "testcase", name="came to its end", classname="run", time="0.000")
    SubElement(case, "error", type="interrupted", message=report.state)
    return _counted(suite, 1, ["error"], "0.000")


def _seconds(milliseconds: Iterable[float]) -> str:
    return f"{sum(milliseconds) / 1000:.3f}"
