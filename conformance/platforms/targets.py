"""Reads what a user gave to ``--platform``."""

import difflib
from dataclasses import replace
from pathlib import Path

from conformance.errors import UnknownPlatform, UsageError
from conformance.platforms.platform import Target
from conformance.platforms.profile import Profile
from conformance.platforms.profile_file import load, shipped

__all__ = ["profile_named", "resolve"]

_STAND_IN = "embedded:"
_MUTANT = "mutant:"
_SHIM = "shim:"


def resolve(
    name: str,
    *,
    driver: str | None = None,
    token: str = "",
    files: str | None = None,
    timeout: float = 30.0,
) -> Target:
    """The target that a name, a file, a URL or a URL template means.

    ``embedded`` is the reference platform, ``mutant:NAME`` the same with one named fault,
    ``embedded:PROFILE`` a stand-in, ``PROFILE`` a known platform at its real address; a profile is
    known by its name or is a TOML file. ``shim:`` before a stand-in or a platform puts its shim in front.
    Raises UnknownPlatform for any other word, ProfileUnreadable for a file that cannot be meant,
    UsageError where no stand-in speaks its dialect, or there is no shim.
    """
    if name.startswith(_SHIM):
        behind = name.removeprefix(_SHIM)
        target = resolve(behind, driver=driver, token=token, timeout=timeout)
        return replace(target, name=name, shim=_shimmed(behind, target.profile))
    if name == "embedded":
        return Target(name, start="", driver=driver or "sandbox", timeout=timeout)
    if name.startswith(_STAND_IN):
        file, profile = _profile(name.removeprefix(_STAND_IN))
        _check_spoken(profile)
        return Target(
            name, start="", driver=driver or "sandbox", timeout=timeout, profile=profile, stand_in=file
        )
    if name.startswith(_MUTANT):
        return Target(name, start=_mutant(name), driver=driver or "sandbox", timeout=timeout)
    if "://" in name:
        return Target(name, name, files, driver or "none", token=token, timeout=timeout)
    _, profile = _profile(name)
    url = profile.address.calls
    return Target(name, url, files, driver or "none", token=token, timeout=timeout, profile=profile)


def profile_named(name: str) -> Profile:
    """The profile of a known name, or in a file. Raises UnknownPlatform, ProfileUnreadable."""
    return _profile(name)[1]


def _shimmed(name: str, profile: Profile | None) -> Path:
    """The file of the profile whose shim it is."""
    from conformance.platforms.shims.shims import shim_of  # noqa: PLC0415 - it loads the reference

    if profile is None:
        raise UsageError(f"There is no shim for {name!r}: name a platform, such as shim:embedded:rubika.")
    shim_of(profile)
    file, _ = _profile(name.removeprefix(_STAND_IN))
    return file


def _check_spoken(profile: Profile) -> None:
    from conformance.platforms.standins.dialects import dialect_of  # noqa: PLC0415 - it loads the reference

    dialect_of(profile)


def _mutant(name: str) -> str:
    from conformance.reference.mutants import MUTANTS  # noqa: PLC0415 - only a mutant's run needs them

    mutant = name.removeprefix(_MUTANT)
    if mutant not in MUTANTS:
        raise UnknownPlatform(f"No mutant is called {mutant!r}: known are {', '.join(sorted(MUTANTS))}.")
    return mutant


def _profile(name: str) -> tuple[Path, Profile]:
    known = shipped()
    if name in known:
        return known[name], load(known[name])
    if name.endswith(".toml") or "/" in name:
        return Path(name), load(Path(name))
    near = difflib.get_close_matches(name, ["embedded", *known], 3, 0.5)
    meant = f"did you mean {' or '.join(map(repr, near))}?" if near else f"known are {', '.join(known)}."
    raise UnknownPlatform(
        f"No platform is called {name!r}: {meant}"
        " Else give 'embedded', a profile's file, or a URL such as http://127.0.0.1:8081."
    )
