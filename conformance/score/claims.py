"""What a platform says that it has, held against what was seen.

A loss counts against a claimed method only where every parameter that was sent is claimed too: who does
not promise parse_mode breaks no promise by ignoring it. A parameter is kept where any check that sent it
passes. So a parameter that is taken and ignored looks kept wherever no check looks at its effect.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from conformance.score.promised import Promised
from conformance.verdict import Outcome, Verdict

__all__ = ["ClaimRow", "ClaimState", "against", "claims_json"]

_LOST = frozenset({Outcome.FAIL, Outcome.UNSUPPORTED})
_TELLING = _LOST | {Outcome.PASS}
_SHOWN = 5
_UPDATE = "update:"
_PLATFORMS_OWN = "documented"  # any other confidence is somebody else's word


class ClaimState(StrEnum):
    """How a claim and what was seen agree; the worst first."""

    BROKEN = "broken"
    UNTESTED = "untested"
    KEPT = "kept"
    THERE = "not claimed, there"
    ABSENT = "not claimed, absent"


_WORDS = {
    ClaimState.BROKEN: "Claimed, and lost in {lost} of {judged} checks: worse than a thing not claimed,"
    " as an author who trusts the claim finds out only in use.",
    ClaimState.UNTESTED: "Claimed, and nothing here has tried it.",
    ClaimState.KEPT: "Claimed, and kept: {passed} of {judged} checks pass.",
    ClaimState.THERE: "Not claimed, and there all the same: {passed} of {judged} checks pass.",
    ClaimState.ABSENT: "Not claimed, and absent, as the platform says.",
}
_ORDER = list(ClaimState)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One thing claimed or seen; ``kind`` is method, parameter or update."""

    kind: str
    name: str
    state: ClaimState
    passed: int = 0
    judged: int = 0
    source: str = ""  # of the claim; of who else tells of it, where the platform does not
    checks: tuple[str, ...] = ()  # ids of verdicts, those that were lost first

    @property
    def said(self) -> str:
        return _WORDS[self.state].format(
            passed=self.passed, judged=self.judged, lost=self.judged - self.passed
        )


@dataclass(frozen=True, slots=True)
class _Tried:
    """One verdict on a method, and the parameters that its calls sent."""

    id: str
    method: str
    params: frozenset[str]
    passed: bool
    answered: bool


def against(
    claims: Mapping[str, Any], verdicts: Iterable[Verdict], universe: Iterable[Promised] = ()
) -> tuple[ClaimRow, ...]:
    """A row for each claim, and for each thing seen beyond them; the broken ones first."""
    everything = [one for one in verdicts if one.kind in {"clause", "step"}]
    tried = [_tried(one) for one in everything if one.method and one.outcome in _TELLING]
    rows = [
        *_methods(claims["methods"], tried),
        *_parameters(claims["methods"], tried),
        *_updates(claims["updates"], everything, universe),
    ]
    return tuple(sorted(rows, key=lambda row: (_ORDER.index(row.state), row.kind, row.name)))


def claims_json(
    claims: Mapping[str, Any], verdicts: Iterable[Verdict], universe: Iterable[Promised] = ()
) -> dict[str, Any]:
    """The rows as JSON, with how many of each kind are in each state."""
    rows = against(claims, verdicts, universe)
    counts: dict[str, dict[str, int]] = {}
    for row in rows:
        of_kind = counts.setdefault(row.kind, dict.fromkeys(map(str, ClaimState), 0))
        of_kind[row.state] += 1
    return {
        "platform": claims["platform"],
        "as_of": claims["as_of"],
        "bot_api": claims["bot_api"],
        "counts": counts,
        "rows": [asdict(row) | {"state": row.state.value, "said": row.said} for row in rows],
    }


def _methods(claimed: Iterable[Mapping[str, Any]], tried: list[_Tried]) -> Iterator[ClaimRow]:
    own, told = _by_method(claimed)
    for name in sorted({*own, *(one.method for one in tried)}):
        about = [one for one in tried if one.method == name]
        if name in own:
            known = _params(own[name])
            about = [one for one in about if one.passed or one.params <= known]
            lost = any(not one.passed for one in about)
            state = ClaimState.UNTESTED if not about else ClaimState.BROKEN if lost else ClaimState.KEPT
            yield _row("method", name, state, about, own[name][0]["source"])
        else:
            there = any(one.answered for one in about)
            source = told[name][0]["source"] if name in told else ""
            yield _row("method", name, ClaimState.THERE if there else ClaimState.ABSENT, about, source)


