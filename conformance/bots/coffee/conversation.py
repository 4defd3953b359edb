"""Two baskets: one is emptied, filled again and sent by bike; the other would go too far away."""

from conformance.bots.conversation import Conversation, by, hears, misses, pays, presses, sees, starts
from conformance.platforms.drivers.protocol import Human

__all__ = ["TALK"]

_JAN = Human(0, "Jan", "de Wit", language_code="nl")
_UMA = Human(0, "Uma", username="uma_far", language_code="en")

_HOME = {
    "country_code": "NL",
    "state": "",
    "city": "Delft",
    "street_line1": "Markt 1",
    "street_line2": "",
    "post_code": "2611 GP",
}
_FAR = {**_HOME, "country_code": "IS", "city": "Akureyri"}

TALK = Conversation(
    (_JAN, _UMA),
    (
        *by(_JAN, starts(), sees("Slow Roast ☕️", buttons=["Menu"])),
        *by(_JAN, presses("Menu"), sees("What may we roast", buttons=["Sidamo €14.50"])),
        *by(_UMA, starts(), sees("Slow Roast ☕️"), presses("Menu"), sees("What may we roast")),
        *by(
            _JAN,
            presses("Sidamo €14.50"),
            sees(edited=True, buttons=["Sidamo €14.50 ×1", "Empty 🗑"]),
            hears(),
        ),
        *by(_JAN, presses("Empty 🗑"), sees("The basket is empty.", edited=True), hears("Emptied.")),
        *by(_JAN, presses("Huila €12.90"), sees(edited=True, buttons=["Huila €12.90 ×1"])),
        *by(_JAN, presses("Huila €12.90 ×1"), sees(edited=True, buttons=["Huila €12.90 ×2"])),
        *by(_UMA, presses("Mandheling €13.75"), sees(edited=True, buttons=["Mandheling €13.75 ×1"])),
        *by(_UMA, misses("€12.90 ×1"), presses("Checkout 🧾"), sees("Your coffee", has="invoice")),
        *by(_UMA, pays("Your coffee", name="Uma", shipping_address=_FAR)),
        *by(_JAN, presses("Checkout 🧾"), sees("Your coffee", has="invoice")),
        *by(
            _JAN,
            pays(
                "Your coffee",
                name="Jan de Wit",
                shipping_address=_HOME,
                shipping_option_id="bike",
                tip_amount=100,
            ),
            sees("Thank you, Jan de Wit! €33.25, bike to Delft."),
        ),
    ),
)
