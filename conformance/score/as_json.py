"""The figures as they stand in a report. Schema: ``score`` in ``schemas/report.json``."""

from typing import Any

from conformance.score.bots import Fate, Tally
from conformance.score.figures import Running, Score
from conformance.score.fixes import Fix
from conformance.score.share import Share

__all__ = ["fates_json", "score_json"]


def score_json(result: Score) -> dict[str, Any]:
    """The figures as JSON; points are rounded to six places, the whole percent is exact."""
    return {
        "fidelity": result.fidelity,
        "passed": result.passed,
        "clauses": result.clauses,
        "untested_percent": result.untested_percent,
        "untested_clauses": result.untested_clauses,
        "areas": [
            {
                "name": a.name,
                "percent": a.percent,
                "earned": a.earned,
                "possible": a.possible,
                "passed": a.passed,
                "clauses": a.clauses,
                "untested": a.untested,
                "untested_weight": a.untested_weight,
                "answered": a.answered,
                "methods": a.methods,
            }
            for a in result.areas
        ],
        "tiers": [
            {
                "name": t.name,
                "percent": t.percent,
                "passed": t.passed,
                "clauses": t.clauses,
                "untested_percent": t.untested_percent,
                "untested_clauses": t.untested_clauses,
                "answered": t.answered,
                "methods": t.methods,
            }
            for t in result.tiers
        ],
        "surface": {"percent": result.surface, "answered": result.answered, "methods": result.methods},
        "steps": {"passed": result.steps.passed, "total": result.steps.total},
        "sessions": [{"session": s.session, "passed": s.passed, "total": s.total} for s in result.sessions],
        "deductions": [
            {
                "clause": d.clause,
                "area": d.area,
                "outcome": d.outcome.value if d.outcome else None,
                "weight": d.weight,
                "points": round(float(d.points), 6),
                "anchor": d.anchor,
                "evidence": [
                    {"kind": e.kind, "reference": e.reference, "validated_live": e.validated_live}
                    for e in d.evidence
                ],
                "reason": d.reason,
            }
            for d in result.deductions
        ],
        "outside": list(result.outside),
        "capabilities": [
            {
                "name": c.name,
                "standing": c.standing.value,
                "clauses": c.clauses,
                "passed": c.passed,
                "untested": c.untested,
                "lost": list(c.lost),
            }
            for c in result.capabilities
        ],
        "bots": [_running(each) for each in result.running],
    }


def fates_json(running: Running) -> list[dict[str, Any]]:
    """Every bot of a corpus with what holds it back."""
    return [_fate(each) for each in running.fates]


def _running(running: Running) -> dict[str, Any]:
    corpus = running.corpus
    return {
        "corpus": corpus.name,
        "gathered": corpus.gathered,
        "limits": list(corpus.limits),
        "groups": [_tally(tally) for tally in running.tallies],
        "fixes": [_fix(fix) for fix in running.fixes],
        "gaps": [_fix(fix) for fix in running.gaps],
        "unheld": [{"name": name, "bots": bots} for name, bots in running.unheld.items()],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "group": tally.group,
        "total": tally.total,
        "unchanged": tally.unchanged,
        "readdressed": tally.readdressed,
        "losses": tally.losses,
        "fails": tally.fails,
        "unknown": tally.unknown,
        "linked": tally.linked,
        "runs_unchanged": _share(tally.runs_unchanged),
        "runs": _share(tally.runs),
    }


def _share(share: Share) -> dict[str, Any]:
    return {"percent": share.percent, "interval": list(share.interval or ())}


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "gaps": list(fix.gaps),
        "clauses": list(fix.clauses),
        "waits": fix.waits,
        "frees": fix.frees,
        "opens": fix.opens,
        "running": fix.running,
    }


def _fate(fate: Fate) -> dict[str, Any]:
    return {
        "id": fate.bot.id,
        "standing": fate.standing.value,
        "readdressed": fate.bot.readdressed,
        "linked": fate.bot.linked,
        "fails": list(fate.fails),
        "unknown": list(fate.unknown),
        "losses": list(fate.losses),
    }
