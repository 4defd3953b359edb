"""How a check can end other than well.

AssertionError
└── Departure        the platform does not keep the promise
    └── Refused      it refuses the method cleanly, as one that it does not have
GroundLost           what the check stands on is not to be had: nothing was judged
NotPlayable          nobody here can do what the check needs: skipped
Undeclared           the check calls what it did not declare: an error of ours
"""

__all__ = ["Departure", "GroundLost", "NotPlayable", "Refused", "Undeclared"]


class Departure(AssertionError):
    """The platform does not keep the promise."""


class Refused(Departure):
    """The platform refuses the method cleanly, as one that it does not have."""


class GroundLost(Exception):
    """A call that was to set the ground failed."""


class NotPlayable(Exception):
    """No driver here can set the stage, and no chat was given."""


class Undeclared(Exception):
    """A clause calls a method that it does not declare."""
