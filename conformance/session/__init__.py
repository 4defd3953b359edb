"""Recorded sessions: cassettes, importers, scrubbing, the recording proxy."""

from conformance.session.model import Session, Step
from conformance.session.reading import read_cassette, read_session

__all__ = ["Session", "Step", "read_cassette", "read_session"]
