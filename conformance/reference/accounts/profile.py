"""What a bot says of itself, by language."""

from conformance.reference.state import Bot

__all__ = ["Profile", "said"]


class Profile:
    """One bot's names and descriptions: by the field, then by the language."""

    def __init__(self) -> None:
        self.texts: dict[str, dict[str, str]] = {"name": {}, "description": {}, "short_description": {}}


def said(bot: Bot, field: str, language: str) -> str:
    """The text in that language, or everyone's where there is none."""
    texts = bot.part(Profile).texts[field]
    usual = bot.user.first_name if field == "name" else texts.get("", "")
    return texts.get(language, usual) if language else usual
