"""Three colleagues play a round of two questions, and vote on lunch."""

from conformance.bots.conversation import Conversation, Group, by, says, sees, votes
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_ANI = Human(0, "Ani", language_code="hy")
_LUCA = Human(0, "Luca", username="luca_q", language_code="it")
_MEI = Human(0, "Mei", language_code="en")
_OFFICE = Group("Office", creator=_ANI, members=(_LUCA, _MEI))

TALK = Conversation(
    (_ANI, _LUCA, _MEI),
    (
        *by(_ANI, says("/quiz"), sees("Add me to a group")),
        *by(_LUCA, says("/next"), sees("Say /quiz first."), where=_OFFICE),
        *by(_ANI, says("/quiz"), sees("Which planet is the largest?", has="poll"), where=_OFFICE),
        *by(_LUCA, says("/quiz"), sees("A round is under way."), where=_OFFICE),
        *by(_ANI, votes("Jupiter"), where=_OFFICE),
        *by(_LUCA, votes("Saturn"), where=_OFFICE),
        *by(_MEI, votes("Jupiter"), where=_OFFICE),
        *by(_ANI, says("/next"), sees("3 answered."), sees("capital of Armenia", has="poll"), where=_OFFICE),
        *by(_ANI, votes("Yerevan"), where=_OFFICE),
        *by(_LUCA, votes("Yerevan"), where=_OFFICE),
        *by(_ANI, says("/next"), sees("2 answered."), where=_OFFICE),
        *by(_MEI, sees("The table", "🥇 Ani: 2"), where=_OFFICE),
        *by(_MEI, says("/lunch"), sees("Where shall we have lunch?", has="poll"), where=_OFFICE),
        *by(_MEI, votes("Soup"), where=_OFFICE),
    ),
    groups=(_OFFICE,),
)
