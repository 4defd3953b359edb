"""What a platform says that it has, held against what was seen.

A loss counts against a claimed method only where every parameter that was sent is claimed too: who does
not promise parse_mode breaks no promise by ignoring it. A parameter is kept where any check that sent it
passes. So a parameter that is taken and ignored looks kept wherever no check looks at its effect.
A check may still ask for more than is claimed, a field or an update; so a method is called broken where
no check within the claim passes, and kept in part where some do.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from conformance.score.promised import Promised
from conformance.verdict import Outcome, Record, Verdict

__all__ = ["ClaimRow", "ClaimState", "against", "claims_json"]

_LOST = frozenset({Outcome.FAIL, Outcome.UNSUPPORTED})
_TELLING = _LOST | {Outcome.PASS}
_SHOWN = 5
_UPDATE = "update:"
_OWN_REFUSALS = frozenset({400, 403, 409, 413, 429})
_PLATFORMS_OWN = "documented"  # any other confidence is somebody else's word


class ClaimState(StrEnum):
    """How a claim and what was seen agree; the worst first."""

    BROKEN = "broken"
    PARTLY = "kept in part"
    UNTESTED = "untested"
    KEPT = "kept"
    THERE = "not claimed, there"
    ABSENT = "not claimed, absent"


_WORDS = {
    ClaimState.BROKEN: "Claimed, and lost in each of {judged} checks: worse than a thing not claimed,"
    " as an author who trusts the claim finds out only in use.",
    ClaimState.PARTLY: "Claimed, and lost in {lost} of {judged} checks that send nothing beyond the claim:"
    " where one of them is what an author needs, that is worse than a thing not claimed.",
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
    told = (_tried(one) for one in everything if one.method and one.outcome in _TELLING)
    tried = [one for one in told if one is not None]
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
            yield _row("method", name, _state_of(about), about, own[name][0]["source"])
        else:
            there = any(one.answered for one in about)
            source = told[name][0]["source"] if name in told else ""
            yield _row("method", name, ClaimState.THERE if there else ClaimState.ABSENT, about, source)


def _state_of(about: list[_Tried]) -> ClaimState:
    """Of a claimed method, by the checks within the claim."""
    passed = sum(one.passed for one in about)
    if not about:
        return ClaimState.UNTESTED
    if not passed:
        return ClaimState.BROKEN
    return ClaimState.KEPT if passed == len(about) else ClaimState.PARTLY


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


def _tried(verdict: Verdict) -> _Tried | None:
    """None where the method was not even called: then something before it was lost, and it tells nothing."""
    method, passed = str(verdict.method), verdict.outcome is Outcome.PASS
    calls = [one for one in verdict.exchanges if _calls(one, method)]
    if verdict.exchanges and not calls and not passed:
        return None
    sent = {name for one in calls if isinstance(one.request, Mapping) for name in one.request}
    answered = passed or any(_is_answer(one.response) for one in calls)
    return _Tried(verdict.id, method, frozenset(sent), passed, answered)


def _calls(exchange: Record, method: str) -> bool:
    path = exchange.url.partition("?")[0].rstrip("/")
    return path.lower().endswith(f"/{method.lower()}")


def _is_answer(response: Any) -> bool:
    """Whether the method itself spoke: did it, or refused for a reason of its own."""
    if not isinstance(response, Mapping):
        return False
    return response.get("ok") is True or response.get("error_code") in _OWN_REFUSALS


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
