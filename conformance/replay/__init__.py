"""Plays a recorded session on a platform and judges every answer."""

from conformance.replay.engine import Pace, replay

__all__ = ["Pace", "replay"]
