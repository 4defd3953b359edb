"""``conformance run``: judges a platform, as ``pytest --platform=…`` does."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]

_PASSED = (
    *("driver", "token_file", "chat", "group", "channel", "bot_api", "report"),
    *("baseline", "no_regression", "language", "people", "resume"),
    *("rate", "retries", "time_limit", "pace", "delivery", "webhook_url", "webhook_listen"),
)
_SWITCHES = ("overlap", "keep", "bots", "no_new_unknown")


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "run",
        help="judge a platform: smoke check, recorded sessions, clauses",
        description="pytest --platform=… does the same, with all the options of pytest.",
    )
    parser.add_argument("sessions", nargs="*", metavar="SESSION", help="only these cassettes")
    parser.add_argument("--platform", default="embedded", metavar="NAME|URL", help="what to judge (embedded)")
    parser.add_argument("--driver", metavar="NAME", help="who plays the users")
    parser.add_argument("--language", choices=["en", "fa"], help="of what the driver terminal asks (by LANG)")
    parser.add_argument("--people", choices=["1", "2"], help="how many the driver terminal can ask (1)")
    parser.add_argument("--resume", metavar="REPORT", help="take over what that report has judged")
    parser.add_argument("--token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN")
    parser.add_argument("--chat", metavar="ID", help="a chat that the bot may write in, without a driver")
    parser.add_argument("--group", metavar="ID", help="a supergroup whose administrator the bot is")
    parser.add_argument("--channel", metavar="ID", help="a channel whose administrator the bot is")
    parser.add_argument("--bot-api", metavar="VERSION", help="judge by this version of the Bot API")
    parser.add_argument("--report", metavar="DIR", help="where the report goes (conformance-report)")
    parser.add_argument(
        "--formats",
        action="append",
        metavar="FORM,…",
        help="write the report as junit, ctrf, markdown, badge, endpoint too",
    )
    parser.add_argument(
        "--only", action="append", metavar="GLOB", help="only these clauses, sessions or steps (session/12)"
    )
    parser.add_argument("--pace", choices=["fast", "recorded"], help="how fast sessions are played (fast)")
    parser.add_argument(
        "--delivery",
        choices=["recorded", "polling", "webhook"],
        help="how updates come to the bot in sessions (recorded)",
    )
    parser.add_argument("--webhook-url", metavar="URL", help="where the platform reaches this machine")
    parser.add_argument("--webhook-listen", metavar="HOST:PORT", help="where deliveries come in")
    parser.add_argument(
        "--overlap", action="store_true", help="send at once what a session's bot sent at once"
    )
    parser.add_argument("--keep", action="store_true", help="leave the messages that sessions send")
    parser.add_argument(
        "--rate", type=float, metavar="N", help="calls a second (20 with a token, else no limit)"
    )
    parser.add_argument("--retries", type=int, metavar="N", help="how often what fails is tried again")
    parser.add_argument(
        "--time-limit", type=float, metavar="MIN", help="skip what is left after these minutes"
    )
    parser.add_argument(
        "--allow", action="append", metavar="EFFECT", help="let clauses leave this behind, with a given token"
    )
    parser.add_argument("--bots", action="store_true", help="run the bots of the bench on the platform too")
    parser.add_argument(
        "--bot-env", action="append", metavar="NAME=PATH", help="run bots with the frameworks there too"
    )
    parser.add_argument(
        "--baseline", metavar="FILE", help="the failures that are known (conformance-baseline.toml)"
    )
    parser.add_argument(
        "--floor", action="append", metavar="FIGURE=N", help="fail below that percent, as fidelity=90"
    )
    parser.add_argument("--no-regression", metavar="REPORT", help="fail where a must is lost since then")
    parser.add_argument(
        "--no-new-unknown", action="store_true", help="fail where something is not tested since then"
    )
    parser.add_argument("-n", dest="workers", metavar="N", help="workers (needs pytest-xdist)")
    parser.add_argument("-v", dest="verbose", action="store_true", help="name each thing that is judged")
    parser.add_argument("-q", dest="quiet", action="store_true", help="show no progress")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    for session in arguments.sessions:
        if not Path(session).exists():
            raise UsageError(f"There is no file {session}: name a cassette, or none for those that ship.")
    given = [f"--platform={arguments.platform}"]
    for name in _PASSED:
        value = getattr(arguments, name)
        if value is not None:
            given.append(f"--{name.replace('_', '-')}={value}")
    given += [f"--{name.replace('_', '-')}" for name in _SWITCHES if getattr(arguments, name)]
    for name in ("only", "formats", "allow", "bot_env", "floor"):
        given += [f"--{name.replace('_', '-')}={value}" for value in getattr(arguments, name) or ()]
    given += ["-n", arguments.workers] if arguments.workers else []
    # The folder's own pytest configuration is not ours to obey, nor its cache ours to write; and its
    # tests may need what is not here.
    loudness = ["-v"] if arguments.verbose else ["-q", "-q"] if arguments.quiet else ["-q"]
    quiet = [
        *loudness,
        "-c",
        "/dev/null",
        "--noconftest",
        "--rootdir=.",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:benchmark",
    ]
    quiet += ["--no-header", "-rN"]
    # httpx brings a pytest plugin of its own, loaded here before pytest could rewrite its assertions.
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    plugins = [] if _is_registered() else ["-p", "conformance.plugin"]
    return int(pytest.main([*quiet, *plugins, *given, *arguments.sessions]))


def _is_registered() -> bool:
    """Whether pytest finds the plugin by itself, as it does once the package is installed."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - asked once

    return any(point.value == "conformance.plugin" for point in entry_points(group="pytest11"))
