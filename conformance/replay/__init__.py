"""Plays a recorded session on a platform and judges every answer."""

from conformance.replay.engine import Played, plays, replay
from conformance.replay.manner import Delivery, Manner, Pace, Patience
from conformance.replay.verdicts import verdict_on

__all__ = ["Delivery", "Manner", "Pace", "Patience", "Played", "plays", "replay", "verdict_on"]
