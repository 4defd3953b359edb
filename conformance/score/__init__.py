"""What the verdicts amount to. Pure, but for the reading of needs."""

from conformance.score.as_json import fates_json, score_json
from conformance.score.bots import Fate, Tally
from conformance.score.capabilities import Capability, Standing
from conformance.score.fidelity import WEIGHTS
from conformance.score.figures import Area, Deduction, Running, Score, Steps, Tier
from conformance.score.fixes import Fix
from conformance.score.promised import Promised
from conformance.score.scoring import score
from conformance.score.share import Share

__all__ = [
    "WEIGHTS",
    "Area",
    "Capability",
    "Deduction",
    "Fate",
    "Fix",
    "Promised",
    "Running",
    "Score",
    "Share",
    "Standing",
    "Steps",
    "Tally",
    "Tier",
    "fates_json",
    "score",
    "score_json",
]
