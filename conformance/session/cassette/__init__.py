"""A recorded session as a file: vcrpy's format, with what it does not say under a key of our own."""

from conformance.session.cassette.loading import load, stream
from conformance.session.cassette.model import CALL, FORMAT, WEBHOOK, Bot, Cassette, Cut, Interaction, Meta
from conformance.session.cassette.reel import Reel, Sketch
from conformance.session.cassette.writing import Writer

__all__ = [
    "CALL",
    "FORMAT",
    "WEBHOOK",
    "Bot",
    "Cassette",
    "Cut",
    "Interaction",
    "Meta",
    "Reel",
    "Sketch",
    "Writer",
    "load",
    "stream",
]
