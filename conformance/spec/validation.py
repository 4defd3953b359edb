"""Is a value what the Bot API says it is."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, cast

import jsonschema_rs

from conformance.spec.bundle import Spec

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

__all__ = ["Engine", "Problem", "Validator"]

Engine: TypeAlias = Literal["compiled", "oracle"]

_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Problem:
    """One place where a value is not what the schema requires."""

    path: str
    message: str
    expected: Any = None
    observed: Any = None


class _Judge(Protocol):
    def is_valid(self, instance: Any) -> bool: ...


class Validator:
    """Judges values by the spec; schemas are compiled as they are first needed.

    ``compiled`` answers by jsonschema-rs and asks jsonschema for the words only where something
    is wrong; ``oracle`` asks jsonschema alone.
    """

    def __init__(self, spec: Spec, engine: Engine = "compiled") -> None:
        self.spec = spec
        self.engine = engine
        self._judges: dict[str, _Judge] = {}
        self._oracles: dict[str, Draft202012Validator] = {}

    def result(self, method: str, value: Any) -> tuple[Problem, ...]:
        """What is wrong with a method's result."""
        return self._problems(f"{method}.result", value, "result")

    def params(
        self, method: str, params: Mapping[str, Any], files: Collection[str] = ()
    ) -> tuple[Problem, ...]:
        """What is wrong with a call's typed parameters; ``files`` are those that came as uploads."""
        uploads = {name: f"attach://{name}" for name in files}
        return self._problems(f"{method}.params", uploads | dict(params), "params")

    def type(self, name: str, value: Any) -> tuple[Problem, ...]:
        """What is wrong with a value of a type or union."""
        return self._problems(f"types/{name}", value, name)

    def is_valid(self, name: str, value: Any) -> bool:
        """Whether a value meets a schema: ``types/Message``, ``sendMessage.params``, ``getMe.result``."""
        if self.engine == "oracle":
            return not self._has_errors(name, value)
        if name not in self._judges:
            self._judges[name] = jsonschema_rs.Draft202012Validator(self.spec.schema(name))
        return self._judges[name].is_valid(value)

    def _problems(self, name: str, value: Any, path: str) -> tuple[Problem, ...]:
        if self.engine == "compiled" and self.is_valid(name, value):
            return ()
        try:
            errors = list(self._oracle(name).iter_errors(value))
        except RecursionError:
            return (Problem(path, "it is nested too deep to be judged"),)
        found = [problem for error in errors for problem in _problems(error, path)]
        once = {(problem.path, problem.message): problem for problem in found}
        return tuple(once[key] for key in sorted(once))

    def _has_errors(self, name: str, value: Any) -> bool:
        return next(self._oracle(name).iter_errors(value), None) is not None

    def _oracle(self, name: str) -> "Draft202012Validator":
        # Half of the time to import this package, and only for those who meet a problem.
        from jsonschema import Draft202012Validator  # noqa: PLC0415 - see above

        if name not in self._oracles:
            self._oracles[name] = Draft202012Validator(self.spec.schema(name))
        return self._oracles[name]


def _problems(error: "ValidationError", root: str) -> Iterator[Problem]:
    meant = list(_meant(error))
    if meant:
        for inner in meant:
            yield from _problems(inner, root)
        return
    path = _path(root, error.absolute_path)
    if error.validator == "required":
        yield from _missing(error, path)
        return
    expected = "one of the allowed forms" if error.validator == "anyOf" else error.validator_value
    yield Problem(path, error.message[:_SHOWN], expected, error.instance)


def _missing(error: "ValidationError", path: str) -> Iterator[Problem]:
    required, instance = cast("list[str]", error.validator_value), cast("dict[str, Any]", error.instance)
    for name in required:
        if name not in instance:
            yield Problem(f"{path}.{name}", f"{name!r} is required and missing", "required")


def _meant(error: "ValidationError") -> "Iterator[ValidationError]":
    """Of the errors beneath a failed alternative, those of the option that the value comes nearest to.

    An option that is of another JSON type altogether is not what was meant.
    """
    if error.validator != "anyOf":
        return
    options: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        options.setdefault(inner.relative_schema_path[0], []).append(inner)
    near = [inner for inner in options.values() if not any(map(_is_other_kind, inner))]
    if near:
        yield from min(near, key=len)


def _is_other_kind(error: "ValidationError") -> bool:
    return not error.relative_path and error.validator in {"type", "const"}


def _path(root: str, parts: Iterable[str | int]) -> str:
    return root + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
