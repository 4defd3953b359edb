"""Bots that other bots manage for their owners."""

from dataclasses import dataclass

from conformance.reference.state import Bot, Platform

__all__ = ["Access", "ManagedBots", "retokened"]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use a managed bot: everyone, or its owner and a few more."""

    is_restricted: bool = False
    added: tuple[int, ...] = ()


class ManagedBots:
    """The bots that one bot manages, by id, with who may use each."""

    def __init__(self) -> None:
        self.access: dict[int, Access] = {}


def retokened(platform: Platform, bot: Bot) -> str:
    """A new token for the bot; the old one is nobody's from now on."""
    del platform.bots[bot.token]
    bot.token = platform.ids.token(bot.user.id)
    platform.bots[bot.token] = bot
    return bot.token
