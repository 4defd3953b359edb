"""What a platform says that it has, as plain data."""

from collections.abc import Mapping
from typing import Any

from conformance.platforms.profile import Method, Profile, Slot
from conformance.spec import Spec

__all__ = ["claimed_methods", "claims_of"]


def claimed_methods(profile: Profile) -> Mapping[str, Method]:
    """The methods that the profile lists; all of the claimed version of the Bot API where it lists none."""
    if profile.methods or profile.bot_api is None:
        return profile.methods
    return {
        method.name: Method(
            name=method.name,
            telegram=(method.name,),
            params={
                **{name: Slot("Any", required=field.required) for name, field in method.params.items()},
                **{name: Slot("Any", required=False) for name in method.legacy},
            },
            becomes={},
            returns="Any",
            limits={},
            since="",
            source=profile.source,
        )
        for method in Spec.load(profile.bot_api).methods.values()
    }


def claims_of(profile: Profile) -> dict[str, Any]:
    """The claims as they ride in a report's header, in the Bot API's names, each with its source.

    A method that only others tell of is no claim of the platform's: its ``confidence`` says so.
    """
    methods = [
        _method(telegram, method)
        for method in claimed_methods(profile).values()
        for telegram in method.telegram
    ]
    return {
        "platform": profile.title,
        "as_of": profile.as_of,
        "bot_api": profile.bot_api,
        "methods": methods,
        "updates": [
            {"kind": kind, "confidence": profile.source.confidence.value, "source": profile.source.ref}
            for kind in _kinds(profile)
        ],
    }


def _method(telegram: str, method: Method) -> dict[str, Any]:
    return {
        "method": telegram,
        "native": method.name,
        "params": [method.telegram_parameter(name) for name in method.params],
        "confidence": method.source.confidence.value,
        "source": f"{method.source.ref}, {method.source.date}{_renamed(telegram, method)}",
    }


def _renamed(telegram: str, method: Method) -> str:
    return "" if telegram == method.name else f", as {method.name}"


def _kinds(profile: Profile) -> tuple[str, ...]:
    if profile.update_kinds or profile.methods or profile.bot_api is None:
        return profile.update_kinds
    update = Spec.load(profile.bot_api).types["Update"]
    return tuple(name for name in update.fields if name != "update_id")
