"""``conformance try``: a conversation with your own bot, on any platform, line by line."""

import argparse
import shlex
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from conformance.bots.blame import Cause, blame
from conformance.bots.child import Bounds
from conformance.bots.conversation import EXPECTATIONS, Line
from conformance.bots.program import Program
from conformance.bots.running import Run, Stage, perform
from conformance.bots.seeing import ending
from conformance.bots.talk import Talk, read_talk
from conformance.errors import UsageError
from conformance.platforms import Platform, open_platform, resolve
from conformance.platforms.drivers import DriverError
from conformance.plugin.run import read_token
from conformance.report.shown import safe
from conformance.session.cassette import Bot, Meta
from conformance.wire import redact

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_OWN_BOTS = {"sandbox", "telegram-test-api"}
_LOG_LINES = 20
# What the bench's bots are known to do right, nobody knows of yours.
_EITHER = frozenset({Cause.TEXT_WRONG, Cause.IGNORED, Cause.REFUSED})
_NOT_KNOWN = "the bot's or the platform's; --platform embedded tells them apart"


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "try",
        help="hold a conversation with your own bot on a platform",
        description="Starts your bot, plays the people of the conversation, and says of each line whether it "
        "came true. Exit code 0: all of them; 1: one did not.",
    )
    parser.add_argument("--bot", required=True, metavar="COMMAND", help='such as "python my_bot.py"')
    parser.add_argument(
        "--conversation", required=True, type=Path, metavar="FILE", help="what people do and see"
    )
    parser.add_argument("--platform", default="embedded", metavar="NAME|URL", help="where (embedded)")
    parser.add_argument("--driver", metavar="NAME", help="who plays the people")
    parser.add_argument("--token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN")
    _add_variables(parser)
    _add_bounds(parser)
    parser.add_argument("--record", type=Path, metavar="FILE", help="write what passed to a cassette")
    parser.add_argument("--overwrite", action="store_true", help="replace the cassette where it exists")
    parser.set_defaults(run=_run)


def _add_variables(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("how your bot is told, by variables of its environment")
    group.add_argument(
        "--base-url-env", default="BOT_API_BASE", metavar="NAME", help="its server (%(default)s)"
    )
    group.add_argument("--token-env", default="BOT_TOKEN", metavar="NAME", help="its token (%(default)s)")
    group.add_argument(
        "--webhook-port-env", default="", metavar="NAME", help="the port that it is to listen at"
    )
    group.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="another; {url}, {token} and {port} are filled in, as in API={url}/bot",
    )


