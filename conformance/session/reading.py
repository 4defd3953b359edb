"""Reads a cassette as a session: every exchange as a call, in the order in which answers came."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, overload
from urllib.parse import unquote

from conformance.errors import CassetteUnreadable
from conformance.session.cassette import WEBHOOK, Cassette, Cut, Interaction, Reel, load, stream
from conformance.session.importers.steps import import_steps
from conformance.session.model import Session, Step, Via
from conformance.session.order import Place, order_of
from conformance.session.stand_ins import shown_uploads, stand_in
from conformance.wire import (
    Answer,
    Call,
    Form,
    UndecodableRequest,
    Upload,
    decode,
    opened,
    read_answer,
)

__all__ = ["read_cassette", "read_session"]

_DOWNLOAD = re.compile(r"/file/bot[^/]+/([^?#]+)")
_LARGE = 8 * 1024 * 1024  # bytes, above which a file is read again rather than held


def read_session(path: Path) -> Session:
    """The session in a cassette, or in a plain list of recorded steps; a large one is read as it is needed.

    Raises CassetteUnreadable and CassetteFromTheFuture.
    """
    try:
        with path.open("rb") as file:
            begins_as_list = file.read(64).lstrip().startswith(b"[")
        large = path.stat().st_size > _LARGE
    except OSError as error:
        raise CassetteUnreadable(f"{path} cannot be read ({error.strerror}): check the path.") from error
    if path.suffix == ".json" and begins_as_list:
        return import_steps(path)
    return read_cassette(stream(path) if large else load(path))


def read_cassette(cassette: Cassette) -> Session:
    """The session that a cassette holds; downloads of files are no calls and are left out."""
    read = _Steps(cassette)
    meta = cassette.meta
    return Session(
        meta.name or cassette.path.stem,
        read if isinstance(cassette.interactions, Reel) else tuple(read),
        meta.bot_api,
        ", ".join(filter(None, (meta.recorded_on, meta.recorded_at))),
        meta.validated_live,
        {"framework": meta.bot.framework, "description": meta.description, "torn": cassette.torn},
        {} if isinstance(cassette.interactions, Reel) else dict(_downloads(cassette.interactions)),
    )


def _downloads(interactions: Sequence[Interaction]) -> Iterator[tuple[str, bytes]]:
    """The files whose whole bytes were recorded."""
    for one in interactions:
        path = _DOWNLOAD.search(one.uri)
        if path and one.status == 200 and not one.cut:
            yield unquote(path[1]), opened(one.response_headers, one.response_body)[1]


class _Steps(Sequence[Step]):
    """The steps of a cassette, each made when it is asked for."""

    def __init__(self, cassette: Cassette) -> None:
        self._cassette = cassette
        kept = cassette.interactions
        sketches = kept.sketches() if isinstance(kept, Reel) else kept
        self._order = order_of(sketches, lambda one: _reply(one) is not None)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...
    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        index = range(len(self))[index]
        place = self._order[index]
        try:
            return _step(index + 1, place, self._cassette.interactions[place.exchange])
        except (ValueError, RecursionError) as error:
            raise CassetteUnreadable(
                f"{self._cassette.path.name}: request {index + 1} cannot be read, because {error}; "
                "record it again."
            ) from error

    def __iter__(self) -> Iterator[Step]:
        return (self[index] for index in range(len(self)))


def _step(number: int, place: Place, one: Interaction) -> Step:
    if one.direction == WEBHOOK:
        if place.is_reply:
            call = _reply(one) or Call("")
            unseen = Answer(0, problem="the call was made in a webhook's reply: no answer is recorded")
            return Step(number, call, unseen, place.after, Via.REPLY, one.started_at)
        return Step(number, *_delivered(one), place.after, Via.WEBHOOK, one.started_at)
    headers, body = opened(one.request_headers, one.request_body)
    call = decode(one.method, one.uri, headers, body)
    answer = read_answer(one.status, opened(one.response_headers, one.response_body)[1])
    return Step(number, _completed(call, answer, one.cut), answer, place.after, Via.CALL, one.started_at)


def _delivered(one: Interaction) -> tuple[Call, Answer]:
    """The poll that would have brought what the webhook was sent."""
    try:
        update = json.loads(opened(one.request_headers, one.request_body)[1])
    except (ValueError, RecursionError) as error:
        raise UndecodableRequest(f"the update sent to the webhook is no JSON: {error}") from error
    if not isinstance(update, dict):
        raise UndecodableRequest("what was sent to the webhook is no update")
    poll = Call("getUpdates", {"offset": update.get("update_id"), "timeout": 0}, form=Form.JSON)
    body = {"ok": True, "result": [update]}
    return poll, Answer(200, ok=True, result=[update], body=body)


def _reply(one: Interaction) -> Call | None:
    """The call that the bot made in its answer to a delivery, if it made one."""
    try:
        headers, body = opened(one.response_headers, one.response_body)
        call = decode("POST", "", headers, body)
    except (ValueError, RecursionError):
        return None  # Telegram reads what it can, and takes the rest for a plain answer
    method = call.params.get("method")
    if not body or one.status != 200 or not isinstance(method, str) or not method:
        return None
    params = {name: value for name, value in call.params.items() if name != "method"}
    return replace(call, method=method, params=params)


def _completed(call: Call, answer: Answer, cuts: Sequence[Cut]) -> Call:
    """The call with stand-ins for the files of which the recorder kept the beginning alone."""
    cut = {one.part: one for one in cuts if one.of == "request" and one.part in call.files}
    if not cut:
        return call
    shown = shown_uploads(call.files, call.params.get("media"), answer.result)
    files = {
        name: _whole(upload, cut[name], shown[name]) if name in cut else upload
        for name, upload in call.files.items()
    }
    return replace(call, files=files)


def _whole(upload: Upload, cut: Cut, shown: tuple[str, Mapping[str, Any]] | None) -> Upload:
    if shown is None or shown[0] == "document":
        return replace(upload, content=upload.content.ljust(cut.size, b"\0"))
    return replace(upload, content=stand_in(*shown, cut.sha256.encode()))
