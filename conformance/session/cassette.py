"""A recorded session as a file: vcrpy's format, with what it does not say under a key of our own."""

import functools
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.validators import extend

from conformance.data import SCHEMAS
from conformance.errors import CassetteFromTheFuture, CassetteUnreadable

__all__ = ["FORMAT", "Bot", "Cassette", "Interaction", "Meta", "Writer", "load"]

FORMAT = 1

_DEEPEST = 50
_AGAIN = "mend the file or record the session again"
_ITEM = re.compile(rb"^-", re.MULTILINE)  # how the writer begins an interaction


@dataclass(frozen=True, slots=True)
class Bot:
    """The program that was recorded."""

    framework: str = "unknown"
    version: str = "unknown"
    language: str = "unknown"


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known about a recording."""

    name: str
    bot: Bot = field(default_factory=Bot)
    recorded_on: str = "unknown"
    recorded_at: str | None = None  # ISO 8601, UTC
    bot_api: str | None = None
    validated_live: str | None = None  # the date; None: never
    description: str = ""
    locale: str | None = None


@dataclass(frozen=True, slots=True)
class Interaction:
    """One request and its response as they were on the wire; names of headers are in lower case."""

    method: str  # of HTTP
    uri: str
    request_headers: Mapping[str, str]
    request_body: bytes
    status: int
    reason: str
    response_headers: Mapping[str, str]
    response_body: bytes
    started_at: float | None = None  # Unix time
    elapsed_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Cassette:
    """A whole recording. ``torn`` says what was dropped where the recording was cut off."""

    meta: Meta
    interactions: tuple[Interaction, ...]
    path: Path
    torn: str | None = None


def load(path: Path | str) -> Cassette:
    """Reads a cassette of ours or of vcrpy's, in YAML or JSON.

    What a killed recorder left half-written at the end is dropped and noted in ``torn``.
    Raises CassetteUnreadable, or CassetteFromTheFuture for a format newer than ours.
    """
    path = Path(path)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CassetteUnreadable(
            f"{path} cannot be read ({error.strerror}): give a cassette file."
        ) from error
    whole = _without_torn_item(content)
    data = _parse(whole, path)
    _check(data, path)
    torn = None if whole == content else "the last exchange was cut off as it was written, and is dropped"
    return Cassette(
        _meta(data.get("conformance") or {"name": path.stem}),
        tuple(_interaction(item) for item in data["interactions"] or ()),
        path,
        torn,
    )


class Writer:
    """Appends interactions to a new cassette; each is one write, so a kill leaves a loadable file.

    Used as a context manager or closed by hand. An existing file is replaced.
    """

    def __init__(self, path: Path | str, meta: Meta, *, sync: bool = False) -> None:
        self.path = Path(path)
        self.written = 0
        self._sync = sync
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("wb", buffering=0)
        ours = {"format": FORMAT, **asdict(meta)}
        self._write(_yaml({"version": 1, "conformance": ours}) + "interactions:\n")

    def append(self, interaction: Interaction) -> None:
        self._write(_yaml([_item(interaction)]))
        self.written += 1

    def close(self) -> None:
        if not self._file.closed:
            # vcrpy wants a list even where nothing was recorded.
            if not self.written:
                self._write("  []\n")
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _write(self, text: str) -> None:
        start = self._file.tell()
        rest = memoryview(text.encode())
        try:
            while rest:  # an unbuffered file may take less than it is given
                rest = rest[self._file.write(rest) or 0 :]
        except OSError:
            # A full disk must not leave half an item before the next one.
            self._file.truncate(start)
            self._file.seek(start)
            raise
        if self._sync:
            os.fsync(self._file.fileno())


def _yaml(data: Any) -> str:
    return yaml.dump(
        data,
        Dumper=yaml.CSafeDumper,
        allow_unicode=True,
        sort_keys=False,
        width=1_000_000,
        explicit_end=False,
    )


def _item(interaction: Interaction) -> dict[str, Any]:
    """The timing comes last: its line ends an item, so that a torn one is known by its absence."""
    return {
        "request": {
            "method": interaction.method,
            "uri": interaction.uri,
            "body": _readable(interaction.request_body),
            "headers": {name: [value] for name, value in interaction.request_headers.items()},
        },
        "response": {
            "status": {"code": interaction.status, "message": interaction.reason},
            "headers": {name: [value] for name, value in interaction.response_headers.items()},
            "body": {"string": _readable(interaction.response_body)},
        },
        "conformance": {
            "started_at": interaction.started_at or 0.0,
            "elapsed_ms": interaction.elapsed_ms or 0.0,
        },
    }


def _readable(body: bytes) -> str | bytes:
    try:
        return body.decode()
    except UnicodeDecodeError:
        return body


def _without_torn_item(content: bytes) -> bytes:
    """Our own file up to the last item that was written whole; any other file as it is."""
    items = list(_ITEM.finditer(content))
    if not content.startswith(b"version: 1\nconformance:\n") or not items:
        return content
    last = content[items[-1].start() :]
    if re.search(rb"^  conformance:\n    started_at: .*\n    elapsed_ms: .*\n\Z", last, re.MULTILINE):
        return content
    head = content[: items[-1].start()]
    return head if len(items) > 1 else head + b"  []\n"


class _Loader(yaml.CSafeLoader):
    """Reads plain data, and the few tags by which vcrpy once wrote plain data as Python's."""


