"""The clauses that the schema generates, for every method of the newest Bot API."""

import re
from collections.abc import Callable, Iterator, Mapping

from conformance.spec import Method, Spec
from conformance.suite.clause import CORE, Clause
from conformance.suite.ground import Caller, User
from conformance.suite.methods._kinds import Kind, Trial, kinds_of

__all__ = ["checks"]

# A bot that has left the server can be asked nothing more.
_NEVER = {"logOut", "close"}
_EFFECTS: Mapping[str, str] = {"setWebhook": "webhook", "deleteWebhook": "webhook"}
_PROFILE = re.compile(r"(set|delete|remove)(My|ChatMenuButton)")


def checks() -> Iterator[tuple[Clause, Callable[..., None]]]:
    """Each clause with the function that checks it."""
    for method in Spec.load().methods.values():
        if method.name not in _NEVER:
            for kind, names in kinds_of(method):
                yield _clause(method, kind, names), _check(method, kind, names)


def _clause(method: Method, kind: Kind, names: list[str]) -> Clause:
    return Clause(
        id=f"methods.{_slug(method.name)}-{kind.slug}",
        promise=kind.promise.format(method=method.name, names=", ".join(names)),
        anchor=method.anchor or f"#{method.name.lower()}",
        level=kind.level,
        consequence=kind.consequence,
        since=str(method.since),
        needs=(),
        evidence=(kind.evidence(method),),
        method=method.name,
        effects=_effects(method.name),
        features=kind.features,
    )


def _effects(name: str) -> tuple[str, ...]:
    if name in CORE:
        return ()
    return ("profile",) if _PROFILE.match(name) else tuple(filter(None, (_EFFECTS.get(name),)))


def _slug(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


def _check(method: Method, kind: Kind, names: list[str]) -> Callable[..., None]:
    def check(caller: Caller, user: User) -> None:
        kind.check(Trial(caller, user, method), names)

    return check
