"""Reads what a user gave to ``--platform``."""

from conformance.errors import UnknownPlatform
from conformance.platforms.platform import Target

__all__ = ["resolve"]


def resolve(
    name: str,
    *,
    driver: str | None = None,
    token: str = "",
    files: str | None = None,
    timeout: float = 30.0,
) -> Target:
    """The target that a name, a URL or a URL template means.

    ``embedded`` is the reference platform, ``mutant:NAME`` the same with one named fault.
    Raises UnknownPlatform for any other word.
    """
    if name == "embedded":
        return Target(name, start="", driver=driver or "sandbox", timeout=timeout)
    if name.startswith("mutant:"):
        from conformance.reference.mutants import MUTANTS  # noqa: PLC0415 - only a mutant's run needs them

        mutant = name.removeprefix("mutant:")
        if mutant not in MUTANTS:
            raise UnknownPlatform(f"No mutant is called {mutant!r}: known are {', '.join(sorted(MUTANTS))}.")
        return Target(name, start=mutant, driver=driver or "sandbox", timeout=timeout)
    if "://" in name:
        return Target(name, name, files, driver or "none", token=token, timeout=timeout)
    raise UnknownPlatform(
        f"No platform is called {name!r}: use 'embedded', 'mutant:NAME', or a URL such as http://127.0.0.1:8081."
    )
