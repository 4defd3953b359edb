"""What the schema alone promises of a method, kind by kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conformance.spec import ArrayOf, Field, Method, Named, OneOf, Primitive, Ref
from conformance.suite.ground import Caller, Departure, GroundLost, Refused, User
from conformance.suite.methods._lenient import LENIENT
from conformance.suite.methods._values import Filled, Filling, takes_file
from conformance.verdict import Consequence, Evidence, Level
from conformance.wire import Answer, Form

__all__ = ["KINDS", "Kind", "Trial", "kinds_of"]

_READING = "tdlib/telegram-bot-api, Client.cpp: how parameters are read"


@dataclass(frozen=True, slots=True)
class Trial:
    """One method on trial. What it is called with is made anew each time: a message is deleted once."""

    caller: Caller
    user: User
    method: Method

    @property
    def filling(self) -> Filling:
        return Filling(self.caller, self.user)

    @property
    def least(self) -> Filled:
        return self.filling.least(self.method)

    def ground(self) -> None:
        """Raises GroundLost where the least call is refused: no other refusal then says anything."""
        answer = self.send(self.least)
        if not answer.ok:
            raise GroundLost(f"{self.method.name} refuses its least call: {answer.description!r}")

    def send(self, filled: Filled, form: Form = Form.FORM, verb: str = "POST") -> Answer:
        """The answer, which is one of the Bot API: a true result, or a refusal in the envelope.

        Raises Refused for a method that is not there, and Departure for all else.
        """
        name = self.method.name
        answer = self.caller.call(name, filled.params, files=filled.files, form=form, verb=verb)
        if answer.unsupported:
            raise Refused(f"{name} is refused: {answer.description or answer.problem}")
        if answer.problem:
            raise Departure(f"{name} is answered by {answer.problem}")
        if answer.ok:
            self.caller.whole(name, self.caller.validator.result(name, answer.result))
        elif not (
            isinstance(answer.error_code, int) and 400 <= answer.error_code < 500 and answer.description
        ):
            raise Departure(f"{name} is refused with {answer.error_code!r} {answer.description!r}")
        return answer

    def refused(self, filled: Filled, why: str) -> None:
        """Raises Departure where that is not refused with 400."""
        answer = self.send(filled)
        if answer.ok or answer.error_code != 400:
            said = "accepted" if answer.ok else f"refused with {answer.error_code} {answer.description!r}"
            raise Departure(f"{self.method.name} {why} is {said}, and had to be refused with 400")


@dataclass(frozen=True, slots=True)
class Kind:
    """A promise that many methods make; ``of`` are the parameters it is about, none where it is not made."""

    slug: str
    promise: str  # with {method} and {names}
    of: Callable[[Method], list[str]]
    check: Callable[[Trial, list[str]], None]
    evidence: Callable[[Method], Evidence]
    level: Level
    consequence: Consequence
    features: tuple[str, ...] = ()


def _documented(method: Method) -> Evidence:
    return Evidence("documented", f"Bot API, {method.name}")


def _read(_: Method) -> Evidence:
    return Evidence("observed", _READING)


def _answers(trial: Trial, _: list[str]) -> None:
    trial.send(trial.least)


def _accepts(trial: Trial, _: list[str]) -> None:
    answer = trial.send(trial.least)
    if not answer.ok:
        raise Departure(f"{trial.method.name} is refused with {answer.error_code} {answer.description!r}")


_FORMS = (("a query", Form.QUERY, "GET"), ("JSON", Form.JSON, "POST"), ("multipart", Form.MULTIPART, "POST"))


def _all_forms(trial: Trial, _: list[str]) -> None:
    """Refused or not, the reason may not be how the parameters travelled."""
    first = _said(trial.send(trial.least))
    for name, form, verb in _FORMS:
        filled = trial.least
        said = _said(trial.caller.call(trial.method.name, filled.params, form=form, verb=verb))
        if said != first:
            raise Departure(f"{trial.method.name} by {name} gives {said}, and by a form {first}")


def _said(answer: Answer) -> tuple[object, ...]:
    return answer.ok, answer.error_code, answer.description or answer.problem


def _alone(trial: Trial, names: list[str]) -> None:
    for name in names:
        trial.send(trial.least.plus(trial.filling.value(trial.method.params[name])))


def _missing(trial: Trial, names: list[str]) -> None:
    trial.ground()
    for name in names:
        trial.refused(trial.least.without(name), f"without {name}")


def _wrong_type(trial: Trial, names: list[str]) -> None:
    trial.ground()
    for name in names:
        wrong = "]" if _is_json(trial.method.params[name].ref) else "x"
        trial.refused(trial.least.without(name).plus(Filled({name: wrong})), f"with {wrong!r} for {name}")


def _over(trial: Trial, names: list[str]) -> None:
    trial.ground()
    for name in names:
        trial.refused(
            trial.least.plus(Filled({name: _beyond(trial.method.params[name])})),
            f"with a {name} over its limit",
        )


def _outside(trial: Trial, names: list[str]) -> None:
    trial.ground()
    for name in names:
        told = trial.filling.companion(trial.method, name).plus(Filled({name: "conformance"}))
        trial.refused(trial.least.plus(told), f"with {name} 'conformance'")


def _beyond(one: Field) -> Any:
    limits = one.limits
    if "max_length" in limits:
        return "m" * (limits["max_length"] + 1)
    return limits["maximum"] + 1


def _is_json(ref: Ref) -> bool:
    """Whether a form carries it as JSON."""
    match ref:
        case ArrayOf() | Named():
            return True
        case OneOf(options):
            return all(map(_is_json, options))
    return False


def _accepted(method: Method) -> bool:
    return method.name in _ACCEPTED


def _all(method: Method) -> list[str]:
    return [] if _accepted(method) else ["all"]


def _all_accepted(method: Method) -> list[str]:
    return ["all"] if _accepted(method) else []


def _named(method: Method, wanted: Callable[[Field], object]) -> list[str]:
    """The parameters that are wanted, of a method whose least call is accepted, and that servers do judge."""
    if not _accepted(method):
        return []
    passed_over = {name for name in method.params if name in LENIENT or f"{method.name}.{name}" in LENIENT}
    return [name for name, one in method.params.items() if name not in passed_over and wanted(one)]


def _optional(method: Method) -> list[str]:
    return [one.name for one in method.params.values() if not one.required]


def _required(method: Method) -> list[str]:
    return _named(method, lambda one: one.required)


def _typed(method: Method) -> list[str]:
    return _named(method, lambda one: _is_json(one.ref) or (one.required and one.ref == Primitive("Integer")))


def _bounded(method: Method) -> list[str]:
    return _named(method, lambda one: {"max_length", "maximum"} & one.limits.keys())


def _chosen(method: Method) -> list[str]:
    return _named(method, lambda one: isinstance(next(iter(one.limits.get("enum", ())), None), str))


def _sendable(method: Method) -> list[str]:
    """Whether every form can carry what the method requires, and the same call can be made twice."""
    if method.name in _SPENT:
        return []
    return [] if any(one.required and takes_file(one.ref) for one in method.params.values()) else ["all"]


# Called again, they find nothing left to do.
_SPENT = {"unpinChatMessage"}
_ACCEPTED = frozenset(Path(__file__).with_name("accepted.txt").read_text(encoding="utf-8").split())

_ANSWERED = "{method} is there: its least call is answered by a true result, or by a refusal in the envelope."
_TAKEN = "The least call of {method} is accepted, and its result is true to the schema."
_ALIKE = "The least call of {method} is answered alike as a query, a form, JSON and multipart."
_EACH = "{method} with one optional parameter is answered by a true result, or in the envelope: {names}."
_LACKING = "{method} without a required parameter is refused with 400: {names}."
_WRONG = "{method} with a value of the wrong type is refused with 400: {names}."
_ABOVE = "{method} with a value over its limit is refused with 400: {names}."
_OTHER = "{method} with a value that is not among the choices is refused with 400: {names}."

_MUST, _SHOULD, _SEEN = Level
_BREAKS, _DEGRADES, _COSMETIC = Consequence

KINDS = (
    Kind("answers", _ANSWERED, _all, _answers, _documented, _MUST, _BREAKS),
    Kind("accepts", _TAKEN, _all_accepted, _accepts, _documented, _MUST, _BREAKS),
    Kind("in-all-encodings", _ALIKE, _sendable, _all_forms, _documented, _MUST, _BREAKS, ("wire.every",)),
    Kind("optional-parameters", _EACH, _optional, _alone, _documented, _MUST, _DEGRADES),
    Kind("required-parameters", _LACKING, _required, _missing, _read, _SHOULD, _DEGRADES),
    Kind("wrong-types", _WRONG, _typed, _wrong_type, _read, _SEEN, _DEGRADES),
    Kind("over-limits", _ABOVE, _bounded, _over, _read, _SHOULD, _DEGRADES),
    Kind("outside-choices", _OTHER, _chosen, _outside, _read, _SEEN, _COSMETIC),
)


def kinds_of(method: Method) -> Iterator[tuple[Kind, list[str]]]:
    """The promises that this method makes, with the parameters that each is about."""
    return ((kind, names) for kind in KINDS if (names := kind.of(method)))
