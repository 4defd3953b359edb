"""Reads YAML or JSON as plain data; whatever is in it, nothing of it is run."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from conformance.errors import CassetteUnreadable

__all__ = ["AGAIN", "parse"]

AGAIN = "mend the file or record the session again"

_DEEPEST = 50
_FEW = 500  # levels that the C library carries with ease
_INDENTED = re.compile(rf"^[ ?-]{{{_FEW}}}", re.MULTILINE)


def parse(content: bytes, path: Path, above: Callable[[], int] = lambda: 0) -> Any:
    """The data in a file's content. Raises CassetteUnreadable, with the line where one is known.

    ``above`` says how many lines of the file stand above the content.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CassetteUnreadable(f"{path} is binary, not text: give a YAML or JSON cassette.") from error
    if "\x00" in text:
        raise CassetteUnreadable(f"{path} is binary, not text: give a YAML or JSON cassette.")
    try:
        if text.lstrip().startswith("{"):
            return json.loads(text)
        _refuse_depths(text)
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except json.JSONDecodeError as error:
        raise CassetteUnreadable(f"{path}, line {error.lineno}: {error.msg}: {AGAIN}.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {above() + mark.line + 1}" if mark else ""
        raise CassetteUnreadable(f"{path}{line}: broken YAML ({error.problem}): {AGAIN}.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CassetteUnreadable(f"{path}: broken YAML ({what}): {AGAIN}.") from error


def _refuse_depths(text: str) -> None:
    """Raises ValueError where the C library, which builds nodes by recursion, would end the process."""
    if text.count("[") + text.count("{") < _FEW and not _INDENTED.search(text):
        return  # nothing else makes a level, and asking is a third of the work
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"nested more than {_DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


class _Loader(yaml.CSafeLoader):
    """Reads plain data, and the few tags by which others wrote plain data as their language's."""


def _buffer(loader: Any, node: Any) -> bytes:
    """The content of a ``BytesIO`` that vcrpy wrote as an object; nothing of it is run."""
    state = loader.construct_mapping(node, deep=True).get("state") or [b""]
    return state[0] if isinstance(state[0], bytes) else str(state[0]).encode()


def _listed(loader: Any, node: Any) -> list[Any]:
    return list((loader.construct_mapping(node, deep=True).get("args") or [[]])[0])


def _mapped(loader: Any, node: Any) -> Any:
    return loader.construct_mapping(node, deep=True)


def _pairs(loader: Any, node: Any) -> dict[Any, Any]:
    """The pairs of a ``frozenset``, as which vcrpy once kept headers."""
    return dict((loader.construct_sequence(node, deep=True) or [[]])[0])


def _ruby_bytes(loader: Any, node: Any) -> bytes:
    return bytes(loader.construct_yaml_binary(node))


_PYTHON = "tag:yaml.org,2002:python/"
_TAGS: Mapping[str, Callable[[Any, Any], Any]] = {
    f"{_PYTHON}str": lambda loader, node: loader.construct_scalar(node),
    f"{_PYTHON}unicode": lambda loader, node: loader.construct_scalar(node),
    f"{_PYTHON}tuple": lambda loader, node: loader.construct_sequence(node),
    f"{_PYTHON}object/new:_io.BytesIO": _buffer,
    f"{_PYTHON}object/apply:builtins.iter": _listed,
    f"{_PYTHON}object:vcr.request.Request": _mapped,
    f"{_PYTHON}object/apply:__builtin__.frozenset": _pairs,
    f"{_PYTHON}object/apply:builtins.frozenset": _pairs,
    "!binary": _ruby_bytes,
}
for _tag, _read in _TAGS.items():
    _Loader.add_constructor(_tag, _read)