def _buffer(loader: Any, node: Any) -> bytes:
    """The content of a ``BytesIO`` that vcrpy wrote as an object; nothing of it is run."""
    state = loader.construct_mapping(node, deep=True).get("state") or [b""]
    return state[0] if isinstance(state[0], bytes) else str(state[0]).encode()


def _listed(loader: Any, node: Any) -> list[Any]:
    return list((loader.construct_mapping(node, deep=True).get("args") or [[]])[0])


_PYTHON = "tag:yaml.org,2002:python/"
for _name, _read in {
    "str": lambda loader, node: loader.construct_scalar(node),
    "unicode": lambda loader, node: loader.construct_scalar(node),
    "tuple": lambda loader, node: loader.construct_sequence(node),
    "object/new:_io.BytesIO": _buffer,
    "object/apply:builtins.iter": _listed,
}.items():
    _Loader.add_constructor(f"{_PYTHON}{_name}", _read)


def _parse(content: bytes, path: Path) -> Any:
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
        raise CassetteUnreadable(f"{path}, line {error.lineno}: {error.msg}: {_AGAIN}.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise CassetteUnreadable(f"{path}{line}: broken YAML ({error.problem}): {_AGAIN}.") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise CassetteUnreadable(f"{path}: broken YAML ({what}): {_AGAIN}.") from error


def _refuse_depths(text: str) -> None:
    """Raises ValueError where the C library, which builds nodes by recursion, would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise ValueError(f"nested more than {_DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _check(data: Any, path: Path) -> None:
    if not isinstance(data, dict):
        raise CassetteUnreadable(f"{path} is not a cassette: it holds no mapping with 'interactions'.")
    ours = data.get("conformance")
    number = ours.get("format") if isinstance(ours, dict) else None
    if isinstance(number, int) and number > FORMAT:
        raise CassetteFromTheFuture(
            f"{path} is in cassette format {number}, and this version reads up to {FORMAT}: upgrade."
        )
    error = best_match(_validator().iter_errors(data))
    if error is not None:
        where = error.json_path.removeprefix("$").lstrip(".") or "the file"
        what = error.message if len(error.message) < 200 else f"fails {error.validator!r}"
        raise CassetteUnreadable(f"{path} is not a cassette: {where}: {what}: {_AGAIN}.")


@functools.cache
def _validator() -> Any:
    """The schema's judge, for which YAML's ``!!binary`` is a string as well."""
    schema = json.loads((SCHEMAS / "cassette.json").read_text(encoding="utf-8"))
    strings = Draft202012Validator.TYPE_CHECKER.redefine(
        "string", lambda _, value: isinstance(value, (str, bytes))
    )
    return extend(Draft202012Validator, type_checker=strings)(schema)  # type: ignore[no-untyped-call]  # the stubs lack it


def _meta(data: Mapping[str, Any]) -> Meta:
    known = {name: value for name, value in data.items() if name not in {"format", "bot"}}
    return Meta(**known, bot=Bot(**data.get("bot", {})))


def _interaction(item: Mapping[str, Any]) -> Interaction:
    request, response, timing = item["request"], item["response"], item.get("conformance") or {}
    early = "status_code" in response
    status = {"code": response["status_code"]} if early else response["status"]
    body = response["content"] if early else response["body"].get("string")
    return Interaction(
        request["method"],
        request["uri"],
        _headers(request.get("headers")),
        _bytes(request.get("body")),
        status["code"],
        status.get("message") or "",
        _headers(response.get("headers")),
        _bytes(body),
        timing.get("started_at"),
        timing.get("elapsed_ms"),
    )


def _headers(data: Mapping[str, Any] | None) -> dict[str, str]:
    return {
        str(name).lower(): ", ".join(value) if isinstance(value, (list, tuple)) else str(value or "")
        for name, value in (data or {}).items()
    }


def _bytes(body: Any) -> bytes:
    if isinstance(body, (list, tuple)):
        return b"".join(_bytes(part) for part in body)
    return body if isinstance(body, bytes) else str(body or "").encode()
