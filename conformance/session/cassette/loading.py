"""Opens a cassette of ours or of vcrpy's."""

from pathlib import Path
from typing import Any

from conformance.errors import CassetteUnreadable
from conformance.session.cassette.checking import check
from conformance.session.cassette.early import numbered
from conformance.session.cassette.items import interaction_of, meta_of
from conformance.session.cassette.model import Cassette
from conformance.session.cassette.parsing import parse
from conformance.session.cassette.reel import Reel

__all__ = ["load", "stream"]

_OURS = b"version: 1\nconformance:\n"
_TORN = "the last exchange was cut off as it was written, and is dropped"


def load(path: Path | str) -> Cassette:
    """Reads a cassette of ours or of vcrpy's, in YAML or JSON.

    What a killed recorder left half-written at the end is dropped and noted in ``torn``.
    Raises CassetteUnreadable, or CassetteFromTheFuture for a format newer than ours.
    """
    cassette = stream(path)
    try:
        interactions = tuple(cassette.interactions)
    except CassetteUnreadable:
        # One that was edited by hand need not have the writer's form.
        return _whole(cassette.path, cassette.path.read_bytes())
    return Cassette(cassette.meta, interactions, cassette.path, cassette.torn)


def stream(path: Path | str) -> Cassette:
    """As ``load``, but a cassette of ours is read exchange by exchange, each time it is gone through.

    What is wrong with an exchange is raised where it is reached. Of other files all is read at once.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            if file.read(len(_OURS)) != _OURS:
                return _whole(path, path.read_bytes())
        reel = Reel(path)
    except OSError as error:
        raise CassetteUnreadable(
            f"{path} cannot be read ({error.strerror}): give a cassette file."
        ) from error
    if not reel.header.endswith(b"\ninteractions:\n"):
        return _whole(path, path.read_bytes())
    data = parse(reel.header, path)
    check(data, path)
    return Cassette(_meta(data, path), reel, path, _TORN if reel.torn else None)


def _whole(path: Path, content: bytes) -> Cassette:
    data = numbered(parse(content, path))
    check(data, path)
    return Cassette(
        _meta(data, path), tuple(interaction_of(item) for item in data["interactions"] or ()), path
    )


def _meta(data: Any, path: Path) -> Any:
    return meta_of(data.get("conformance") or {"name": path.stem})