def _parameters(claimed: Iterable[Mapping[str, Any]], tried: list[_Tried]) -> Iterator[ClaimRow]:
    own, _ = _by_method(claimed)
    for method, entries in own.items():
        about = [one for one in tried if one.method == method]
        known = _params(entries)
        for name in sorted(known.union(*(one.params for one in about))):
            sent = [one for one in about if name in one.params]
            kept = any(one.passed for one in sent)
            if name in known:
                state = ClaimState.KEPT if kept else ClaimState.BROKEN if sent else ClaimState.UNTESTED
            else:
                state = ClaimState.THERE if kept else ClaimState.ABSENT
            yield _row("parameter", f"{method}.{name}", state, sent, entries[0]["source"])


def _updates(
    claimed: Iterable[Mapping[str, Any]], verdicts: list[Verdict], universe: Iterable[Promised]
) -> Iterator[ClaimRow]:
    own = {one["kind"]: one["source"] for one in claimed if one["confidence"] == _PLATFORMS_OWN}
    holding: dict[str, list[str]] = {}
    for clause in universe:
        for name in clause.holds:
            if name.startswith(_UPDATE):
                holding.setdefault(name.removeprefix(_UPDATE), []).append(clause.id)
    seen = [(verdict, _kinds_seen(verdict)) for verdict in verdicts]
    for kind in sorted({*own, *holding, *(kind for _, kinds in seen for kind in kinds)}):
        about = [
            _Tried(verdict.id, "", frozenset(), kind in kinds, kind in kinds)
            for verdict, kinds in seen
            if kind in kinds or (verdict.id in holding.get(kind, ()) and verdict.outcome in _LOST)
        ]
        came = any(one.passed for one in about)
        if kind in own:
            state = ClaimState.KEPT if came else ClaimState.BROKEN if about else ClaimState.UNTESTED
            yield _row("update", kind, state, about, own[kind])
        elif about:
            yield _row("update", kind, ClaimState.THERE if came else ClaimState.ABSENT, about, "")


def _by_method(
    claimed: Iterable[Mapping[str, Any]],
) -> tuple[dict[str, list[Mapping[str, Any]]], dict[str, list[Mapping[str, Any]]]]:
    """The platform's own claims, and what only others tell, by the Bot API's method."""
    own: dict[str, list[Mapping[str, Any]]] = {}
    told: dict[str, list[Mapping[str, Any]]] = {}
    for entry in claimed:
        side = own if entry["confidence"] == _PLATFORMS_OWN else told
        side.setdefault(entry["method"], []).append(entry)
    return own, told


def _params(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(name for entry in entries for name in entry["params"])


def _tried(verdict: Verdict) -> _Tried:
    method = str(verdict.method)
    sent: set[str] = set()
    for exchange in verdict.exchanges:
        path = exchange.url.partition("?")[0].rstrip("/")
        if path.lower().endswith(f"/{method.lower()}") and isinstance(exchange.request, Mapping):
            sent |= exchange.request.keys()
    passed = verdict.outcome is Outcome.PASS
    return _Tried(verdict.id, method, frozenset(sent), passed, verdict.outcome is not Outcome.UNSUPPORTED)


def _kinds_seen(verdict: Verdict) -> frozenset[str]:
    """The kinds of updates among what its calls were answered with."""
    kinds: set[str] = set()
    for exchange in verdict.exchanges:
        answer = exchange.response
        result = answer.get("result") if isinstance(answer, Mapping) else None
        for item in result if isinstance(result, list) else ():
            if isinstance(item, Mapping) and "update_id" in item:
                kinds |= item.keys() - {"update_id"}
    return frozenset(kinds)


def _row(kind: str, name: str, state: ClaimState, about: list[_Tried], source: str) -> ClaimRow:
    passed = sum(one.passed for one in about)
    ids = tuple(dict.fromkeys(one.id for one in sorted(about, key=lambda one: one.passed)))
    return ClaimRow(kind, name, state, passed, len(about), source, ids[:_SHOWN])
