"""A chess club: Pia comes, Zed brings links, Ivan is warned too often, Nora sees to it all."""

from conformance.bots.conversation import (
    Conversation,
    Group,
    by,
    hears,
    joins,
    leaves,
    misses,
    presses,
    says,
    sees,
)
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_NORA = Human(0, "Nora", username="nora_chess", language_code="en")
_IVAN = Human(0, "Ivan", language_code="en")
_PIA = Human(0, "Pia", "Lund", language_code="da")
_ZED = Human(0, "Zed", username="zed_wins", language_code="en")
_CLUB = Group("Chess Club", creator=_NORA, members=(_IVAN, _ZED))

TALK = Conversation(
    (_NORA, _IVAN, _PIA, _ZED),
    (
        *by(_NORA, says("/rules"), sees("1. Be kind.", "3. No spoilers."), where=_CLUB),
        *by(_PIA, joins(), sees("Welcome, Pia!", buttons=["I am human 🙋"]), where=_CLUB),
        *by(_IVAN, presses("I am human 🙋"), hears("This button is not yours.", alert=True), where=_CLUB),
        *by(_PIA, presses("I am human 🙋"), hears("Thank you!"), where=_CLUB),
        *by(_PIA, sees("Pia is one of us.", edited=True), says("Hello! Who plays tonight?"), where=_CLUB),
        *by(_ZED, says("Free coins at https://coins.example/win"), where=_CLUB),
        *by(_ZED, sees("No links here, Zed."), misses("Free coins"), where=_CLUB),
        *by(_NORA, says("Our page: https://club.example"), where=_CLUB),
        *by(_ZED, says("/ban", to="Our page"), sees("Only administrators can do that."), where=_CLUB),
        *by(_IVAN, says("Your opening is dull."), where=_CLUB),
        *by(_NORA, says("/warn", to="Your opening is dull."), sees("Ivan has 1 of 2 warnings."), where=_CLUB),
        *by(_IVAN, says("And your endgame!"), where=_CLUB),
        *by(_NORA, says("/warn", to="And your endgame!"), sees("Ivan is silent now. 🔇"), where=_CLUB),
        *by(_NORA, says("/unmute", to="And your endgame!"), sees("Ivan may speak again."), where=_CLUB),
        *by(_ZED, says("So what?"), where=_CLUB),
        *by(_NORA, says("/ban", to="So what?"), sees("Zed is out. 🚪"), where=_CLUB),
        *by(_IVAN, leaves(), where=_CLUB),
        *by(_NORA, sees("Farewell, Ivan."), where=_CLUB),
    ),
    groups=(_CLUB,),
)
