"""What a clause stands on: a bot that calls, people who act, and chats. Set-up uses only the core methods."""

from conformance.suite.ground.caller import Caller
from conformance.suite.ground.departures import Departure, GroundLost, NotPlayable, Refused, Undeclared
from conformance.suite.ground.ground import Chats, Doorstep, Ground
from conformance.suite.ground.people import Group, NewGroup, User
from conformance.suite.ground.switches import switched

__all__ = [
    "Caller",
    "Chats",
    "Departure",
    "Doorstep",
    "Ground",
    "GroundLost",
    "Group",
    "NewGroup",
    "NotPlayable",
    "Refused",
    "Undeclared",
    "User",
    "switched",
]
