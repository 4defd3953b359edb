"""One verdict for each bot that was tried: how far it came, what broke first, and whose that is."""

from collections.abc import Mapping
from typing import Any

from conformance.bots.blame import Blame, Cause, blame
from conformance.bots.pieces import Piece
from conformance.bots.running import Run
from conformance.bots.traffic import Passed
from conformance.session.cassette import Bot
from conformance.verdict import Evidence, Outcome, Verdict
from conformance.wire import Address, Exchange, Record, record, redact

__all__ = ["left_out", "verdict_of"]

_KEPT_EXCHANGES, _KEPT_LOG = 6, 4000
_OUTCOMES: Mapping[Cause, Outcome] = {
    Cause.DRIVER: Outcome.SKIPPED,
    Cause.ELSEWHERE: Outcome.ERROR,
    Cause.METHOD_MISSING: Outcome.UNSUPPORTED,
}


def left_out(name: str, piece: Piece, bot: Bot | None, outcome: Outcome, reason: str) -> Verdict:
    """The verdict on a bot that could not be tried: its framework, or who plays the people, is missing."""
    return _verdict(name, piece, bot, outcome, reason, {})


def verdict_of(
    name: str, piece: Piece, bot: Bot, run: Run, address: Address, token: str, *, gone: str = ""
) -> Verdict:
    """The verdict on a bot that was run, with what passed last and the end of its log, both redacted.

    ``gone`` is what is said where the platform no longer answers after it.
    """
    lines = len(piece.show.story().script)
    extra: dict[str, Any] = {"played": run.outcome.played, "lines": lines}
    if not run.outcome.failure:
        return _verdict(name, piece, bot, Outcome.PASS, "", extra)
    found = _gone(run, gone) if gone else blame(run, bot.framework)
    extra |= {"cause": found.cause.value, "whose": found.whose, "log": redact(run.log[-_KEPT_LOG:], token)}
    extra |= {part: redact(value, token) for part in _DETAILS if (value := getattr(found, part))}
    reason = redact(f"{_place(run, lines)}{found.sentence}", token)
    return _verdict(name, piece, bot, _outcome(run, found), reason, extra, _records(run, address, token))


def _gone(run: Run, gone: str) -> Blame:
    """The platform's end, by the last thing that it was asked."""
    asked = [*(one.call.method for one in run.traffic.since() if one.method), *run.under_way]
    after = f" after {asked[-1]}" if asked else ""
    return Blame(
        Cause.GONE, "platform", f"The platform itself ended{after}: {gone}", method=(asked or [""])[-1]
    )


_DETAILS = ("method", "field", "update", "expected", "shown")


def _outcome(run: Run, found: Blame) -> Outcome:
    """A bot that does not start without having called says nothing of the platform."""
    if found.cause is Cause.NOT_STARTED and not run.traffic.begun.is_set():
        return Outcome.ERROR
    return _OUTCOMES.get(found.cause, Outcome.FAIL)


def _place(run: Run, lines: int) -> str:
    line = run.outcome.line
    return f"At line {run.outcome.played + 1} of {lines}, {line}: " if line else ""


def _verdict(
    name: str,
    piece: Piece,
    bot: Bot | None,
    outcome: Outcome,
    reason: str,
    extra: Mapping[str, Any],
    exchanges: tuple[Record, ...] = (),
) -> Verdict:
    theme, _, package = name.partition("-")
    about = {
        "framework": bot.framework if bot else piece.package or package,
        "version": bot.version if bot else None,
        "language": bot.language if bot else piece.show.language,
        "theme": theme,
        "delivery": "webhook" if piece.show.webhook else "polling",
    }
    return Verdict(
        id=f"bots.{name}",
        kind="bot",
        area="bots",
        outcome=outcome,
        promise=f"An unmodified bot runs to the end of its users' script. {piece.description}",
        reason=reason,
        evidence=(Evidence("captured", "plays to its end on the reference platform"),),
        exchanges=exchanges,
        run_only=f"--bots --only bots.{name}",
        extra={**about, **extra},
    )


def _records(run: Run, address: Address, token: str) -> tuple[Record, ...]:
    """What passed last, but for polls that brought nothing."""
    told = [one for one in run.traffic.since() if one.updates or not (one.is_poll and one.answer.ok)]
    return tuple(_record(one, address, token) for one in told[-_KEPT_EXCHANGES:])


def _record(one: Passed, address: Address, token: str) -> Record:
    interaction = one.interaction
    if one.is_delivery:
        update = one.updates[0] if one.updates else None
        reply = {"method": one.call.method, **one.call.params} if one.method else ""
        elapsed = interaction.elapsed_ms or 0.0
        return Record(interaction.method, "the bot's webhook", update, interaction.status, reply, elapsed)
    exchange = Exchange(
        one.call,
        address.call("{token}", one.call.method),
        one.answer,
        interaction.response_headers,
        interaction.started_at or 0.0,
        interaction.elapsed_ms or 0.0,
    )
    return record(exchange, token)
