"""Makes a cassette of traffic that another tool has recorded."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import WEBHOOK, Interaction, Meta, Writer
from conformance.session.importers.formats import read, recognise
from conformance.session.importers.mending import lost_body, mended
from conformance.session.order import is_call, is_download
from conformance.session.scrubbing import Scrubber, ScrubbingFailed
from conformance.wire import Unopenable

__all__ = ["Imported", "import_file"]


@dataclass(slots=True)
class Imported:
    """What came of an import: how many exchanges were written, and what was left out and why."""

    format: str
    written: int = 0
    elsewhere: int = 0  # exchanges that are no calls of a bot
    bodiless: int = 0  # requests whose body the tool did not keep
    problems: list[str] = field(default_factory=list)


def import_file(
    path: Path,
    output: Path,
    meta: Meta,
    *,
    format: str | None = None,  # noqa: A002 - the word of the command line
    scrubber: Scrubber | None = None,
) -> Imported:
    """Writes what a bot called and was brought, scrubbed, to a new cassette; reads it one by one.

    An exchange of which a secret cannot be taken out is left out. Where people are to be hidden,
    the file is read twice, so that no name slips through before it is known to be one.
    Raises CassetteUnreadable and CassetteFromTheFuture, and leaves no cassette then.
    """
    done, scrubber = Imported(format or recognise(path)), scrubber or Scrubber()
    if scrubber.policy.names:
        scrubber.learn(_readable(_kept(read(path, done.format), Imported(done.format))))
    unfinished = output.with_name(f".{output.name}.part")
    found = _kept(read(path, done.format), done)
    try:
        first = next(found, None)
        with Writer(unfinished, _dated(meta, first)) as writer:
            for one in chain([first] if first else [], found):
                _write(one, writer, scrubber, done)
        if not done.written:
            raise CassetteUnreadable(f"{path} holds no call of a bot that can be kept: {_account(done)}.")
        unfinished.replace(output)
    finally:
        unfinished.unlink(missing_ok=True)
    return done


def _dated(meta: Meta, first: Interaction | None) -> Meta:
    """The meta with the host and the time of the first exchange, where nothing better is known."""
    if first is None:
        return meta
    host = urlsplit(first.uri).hostname or "unknown"
    known = meta.recorded_on if meta.recorded_on != "unknown" or host.endswith(".invalid") else host
    begun = (
        datetime.fromtimestamp(first.started_at, UTC).isoformat(timespec="seconds")
        if first.started_at
        else None
    )
    return replace(meta, recorded_on=known, recorded_at=meta.recorded_at or begun)


def _kept(found: Iterable[Interaction], done: Imported) -> Iterator[Interaction]:
    """The exchanges that tell of a bot; the others are counted."""
    for one in found:
        if one.direction != WEBHOOK and not is_call(one.uri) and not is_download(one.uri):
            done.elsewhere += 1
        elif lost_body(one):
            done.bodiless += 1
        else:
            yield one


def _readable(found: Iterable[Interaction]) -> Iterator[Interaction]:
    """Those whose bodies can be opened; the others will not be written."""
    for one in found:
        with suppress(Unopenable):
            yield mended(one)


def _write(one: Interaction, writer: Writer, scrubber: Scrubber, done: Imported) -> None:
    try:
        writer.append(scrubber.clean(mended(one)))
    except (ScrubbingFailed, Unopenable) as error:
        done.problems.append(str(error))
    else:
        done.written += 1


def _account(done: Imported) -> str:
    reasons = (
        (done.elsewhere, "go elsewhere"),
        (done.bodiless, "have lost their body"),
        (len(done.problems), "cannot be cleaned"),
    )
    return ", ".join(f"{number} exchanges {what}" for number, what in reasons if number) or "it is empty"
