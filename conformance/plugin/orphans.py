"""What a whole run should have judged and did not: a figure may not rest on what nothing played."""

from collections.abc import Iterable

from conformance.score import Promised
from conformance.verdict import Verdict

__all__ = ["orphans"]


def orphans(verdicts: Iterable[Verdict], cassettes: Iterable[str], clauses: Iterable[Promised]) -> list[str]:
    """A sentence for each cassette that nothing played, and each clause without verdict or evidence.

    Over the verdicts of all workers together: none of them sees more than its share.
    """
    judged = list(verdicts)
    played = {one.session for one in judged}
    reached = {one.id for one in judged if one.kind == "clause"}
    known = list(clauses)
    return [
        *(f"Nothing played the cassette {name}." for name in sorted(set(cassettes) - played)),
        *(f"Nothing judged the clause {one.id}." for one in known if one.id not in reached),
        *(f"The clause {one.id} has no evidence." for one in known if not one.evidence),
    ]
