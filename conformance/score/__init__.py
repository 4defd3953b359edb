"""What the verdicts amount to. Pure."""

from conformance.score.fidelity import WEIGHTS, score
from conformance.score.figures import Area, Deduction, Promised, Score, Steps, score_json

__all__ = ["WEIGHTS", "Area", "Deduction", "Promised", "Score", "Steps", "score", "score_json"]
