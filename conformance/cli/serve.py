"""``conformance serve``: the reference platform with a page on which a person talks to bots."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from conformance.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    import uvicorn

    from conformance.reference.server.dispatch import Desk

__all__ = ["add"]


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "serve",
        help="run the reference platform, with a web chat for people",
        description="A Bot API server of our own to develop a bot against: no account, no network. "
        "Give your bot the address printed as its Bot API server and one of the tokens printed; "
        "talk to it on the page. Not validated against live Telegram.",
    )
    parser.add_argument(
        "--listen", default="127.0.0.1:8081", metavar="HOST:PORT", help="default: %(default)s"
    )
    parser.add_argument("--state", type=Path, metavar="FILE", help="keep everything in this file")
    parser.add_argument("--world", type=Path, metavar="FILE", help="begin with what this TOML file describes")
    parser.add_argument("--seed", type=int, metavar="N", help="the same ids and tokens in every run")
    parser.add_argument("--flood", action="store_true", help="ask bots that send too much to wait (429)")
    parser.add_argument("--fetch", action="store_true", help="fetch files by URL from the network too")
    parser.add_argument(
        "--open",
        action="store_true",
        help="take every token for a bot's and every chat id for a chat, for programs with ids of their own",
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    # The server is loaded by who serves, and by no other command.
    from conformance.reference.page import Site  # noqa: PLC0415 - see above
    from conformance.reference.server.serving import Serving, serve  # noqa: PLC0415 - see above

    host, _, port = arguments.listen.rpartition(":")
    if not host or not port.isdecimal() or int(port) > 65_535:
        raise UsageError(f"{arguments.listen!r} is no address to listen at: give HOST:PORT.")
    serving = Serving(
        host.strip("[]"),
        int(port),
        seed=arguments.seed,
        state=arguments.state,
        world=arguments.world,
        floods=arguments.flood,
        fetches=arguments.fetch,
        open=arguments.open,
        greets=True,
        wrap=Site,
    )
    serve(serving, _announce)
    return 0


def _announce(_: "uvicorn.Server", url: str, desk: "Desk") -> None:
    print(f"The page:         {url}/")
    print(f"The Bot API:      {url}/bot<token>/<method>")
    print(f"The sandbox door: {url}/sandbox/openapi.json")
    for bot in desk.platform.bots.values():
        print(f"@{bot.user.username}: {bot.token}")
    print("Not validated against live Telegram. End with Ctrl-C.", flush=True)
