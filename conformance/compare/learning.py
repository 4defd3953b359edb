"""Finds what differs between two recordings of the same session on the reference, for a person to review."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from conformance.compare.binding import Binding
from conformance.compare.comparing import Comparison
from conformance.compare.difference import Difference
from conformance.compare.noise import SOFT, Noise, general
from conformance.spec import Spec, typed
from conformance.wire import Answer, Call

__all__ = ["differing", "noise_file"]

_HEAD = """\
# What differs between two recordings of the same session on the reference itself.
# Each line is a method's path, with [] for every index, and the reason why it is noise.
# Reviewed by people: without a reason the file is refused. Never made from a platform that is judged.
"""


def differing(pairs: Iterable[tuple[Call, Answer, Answer]], spec: Spec) -> Iterator[tuple[str, Difference]]:
    """The differences between the answers to the same calls, with the method's name."""
    binding = Binding()
    for call, one, other in pairs:
        method = spec.method(call.method)
        if method is not None:
            comparison = Comparison(spec, binding, typed(method, call.params))
            found = comparison.answers(method, one, other)
            yield from ((method.name, each) for each in found if each.kind in SOFT)


def noise_file(found: Iterable[tuple[str, Difference]], known: Noise) -> str:
    """The file with what was found and what was known; what is new has no reason yet."""
    reasons: dict[tuple[str, str], str] = dict(known.reasons)
    examples: dict[tuple[str, str], str] = {}
    for method, difference in found:
        key = method, general(difference.path)
        reasons.setdefault(key, "")
        examples.setdefault(key, f"{_short(difference.expected)}, then {_short(difference.observed)}")
    return _HEAD + "".join(_tables(reasons, examples))


def _tables(reasons: Mapping[tuple[str, str], str], examples: Mapping[tuple[str, str], str]) -> Iterator[str]:
    for method in sorted({method for method, _ in reasons}):
        yield f"\n[{method}]\n"
        for key in sorted(key for key in reasons if key[0] == method):
            if key in examples:
                yield f"# {examples[key]}\n"
            yield f"{json.dumps(key[1])} = {json.dumps(reasons[key], ensure_ascii=False)}\n"


def _short(value: Any) -> str:
    text = json.dumps(value)  # in ASCII, so that it stays in one line of a comment
    return text if len(text) <= 60 else text[:59] + "…"
