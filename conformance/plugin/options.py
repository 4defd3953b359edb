"""The options of ``pytest --platform=…``, and of ``conformance run``. Other projects' runs load them too."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

__all__ = ["OPTIONS", "Option", "add_options"]


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a run can be told; ``how`` is as argparse takes it, and pytest too."""

    name: str
    how: Mapping[str, Any]

    @property
    def flag(self) -> str:
        return f"--{self.name}"

    def add_to(self, parser: argparse.ArgumentParser) -> None:
        """Adds it to a command, where what is not given is left to pytest."""
        parser.add_argument(self.flag, **{key: value for key, value in self.how.items() if key != "default"})

    def given(self, chosen: argparse.Namespace) -> Iterator[str]:
        """What was chosen, as pytest is told it."""
        value = getattr(chosen, self.name.replace("-", "_"))
        if value is True:
            yield self.flag
        elif isinstance(value, list):
            yield from (f"{self.flag}={each}" for each in value)
        elif value is not None and value is not False:
            yield f"{self.flag}={value}"


def _option(name: str, **how: Any) -> Option:
    return Option(name, how)


OPTIONS = (
    _option("platform", metavar="NAME|URL", help="embedded, NAME, embedded:NAME, or a URL"),
    _option("platform-files", metavar="URL", help="where files are, with {token} and {path}"),
    _option("platform-timeout", type=float, default=30.0, metavar="S", help="seconds for an answer"),
    _option("driver", help="who plays the users: sandbox, telegram-test-api, none"),
    _option("token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN"),
    _option("chat", type=int, metavar="ID", help="a chat that the bot may write in, without a driver"),
    _option("group", type=int, metavar="ID", help="a supergroup whose administrator the bot is"),
    _option("channel", type=int, metavar="ID", help="a channel whose administrator the bot is"),
    _option("bot-api", metavar="VERSION", help="judge by this version of the Bot API (newest)"),
    _option("report", default="conformance-report", metavar="DIR", help="where the report goes"),
    _option(
        "formats",
        action="append",
        default=[],
        metavar="FORM,…",
        help="write the report as junit, ctrf, markdown, badge, endpoint too",
    ),
    _option("pace", choices=["fast", "recorded"], default="fast", help="how fast sessions are played"),
    _option(
        "delivery",
        choices=["recorded", "polling", "webhook"],
        default="recorded",
        help="how updates come to the bot in sessions",
    ),
    _option("webhook-url", default="", metavar="URL", help="where the platform reaches this machine"),
    _option("webhook-listen", default="127.0.0.1:0", metavar="HOST:PORT", help="where deliveries come in"),
    _option("overlap", action="store_true", help="send at once what a session's bot sent at once"),
    _option("keep", action="store_true", help="leave the messages that sessions send"),
    _option("rate", type=float, metavar="N", help="calls a second (20 with a token, else no limit)"),
    _option(
        "retries", type=int, metavar="N", help="how often what fails is tried again (1 with a token, else 0)"
    ),
    _option("time-limit", type=float, metavar="MIN", help="skip what is left after these minutes"),
    _option(
        "allow",
        action="append",
        default=[],
        metavar="EFFECT",
        help="let clauses leave this behind, with a given token: profile, webhook, members, money, session, "
        "flood, all",
    ),
    _option("language", choices=["en", "fa"], help="of what the driver terminal asks (by LANG, else en)"),
    _option("people", type=int, choices=[1, 2], default=1, help="how many the driver terminal can ask"),
    _option("resume", metavar="REPORT", help="take over what that report of the same platform has judged"),
    _option("bots", action="store_true", help="run the bots of the bench on the platform too"),
    _option(
        "bot-env",
        action="append",
        default=[],
        metavar="NAME=PATH",
        help="run bots with the frameworks of that environment too; or set CONFORMANCE_BOT_ENVS",
    ),
    _option("only", action="append", default=[], metavar="GLOB", help="only these clauses, sessions"),
    _option(
        "baseline",
        metavar="FILE",
        help="the failures that are known (conformance-baseline.toml, where it lies in the folder)",
    ),
    _option(
        "floor",
        action="append",
        default=[],
        metavar="FIGURE=N",
        help="fail below that percent: fidelity, bots, steps, surface, tested, area.NAME, bots.GROUP",
    ),
    _option("no-regression", metavar="REPORT", help="fail where a must is lost that passed in that report"),
    _option(
        "no-new-unknown", action="store_true", help="fail where something is no longer tested since then"
    ),
)


def add_options(parser: pytest.Parser) -> None:
    """Adds what a run can be told."""
    group = parser.getgroup("conformance", "judge a platform that claims to run Telegram bots")
    for option in OPTIONS:
        group.addoption(option.flag, **option.how)
