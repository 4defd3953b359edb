"""What a bot written for Telegram would have to replace on a platform, method by method."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conformance.platforms.claims import claimed_methods
from conformance.platforms.profile import Likeness, Method, Profile

__all__ = ["SENTENCES", "Replacement", "replacements"]

SENTENCES = {
    Likeness.TELEGRAM: "shares the Bot API's coding model: what a method has by another name, or not at "
    "all, is said below.",
    Likeness.NEAR: "has methods like the Bot API's with other names, forms or objects: no bot runs there "
    "unchanged, and a shim can stand between.",
    Likeness.NONE: "shares no coding model with the Bot API: no bot runs there unchanged, and each call must "
    "be written anew.",
}


@dataclass(frozen=True, slots=True)
class Replacement:
    """A method of the Bot API, and what does its work there: requests, none where nothing does.

    ``same`` is a method of that very name in the Bot API's envelope.
    """

    method: str
    native: tuple[str, ...]
    same: bool = False

    @property
    def told(self) -> str:
        if self.same:
            return "the same"
        return " or ".join(self.native) or "nothing does this"


def replacements(profile: Profile, methods: Iterable[str]) -> Iterator[Replacement]:
    """For those methods, in their order."""
    claimed = claimed_methods(profile)
    for name in methods:
        there = [method for method in claimed.values() if name in method.telegram]
        same = profile.likeness is Likeness.TELEGRAM and any(method.name == name for method in there)
        yield Replacement(name, tuple(_request(profile, method) for method in there), same)


def _request(profile: Profile, method: Method) -> str:
    """The request as it is sent; a name that is a request already stays as it is."""
    if " /" in method.name:
        return method.name
    verbs = profile.http.verbs or ("POST",)
    verb = "GET" if "POST" not in verbs or (method.name.startswith("get") and "GET" in verbs) else "POST"
    return f"{verb} {profile.address.calls.replace('{method}', method.name)}"
