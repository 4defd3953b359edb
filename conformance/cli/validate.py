"""``conformance validate``: plays a cassette on live Telegram, and stamps it where every step passes."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conformance.errors import TokenRefused
from conformance.platforms import Platform
from conformance.platforms.drivers import Driver, TerminalDriver, named
from conformance.platforms.drivers.asking import InputAsker
from conformance.plugin.run import read_token
from conformance.replay import Manner, Patience, replay
from conformance.session import Session, read_session
from conformance.session.stamping import stamp
from conformance.spec import Spec
from conformance.verdict import Outcome, Verdict
from conformance.wire import Address

if TYPE_CHECKING:
    from argparse import _SubParsersAction

__all__ = ["LIVE", "add"]

LIVE = "https://api.telegram.org"


def add(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command to the parser."""
    parser = commands.add_parser(
        "validate",
        help="play a cassette on live Telegram, and stamp it",
        description="Needs the token of a bot that does nothing else. With --chat a person at hand is told "
        "what to do in that chat; without, what needs a person is not played, and nothing is stamped.",
    )
    parser.add_argument("cassette", type=Path)
    parser.add_argument("--token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN")
    parser.add_argument(
        "--chat", type=int, metavar="ID", help="your own private chat with the bot: its id is yours"
    )
    parser.add_argument(
        "--platform", default=LIVE, metavar="URL", help="a stand-in to try this on; it is never stamped"
    )
    parser.add_argument("--driver", metavar="NAME", help="who plays the users of a stand-in")
    parser.add_argument("--webhook-url", default="", metavar="URL", help="where this machine is reached")
    parser.add_argument(
        "--patience", type=float, default=60.0, metavar="SECONDS", help="for what a person does (60)"
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    session = read_session(arguments.cassette)
    manner = Manner(webhook_url=arguments.webhook_url, patience=Patience(arguments.patience))
    with _platform(arguments, session) as platform:
        verdicts = [_shown(one) for one in replay(session, platform, Spec.load(), manner=manner)]
    passed = sum(one.outcome is Outcome.PASS for one in verdicts)
    print(f"{passed} of {len(verdicts)} steps pass on {arguments.platform}.")
    if not verdicts or passed < len(verdicts):
        print(f"{arguments.cassette} is not stamped: every step must pass.")
        return 1
    if arguments.platform.rstrip("/") != LIVE:
        print(f"{arguments.cassette} is not stamped: that is not live Telegram.")
        return 0
    date = datetime.now(UTC).date().isoformat()
    stamp(arguments.cassette, date)
    print(f"{arguments.cassette} is stamped: validated live on {date}.")
    return 0


@contextmanager
def _platform(arguments: argparse.Namespace, session: Session) -> Iterator[Platform]:
    token = read_token(arguments.token_file)
    if not token:
        raise TokenRefused("To validate needs a bot's token: name a file with --token-file.")
    address = Address.parse(arguments.platform)
    driver: Driver
    if arguments.chat is not None and arguments.driver is None:
        driver = TerminalDriver(InputAsker(input), chat=arguments.chat, labels=_labels(session))
    else:
        driver = named(arguments.driver or "none", address.host)
    try:
        yield Platform(arguments.platform, address, driver, token)
    finally:
        driver.close()


def _labels(session: Session) -> dict[str, str]:
    """The words on the buttons that the session shows, by their data."""
    return dict(label for step in session.steps for label in _found(step.answer.result))


def _found(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if "callback_data" in value:
            yield str(value["callback_data"]), str(value.get("text"))
        value = list(value.values())
    for item in value if isinstance(value, list) else ():
        yield from _found(item)


def _shown(verdict: Verdict) -> Verdict:
    if verdict.outcome is not Outcome.PASS:
        print(f"{verdict.id}  {verdict.method}  {verdict.outcome.value}: {verdict.reason}")
    return verdict
