"""The button beside the field for writing, in private chats."""

from collections.abc import Mapping
from typing import Any

from conformance.reference.state import Bot

__all__ = ["COMMANDS", "DEFAULT", "Menu", "button_for"]

_Button = Mapping[str, Any]

DEFAULT: _Button = {"type": "default"}
COMMANDS: _Button = {"type": "commands"}


class Menu:
    """One bot's menu buttons: everyone's, and those of single people."""

    def __init__(self) -> None:
        self.usual: _Button = COMMANDS
        self.own: dict[int, _Button] = {}  # by person


def button_for(bot: Bot, user_id: int) -> _Button:
    """The button that the person sees."""
    menu = bot.part(Menu)
    own = menu.own.get(user_id, DEFAULT)
    return menu.usual if own == DEFAULT else own
