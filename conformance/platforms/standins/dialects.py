"""Which dialect a profile is spoken in."""

from conformance.errors import UsageError
from conformance.platforms.profile import Profile
from conformance.platforms.standins.dialect import Dialect
from conformance.platforms.standins.rubika import Rubika
from conformance.platforms.standins.soroush import Soroush
from conformance.platforms.standins.telegram_shaped import TelegramShaped
from conformance.platforms.standins.whatsapp import WhatsApp
from conformance.platforms.standins.zalo import Zalo

__all__ = ["DIALECTS", "dialect_of", "is_spoken"]

# By a profile's name; every other whose envelope is the Bot API's is made from its facts alone.
DIALECTS: dict[str, type[Dialect]] = {
    "rubika": Rubika,
    "soroush": Soroush,
    "whatsapp": WhatsApp,
    "zalo": Zalo,
}


def is_spoken(profile: Profile) -> bool:
    """Whether there is a stand-in for the platform."""
    return profile.name in DIALECTS or profile.envelope.kind == "bot-api"


def dialect_of(profile: Profile) -> Dialect:
    """Raises UsageError for a platform whose shape no dialect here speaks."""
    if profile.name in DIALECTS:
        return DIALECTS[profile.name](profile)
    if profile.envelope.kind == "bot-api":
        return TelegramShaped(profile)
    raise UsageError(
        f"There is no stand-in for {profile.title}, whose envelope is {profile.envelope.kind!r}:"
        f" use --platform {profile.name} with its real address."
    )
