"""What a bot needs, found in its source or in a cassette of it; nothing of it is ever run."""

from conformance.scan.finding import Finding, Scan
from conformance.scan.joining import Answer, Met, joined
from conformance.scan.needs import corpus_of, needs_json
from conformance.scan.recorded import recorded
from conformance.scan.scanning import scan
from conformance.scan.telling import answer_told, needs_told

__all__ = [
    "Answer",
    "Finding",
    "Met",
    "Scan",
    "answer_told",
    "corpus_of",
    "joined",
    "needs_json",
    "needs_told",
    "recorded",
    "scan",
]