def _add_bounds(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("bounds")
    group.add_argument(
        "--patience", type=float, default=10.0, metavar="S", help="seconds for a line to come true"
    )
    group.add_argument("--seconds", type=float, default=900.0, metavar="S", help="for the whole of it (900)")
    group.add_argument("--memory", type=int, default=2048, metavar="MB", help="that the bot may take (2048)")
    group.add_argument(
        "--reach",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="where the bot may connect to besides the platform, such as its database",
    )
    group.add_argument("--webhook-url", metavar="URL", help="where the platform reaches this machine")
    group.add_argument("--webhook-listen", default="127.0.0.1:0", metavar="HOST:PORT", help="for deliveries")


def _run(arguments: argparse.Namespace) -> int:
    talk = read_talk(arguments.conversation)
    if arguments.record and arguments.record.exists() and not arguments.overwrite:
        raise UsageError(f"{arguments.record} exists: give another file, or --overwrite to replace it.")
    program, bounds = _program(arguments), _bounds(arguments)
    token = "" if arguments.driver in _OWN_BOTS else read_token(arguments.token_file)
    console = Console(highlight=False, soft_wrap=True)
    with ExitStack() as stack:
        target = resolve(arguments.platform, driver=arguments.driver, token=token)
        platform = stack.enter_context(open_platform(target))
        if not platform.driver.acts:
            raise UsageError("Nobody plays the people here: name a driver with --driver.")
        bot = platform.bot(talk.first_name, talk.username)
        stage = Stage(
            platform.address, platform.driver, bot, arguments.webhook_listen, arguments.webhook_url, bounds
        )
        path = arguments.record or Path(stack.enter_context(TemporaryDirectory())) / "a.yaml"
        console.print(Text(f"{arguments.bot} on {platform.name}", style="bold"))
        try:
            came = perform(
                program,
                talk.conversation,
                stage,
                path,
                _meta(talk, path, platform),
                patience=arguments.patience,
                on_line=lambda number, line: console.print(_played(number, line)),
            )
        except DriverError as error:
            raise UsageError(f"The driver {platform.driver.name!r} cannot set the stage: {error}.") from error
    _conclude(console, talk, came, bot.token)
    if arguments.record:
        console.print(Text(f"{came.recorded} exchanges in {arguments.record}.", style="dim"))
    return 1 if came.outcome.failure else 0


def _program(arguments: argparse.Namespace) -> Program:
    try:
        command = tuple(shlex.split(arguments.bot))
    except ValueError as error:
        raise UsageError(f"--bot {arguments.bot!r} is no command ({error}): mind its quotes.") from error
    if not command:
        raise UsageError("--bot is empty: give the command that starts your bot.")
    pairs = [text.partition("=") for text in arguments.set]
    if odd := next((name for name, mark, _ in pairs if not mark or not name), None):
        raise UsageError(f"--set {odd} has no value: write NAME=VALUE.")
    return Program(
        command,
        token_variable=arguments.token_env,
        base_variable=arguments.base_url_env,
        port_variable=arguments.webhook_port_env,
        forms={name: value for name, _, value in pairs},
    )


def _bounds(arguments: argparse.Namespace) -> Bounds:
    for place in arguments.reach:
        host, _, port = place.rpartition(":")
        if not host or not port.isdecimal():
            raise UsageError(f"--reach {place} is no place: write HOST:PORT, such as 127.0.0.1:5432.")
    return Bounds(tuple(arguments.reach), arguments.seconds, arguments.memory * 1024**2)


def _meta(talk: Talk, path: Path, platform: Platform) -> Meta:
    return Meta(
        path.stem,
        Bot("unknown", "unknown", "unknown"),
        recorded_on=platform.name,
        recorded_at=datetime.now(UTC).isoformat(timespec="seconds"),
        description=talk.about,
        locale=talk.locale or None,
    )


def _played(number: int, line: Line) -> Text:
    is_seen = line.verb in EXPECTATIONS
    mark = Text("✓ " if is_seen else "→ ", style="green" if is_seen else "cyan")
    return mark.append(f"{number + 1:>3}  ", style="dim").append(safe(str(line)), style="default")


def _conclude(console: Console, talk: Talk, came: Run, token: str) -> None:
    """What a person wants to know at the end: all is well, or what broke, whose it is, and what was there."""
    outcome, lines = came.outcome, len(talk.conversation.script)
    if not outcome.failure:
        console.print(Text(f"All {lines} lines came true.", style="bold green"))
        return
    if outcome.line is not None:
        failed = Text("✗ ", style="red").append(f"{outcome.played + 1:>3}  ", style="dim")
        console.print(failed.append(safe(str(outcome.line)), style="red"))
    found = blame(came, "the bot's framework")
    console.print(
        Text(
            f"{outcome.played} of {lines} lines played. {safe(redact(found.sentence, token))}",
            style="bold red",
        )
    )
    whose = _NOT_KNOWN if found.cause in _EITHER else f"the {found.whose}'s"
    console.print(f"What broke: {found.cause}. Whose it is, as far as can be told: {whose}.")
    if outcome.line is not None:
        console.print("The chat ends with:")
        console.print(Text("\n".join(map(safe, ending(outcome.chat).splitlines()))))
    log = redact(came.log, token).strip().splitlines()[-_LOG_LINES:]
    console.print("The bot's own log ends with:" if log else "The bot has logged nothing.")
    console.print(Text("\n".join(f"  {safe(line)}" for line in log), style="dim"))
    for problem in came.problems:
        console.print(Text(safe(problem), style="yellow"))
