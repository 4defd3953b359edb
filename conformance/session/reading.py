"""Reads a cassette as a session: every exchange as a call, in the order in which answers came."""

from pathlib import Path

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import Cassette, Interaction, load
from conformance.session.importing import import_steps
from conformance.session.model import Session, Step
from conformance.wire import UndecodableRequest, decode, read_answer

__all__ = ["read_cassette", "read_session"]


def read_session(path: Path) -> Session:
    """The session in a cassette, or in a plain list of recorded steps.

    Raises CassetteUnreadable and CassetteFromTheFuture.
    """
    try:
        with path.open("rb") as file:
            begins_as_list = file.read(64).lstrip().startswith(b"[")
    except OSError as error:
        raise CassetteUnreadable(f"{path} cannot be read ({error.strerror}): check the path.") from error
    if path.suffix == ".json" and begins_as_list:
        return import_steps(path)
    return read_cassette(load(path))


def read_cassette(cassette: Cassette) -> Session:
    """The session that a cassette holds; downloads of files are no calls and are left out."""
    calls = [one for one in cassette.interactions if "/file/bot" not in one.uri]
    steps = tuple(_step(number, one, cassette) for number, one in enumerate(calls, start=1))
    meta = cassette.meta
    return Session(
        meta.name or cassette.path.stem,
        steps,
        meta.bot_api,
        ", ".join(filter(None, (meta.recorded_on, meta.recorded_at))),
        meta.validated_live,
        {"framework": meta.bot.framework, "description": meta.description, "torn": cassette.torn},
    )


def _step(number: int, one: Interaction, cassette: Cassette) -> Step:
    try:
        call = decode(one.method, one.uri, one.request_headers, one.request_body)
    except UndecodableRequest as error:
        raise CassetteUnreadable(
            f"{cassette.path.name}: request {number} cannot be read, because {error}; record it again."
        ) from error
    return Step(number, call, read_answer(one.status, one.response_body))
