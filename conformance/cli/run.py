"""``conformance run``: judges a platform, as ``pytest --platform=…`` does."""

import argparse
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "run",
        help="judge a platform: smoke check, recorded sessions, clauses",
        description="Whatever pytest takes can follow the options, such as -n 2 or -v.",
    )
    parser.add_argument("sessions", nargs="*", metavar="SESSION", help="only these cassettes")
    parser.add_argument("--platform", default="embedded", metavar="NAME|URL", help="what to judge (embedded)")
    parser.add_argument("--driver", metavar="NAME", help="who plays the users")
    parser.add_argument("--token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN")
    parser.add_argument("--chat", metavar="ID", help="a chat that the bot may write in, without a driver")
    parser.add_argument("--bot-api", metavar="VERSION", help="judge by this version of the Bot API")
    parser.add_argument("--report", metavar="DIR", help="where the report goes (conformance-report)")
    parser.add_argument("--only", action="append", metavar="GLOB", help="only these clauses or sessions")
    parser.add_argument("-n", dest="workers", metavar="N", help="workers (needs pytest-xdist)")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    given = [f"--platform={arguments.platform}"]
    for name in ("driver", "token_file", "chat", "bot_api", "report"):
        value = getattr(arguments, name)
        if value is not None:
            given.append(f"--{name.replace('_', '-')}={value}")
    given += [f"--only={only}" for only in arguments.only or ()]
    given += ["-n", arguments.workers] if arguments.workers else []
    # The folder's own pytest configuration is not ours to obey, nor its cache ours to write.
    quiet = ["-q", "-c", "/dev/null", "--rootdir=.", "-p", "no:cacheprovider", "--no-header", "-rN"]
    # httpx brings a pytest plugin of its own, loaded here before pytest could rewrite its assertions.
    quiet += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    plugins = [] if _is_registered() else ["-p", "conformance.plugin"]
    return int(pytest.main([*quiet, *plugins, *given, *arguments.sessions]))


def _is_registered() -> bool:
    """Whether pytest finds the plugin by itself, as it does once the package is installed."""
    from importlib.metadata import entry_points  # noqa: PLC0415 - asked once

    return any(point.value == "conformance.plugin" for point in entry_points(group="pytest11"))
