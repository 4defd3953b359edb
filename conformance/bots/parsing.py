"""Which frameworks cannot read what a platform answers, with the field to blame.

Each object of an answer is read by the framework's own class, as its bots would read it. Where that
fails, the objects within are read by themselves, so that the blame falls on the innermost; what is left
is read once more without those, so that a second fault is not hidden by the first. Only objects are
read: a framework may also refuse a bare value, such as a number where True is due.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conformance.bots.parsers import Parser, Trouble
from conformance.compare.typed import item_of
from conformance.spec import Named, Ref, Spec

__all__ = ["Breakage", "Fault", "Reader", "breakages", "faults"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One field of one type that a framework cannot do without, or cannot read."""

    type: str
    field: str
    problem: str
    path: str

    @property
    def name(self) -> str:
        return f"{self.type}.{self.field}" if self.field else self.type


@dataclass(frozen=True, slots=True)
class Reader:
    """One framework: of how many answers it could read how many."""

    name: str
    version: str
    answers: int
    failed: int


@dataclass(frozen=True, slots=True)
class Breakage:
    """One field, with the number of answers that each framework cannot read for it."""

    name: str
    problem: str
    counts: Mapping[str, int]
    methods: tuple[str, ...]
    path: str  # where it was first seen


def faults(parser: Parser, spec: Spec, ref: Ref, value: Any, path: str = "result") -> Iterator[Fault]:
    """What keeps the framework from reading a value of that type; nothing where it reads it."""
    for name, part, place in _objects(spec, ref, value, path):
        if parser.knows(name):
            yield from _blamed(parser, spec, name, part, place)


def breakages(
    answers: Iterable[tuple[str, Any]], parsers: Sequence[Parser], spec: Spec
) -> tuple[list[Reader], list[Breakage]]:
    """What became of each framework, and the fields to blame, the most frequent first.

    ``answers`` are results of calls that were accepted, each with its method's name.
    """
    read: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for method_name, result in answers:
        method = spec.method(method_name)
        if method is None:
            continue
        for parser in parsers:
            known = [
                each for each in _objects(spec, method.result, result, "result") if parser.knows(each[0])
            ]
            read[parser.name] += bool(known)
            once = {(one.name, one.problem): one for one in faults(parser, spec, method.result, result)}
            failed[parser.name] += bool(once)
            for key, fault in once.items():
                entry = found.setdefault(key, {"counts": Counter(), "methods": {}, "path": fault.path})
                entry["counts"][parser.name] += 1
                entry["methods"][method.name] = None
    readers = [Reader(each.name, each.version, read[each.name], failed[each.name]) for each in parsers]
    blamed = [
        Breakage(name, problem, dict(each["counts"]), tuple(sorted(each["methods"])), each["path"])
        for (name, problem), each in found.items()
    ]
    return readers, sorted(blamed, key=lambda one: (-max(one.counts.values()), one.name, one.problem))


def _objects(spec: Spec, ref: Ref, value: Any, path: str) -> Iterator[tuple[str, Any, str]]:
    """The outermost objects of a value with their types; a bare value where nothing but one may stand."""
    if isinstance(value, list):
        item = item_of(spec, ref)
        for index, each in enumerate(value if item is not None else ()):
            yield from _objects(spec, item or ref, each, f"{path}[{index}]")
    elif (kind := spec.variant(ref, value)) is not None:
        yield kind.name, value, path
    elif isinstance(ref, Named) and ref.name in spec.types and value is not None:
        yield ref.name, value, path


def _blamed(parser: Parser, spec: Spec, name: str, value: Any, path: str) -> Iterator[Fault]:
    troubles = parser.troubles(name, value)
    if not troubles:
        return
    if not isinstance(value, Mapping):
        yield Fault(name, "", f"a {type(value).__name__}, not an object", path)
        return
    broken: list[str] = []
    for field_name, each in value.items():
        known = spec.types[name].fields.get(field_name)
        inner = list(faults(parser, spec, known.ref, each, f"{path}.{field_name}")) if known else []
        broken += [field_name] if inner else []
        yield from inner
    rest = {key: each for key, each in value.items() if key not in broken}
    for field_name, problem in parser.troubles(name, rest) if broken else troubles:
        if field_name not in broken:
            yield _own(parser, name, rest, path, (field_name, problem))


def _own(parser: Parser, name: str, value: Mapping[str, Any], path: str, trouble: Trouble) -> Fault:
    """A fault of the object itself; where no field is told, the one without which it can be read."""
    field_name, problem = trouble
    if not field_name:
        without = ({k: v for k, v in value.items() if k != each} for each in value)
        culprits = zip(value, without, strict=True)
        field_name = next((each for each, rest in culprits if _mends(parser, name, rest, each)), "")
    return Fault(name, field_name, problem, f"{path}.{field_name}" if field_name else path)


def _mends(parser: Parser, name: str, value: Mapping[str, Any], without: str) -> bool:
    """Whether the object can now be read, or misses nothing but the field that was taken out."""
    return all(field_name == without for field_name, _ in parser.troubles(name, value))
