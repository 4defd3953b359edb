"""``conformance run``: judges a platform, as ``pytest --platform=…`` does."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conformance.errors import UsageError
from conformance.plugin.options import OPTIONS

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "run",
        help="judge a platform: smoke check, recorded sessions, clauses",
        description="pytest --platform=… does the same, with all the options of pytest.",
    )
    parser.add_argument("sessions", nargs="*", metavar="SESSION", help="only these cassettes")
    for option in OPTIONS:
        option.add_to(parser)
    parser.add_argument("-n", dest="workers", metavar="N", help="workers (needs pytest-xdist)")
    parser.add_argument("-v", dest="verbose", action="store_true", help="name each thing that is judged")
    parser.add_argument("-q", dest="quiet", action="store_true", help="show no progress")
    parser.set_defaults(run=_run, platform="embedded")


def _run(arguments: argparse.Namespace) -> int:
    for session in arguments.sessions:
        if not Path(session).exists():
            raise UsageError(f"There is no file {session}: name a cassette, or none for those that ship.")
    given = [text for option in OPTIONS for text in option.given(arguments)]
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
