"""Which shim a platform has."""

from conformance.errors import UsageError
from conformance.platforms.profile import Likeness, Profile
from conformance.platforms.shims.eitaa import Eitaa
from conformance.platforms.shims.rubika import Rubika
from conformance.platforms.shims.shim import Shim
from conformance.platforms.shims.zalo import Zalo

__all__ = ["SHIMS", "shim_of"]

SHIMS: dict[str, type[Shim]] = {"eitaa": Eitaa, "rubika": Rubika, "zalo": Zalo}


def shim_of(profile: Profile) -> type[Shim]:
    """Raises UsageError for a platform that none is written for."""
    if profile.name in SHIMS:
        return SHIMS[profile.name]
    why = (
        "it shares no coding model with the Bot API, and a bot must be written anew for it"
        if profile.likeness is Likeness.NONE
        else f"run it without; there are shims for {', '.join(SHIMS)}"
    )
    raise UsageError(f"There is no shim for {profile.title}: {why}.")
