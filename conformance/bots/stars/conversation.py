"""Somebody buys, wants another that is sold out, and asks for the Stars back, twice."""

from conformance.bots.conversation import Conversation, pays, presses, says, sees, starts
from conformance.platforms.drivers.protocol import Human

__all__ = ["SHORT", "TALK"]

_MILA = Human(0, "Mila", username="mila_walls", language_code="en")

_BUYING = (
    starts(),
    sees("Wallpapers, for Stars:", buttons=["Dawn", "Dusk"]),
    presses("Dawn"),
    sees("Dawn", has="invoice"),
    pays("Dawn"),
    sees("Thank you for 25 ⭐️", has="document"),
)

TALK = Conversation(
    (_MILA,),
    (
        *_BUYING,
        says("/balance"),
        sees("25 ⭐️, 1 transactions"),
        presses("Dusk"),
        sees("Dusk", has="invoice"),
        pays("Dusk"),
        says("/link"),
        sees("For a friend:", buttons=["Buy Dawn"]),
        says("/refund"),
        sees("Your Stars are back."),
        says("/refund"),
        sees("That did not work: Bad Request: CHARGE_ALREADY_REFUNDED"),
        says("/balance"),
        sees("0 ⭐️, 2 transactions"),
    ),
)
SHORT = Conversation((_MILA,), (*_BUYING, says("/balance"), sees("25 ⭐️, 1 transactions")))
