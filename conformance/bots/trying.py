"""Tries one bot of the bench on one platform."""

import secrets
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from conformance.bots.judging import left_out, verdict_of
from conformance.bots.pieces import Piece
from conformance.bots.program import HERE, Environment, Missing
from conformance.bots.running import Stage, perform
from conformance.errors import TargetUnreachable
from conformance.platforms import Platform
from conformance.platforms.drivers import Bot, DriverError
from conformance.session.cassette import Meta
from conformance.session.recording.origin import Origin
from conformance.verdict import Outcome, Verdict
from conformance.wire import Call

__all__ = ["Hooks", "tried"]

_PATIENCE = 10.0
_NOBODY = "Nobody plays the users here: name a driver with --driver."
_UNREACHED = "The platform cannot reach this machine with webhooks: say where it does by --webhook-url."


@dataclass(frozen=True, slots=True)
class Hooks:
    """Where the platform reaches this machine, and where deliveries come in; empty: on this machine."""

    url: str = ""
    listen: str = "127.0.0.1:0"


def tried(
    name: str, piece: Piece, platform: Platform, environment: Environment = HERE, hooks: Hooks | None = None
) -> Verdict:
    """The verdict on one bot. Raises TargetUnreachable where nothing answers before it is begun."""
    hooks = hooks or Hooks()
    try:
        known = piece.bot(environment)
    except Missing as missing:
        return left_out(name, piece, None, Outcome.SKIPPED, f"{missing}.")
    if not platform.driver.acts:
        return left_out(name, piece, known, Outcome.SKIPPED, _NOBODY)
    if piece.show.webhook and not (hooks.url or Origin.parse(platform.address.host).is_here):
        return left_out(name, piece, known, Outcome.SKIPPED, _UNREACHED)
    _answers(platform)
    bot = platform.bot(piece.show.first_name, piece.show.username)
    stage = Stage(platform.address, platform.driver, bot, suffix=f"_{secrets.token_hex(3)}")
    if piece.show.webhook:
        stage = replace(stage, listen=hooks.listen, public_url=hooks.url or None)
    program, meta = piece.show.program(environment), Meta(name, known)
    with TemporaryDirectory() as folder:
        try:
            came = perform(
                program, piece.show.story(), stage, Path(folder) / "a.yaml", meta, patience=_PATIENCE
            )
        except DriverError as error:
            reason = f"The driver could not set the stage: {error}."
            return left_out(name, piece, known, Outcome.BLOCKED, reason)
    gone = _gone(platform, bot) if came.outcome.failure else ""
    return verdict_of(name, piece, known, came, platform.address, bot.token, gone=gone)


def _answers(platform: Platform) -> None:
    """A driver may make bots without asking; so this asks. Raises TargetUnreachable."""
    with platform.client(Bot("0")) as client:
        client.send(Call("getMe"))


def _gone(platform: Platform, bot: Bot) -> str:
    """What there is to say where nothing answers at the platform's address; empty where something does."""
    with platform.client(bot) as client:
        try:
            client.send(Call("getMe"))
        except TargetUnreachable as error:
            return str(error)
    return ""
