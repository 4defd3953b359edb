"""``conformance record``: a proxy for a bot to run against, which writes a cassette."""

import argparse
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from rich.console import Console
from rich.live import Live

from conformance.cli.meta import add_meta_options, meta_of
from conformance.errors import UsageError
from conformance.session.recorder import Recorder
from conformance.session.recording.view import PROBLEMS, View, line
from conformance.session.scrubbing import Scrubber, add_options, key_of, policy_of

__all__ = ["add"]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Registers the command."""
    parser = subparsers.add_parser(
        "record",
        help="record a bot's session through a proxy",
        description="Stands between a bot and its server, and writes each exchange to a cassette. "
        "Give the bot the address printed as its Bot API server; end with Ctrl-C.",
    )
    parser.add_argument("--upstream", required=True, metavar="URL", help="the bot's server")
    parser.add_argument(
        "--listen", default="127.0.0.1:8082", metavar="HOST:PORT", help="default: %(default)s"
    )
    parser.add_argument(
        "-o",
        "--output",
        required=True,
        type=_output,
        metavar="FILE",
        help="the cassette; a folder, or {bot} in the name, makes one for each bot",
    )
    parser.add_argument("--overwrite", action="store_true", help="replace FILE where it exists")
    parser.add_argument(
        "--public-url",
        metavar="URL",
        help="under which upstream reaches the recorder, for webhooks; needed where upstream is elsewhere",
    )
    parser.add_argument("--proxy", metavar="URL", help="an HTTP proxy by which the upstream is reached")
    parser.add_argument(
        "--sync", action="store_true", help="survive a power cut too: sync after each exchange"
    )
    add_meta_options(parser, "the file's")
    add_options(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    if arguments.output.is_file() and not arguments.overwrite:
        raise UsageError(f"{arguments.output} exists: give another file, or --overwrite to replace it.")
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    recorder = _recorder(arguments)
    with recorder, _shown(recorder, arguments):
        ended.wait()
    print(f"{recorder.recorded} exchanges recorded.")
    return 2 if recorder.problems else 0


def _recorder(arguments: argparse.Namespace) -> Recorder:
    return Recorder(
        arguments.upstream,
        arguments.listen,
        arguments.output,
        meta_of(
            arguments,
            urlsplit(arguments.upstream).hostname or "unknown",
            datetime.now(UTC).isoformat(timespec="seconds"),
        ),
        proxy=arguments.proxy,
        sync=arguments.sync,
        public_url=arguments.public_url,
        cleaner=Scrubber(key_of(arguments), policy_of(arguments)),
    )


@contextmanager
def _shown(recorder: Recorder, arguments: argparse.Namespace) -> Iterator[None]:
    """A view that lives where there is a terminal, and a line for each exchange anywhere else."""
    title = f"Recording {arguments.upstream} at {recorder.url} to {arguments.output}."
    console = Console()
    if not console.is_terminal:
        print(title, flush=True)
        recorder.log.on_record = lambda interaction: print(line(interaction), flush=True)
        recorder.log.on_problem = lambda sentence: print(sentence, file=sys.stderr, flush=True)
        yield
        return
    view = View(title, recorder.log)
    recorder.log.on_record = view.record
    with Live(view, console=console, refresh_per_second=4, vertical_overflow="visible"):
        yield
    for sentence in recorder.problems[:-PROBLEMS]:  # the view shows the last ones
        print(sentence, file=sys.stderr)


def _output(text: str) -> Path:
    """A folder that is yet to be made is known by its slash, which a path forgets."""
    return Path(text) / "{bot}.yaml" if text.endswith("/") else Path(text)
