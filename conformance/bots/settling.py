"""Makes two recordings of one story alike: what chance and the clock put into them is put in order."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from conformance.session.cassette import Interaction, Writer, load

__all__ = ["settle"]

_TICK = 0.004  # seconds from one beginning or end of an exchange to the next

_BOUNDARY = re.compile(r"boundary=\"?([^\";]+)")
# Where a bot listened on this machine; what stands for it is as long.
_LISTENING = re.compile(rb"http(://|%3A%2F%2F)127\.0\.0\.1(:|%3A)\d{5}")
_ELSEWHERE = rb"https\1a.example\g<2>8443"
# Names that frameworks make up for the parts of a form that other fields point to.
_PART = re.compile(rb"attach://([\w-]+)")


def settle(path: Path, began: float) -> None:
    """Rewrites a cassette as if it had begun at that time, each exchange begun and ended in the order it was.

    What varied between two recordings is not kept: the machine's pace, the names of parts, the
    port at which the bot listened. Which exchanges overlapped is.
    """
    cassette = load(path)
    settled = [_moved(one) for one in _named(_timed(cassette.interactions, began))]
    with Writer(path, cassette.meta) as writer:
        for interaction in settled:
            writer.append(interaction)


def _timed(interactions: Iterable[Interaction], began: float) -> list[Interaction]:
    """Times by a clock that moves with each beginning and end."""
    ordered = list(interactions)
    starts = [(one.started_at or 0.0, number) for number, one in enumerate(ordered)]
    ends = [
        ((one.started_at or 0.0) + (one.elapsed_ms or 0.0) / 1000, number)
        for number, one in enumerate(ordered)
    ]
    moments = sorted([(*start, 0) for start in starts] + [(*end, 1) for end in ends])
    ticks = {(number, end): tick for tick, (_, number, end) in enumerate(moments)}
    return [
        replace(
            one,
            started_at=round(began + ticks[number, 0] * _TICK, 6),
            elapsed_ms=round((ticks[number, 1] - ticks[number, 0]) * _TICK * 1000, 3),
        )
        for number, one in enumerate(ordered)
    ]


def _named(interactions: Iterable[Interaction]) -> list[Interaction]:
    """Boundaries and made-up names of parts, counted instead of drawn; each keeps its length."""
    names: dict[bytes, bytes] = {}
    settled = []
    for one in interactions:
        boundary = _BOUNDARY.search(one.request_headers.get("content-type", ""))
        if boundary is None:
            settled.append(one)
            continue
        for found in (boundary[1].encode(), *_PART.findall(one.request_body)):
            names.setdefault(found, f"{len(names):0{len(found)}}".encode())
        settled.append(_renamed(one, names))
    return settled


def _renamed(one: Interaction, names: Mapping[bytes, bytes]) -> Interaction:
    body, kind = one.request_body, one.request_headers["content-type"]
    for old, new in names.items():
        body, kind = body.replace(old, new), kind.replace(old.decode(), new.decode())
    return replace(one, request_body=body, request_headers={**one.request_headers, "content-type": kind})


def _moved(one: Interaction) -> Interaction:
    """With another address in place of the bot's own."""
    return replace(
        one,
        uri=_LISTENING.sub(_ELSEWHERE, one.uri.encode()).decode(),
        request_body=_LISTENING.sub(_ELSEWHERE, one.request_body),
        response_body=_LISTENING.sub(_ELSEWHERE, one.response_body),
    )
