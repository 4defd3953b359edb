"""Turns a profile's templates into an address: the real one, or the same paths at another origin."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

from conformance.errors import UsageError
from conformance.platforms.profile import Place, Profile
from conformance.wire import Address

__all__ = ["address_at", "address_of"]


def address_of(
    profile: Profile, environment: Mapping[str, str] = os.environ, files: str | None = None
) -> Address:
    """The platform's real address. Raises UsageError where a variable has no value."""
    values = dict(_values(profile, environment))
    calls = _filled(profile.address.calls, values)
    own = _filled(profile.address.files, values) if profile.address.files else None
    return Address(calls, files or own or Address.parse(_origin(calls)).files, _headers(profile))


def address_at(profile: Profile, origin: str) -> Address:
    """The same paths at an origin of ours; a variable without a value stands as its name."""
    values = {name: value or name for name, value in profile.address.variables.items()}
    calls, files = profile.address.calls, profile.address.files
    own = _moved(_filled(files, values), origin) if files else Address.parse(origin).files
    return Address(_moved(_filled(calls, values), origin), own, _headers(profile))


def _values(profile: Profile, environment: Mapping[str, str]) -> Mapping[str, str]:
    values = {}
    for name, usual in profile.address.variables.items():
        asked = f"CONFORMANCE_{name.upper()}"
        values[name] = environment.get(asked, usual)
        if not values[name]:
            raise UsageError(f"{profile.title}'s address needs a {name}: set {asked}.")
    return values


def _filled(template: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", value)
    return template


def _origin(url: str) -> str:
    parts = urlsplit(url.replace("{method}", "/{method}"))  # it may stand at the host's very end
    return f"{parts.scheme}://{parts.netloc}"


def _moved(url: str, origin: str) -> str:
    return f"{origin.rstrip('/')}/{url.removeprefix(_origin(url)).removeprefix('/')}"


def _headers(profile: Profile) -> tuple[tuple[str, str], ...]:
    token = profile.token
    return ((token.name, token.form),) if token.place is Place.HEADER else ()
