"""When a run proved little, it says so: what is doubtful, and what would settle it."""

from conformance.report.running import not_known
from conformance.report.stream import Report
from conformance.score import Score
from conformance.verdict import Outcome

__all__ = ["doubts"]


def doubts(report: Report | Score) -> list[str]:
    """One sentence for each reason to think less of the figures; none is a fault of the platform."""
    result = report.score if isinstance(report, Report) else report
    found = _of_run(report) if isinstance(report, Report) else []
    judged = sum(result.counts.get(o.value, 0) for o in (Outcome.PASS, Outcome.FAIL, Outcome.UNSUPPORTED))
    refused = result.counts.get(Outcome.UNSUPPORTED.value, 0)
    ours = result.counts.get(Outcome.ERROR.value, 0)
    ran = result.clauses - result.untested_clauses
    if not ran and not result.steps.total:
        if not _bots_tried(report):
            found.append(
                "Nothing was judged: the filter matched nothing, or nothing could be run. Widen the filter."
            )
        return found
    if not result.steps.total:
        found.append("No recorded session was replayed: only single promises were judged. Add cassettes.")
    if not ran:
        found.append("No clause was judged: the figures are those of recorded sessions alone.")
    if refused * 2 > judged:
        found.append(
            f"{refused} of {judged} judged were refused as unsupported: "
            "this tells what is absent, and little about what is there. Check address and token."
        )
    if ran and result.untested_percent >= 50:
        found.append(f"{result.untested_percent} % of the points were not tested at all.")
    found += filter(None, map(not_known, result.running))
    if ours:
        found.append(f"Errors of this harness, not of the platform: {ours}. Please report them.")
    return found


def _bots_tried(report: Report | Score) -> bool:
    return isinstance(report, Report) and any(
        one.kind == "bot" and one.outcome is not Outcome.SKIPPED for one in report.verdicts
    )


def _of_run(report: Report) -> list[str]:
    found = []
    if not report.complete:
        found.append(report.state)
    if any(v.kind == "smoke" and v.outcome is not Outcome.PASS for v in report.verdicts):
        found.append(
            "The smoke check did not pass: address, token or harness may be wrong. Look there first."
        )
    if flaky := sum("flaky" in v.extra for v in report.verdicts):
        found.append(
            f"Passed only when tried again, and counted as passes: {flaky}. What is flaky is no promise."
        )
    if report.header.driver == "none":
        found.append("Nobody played the users (driver: none), so what begins with a person was skipped.")
    return found
