"""What people did, read from what the bot was told."""

from conformance.replay.acts.act import RecordedAct, Underivable
from conformance.replay.acts.causes import Causes, causes_of

__all__ = ["Causes", "RecordedAct", "Underivable", "causes_of"]
