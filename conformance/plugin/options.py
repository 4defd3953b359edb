"""The options of ``pytest --platform=…``. Other projects' test runs load them too, and nothing else."""

import pytest

__all__ = ["add_options"]


def add_options(parser: pytest.Parser) -> None:
    """Adds what a run can be told."""
    group = parser.getgroup("conformance", "judge a platform that claims to run Telegram bots")
    group.addoption("--platform", metavar="NAME|URL", help="embedded, NAME, embedded:NAME, or a URL")
    group.addoption("--platform-files", metavar="URL", help="where files are, with {token} and {path}")
    group.addoption("--platform-timeout", type=float, default=30.0, metavar="S", help="seconds for an answer")
    group.addoption("--driver", help="who plays the users: sandbox, telegram-test-api, none")
    group.addoption("--token-file", metavar="FILE", help="the bot's token; or set CONFORMANCE_TOKEN")
    group.addoption(
        "--chat", type=int, metavar="ID", help="a chat that the bot may write in, without a driver"
    )
    group.addoption("--group", type=int, metavar="ID", help="a supergroup whose administrator the bot is")
    group.addoption("--channel", type=int, metavar="ID", help="a channel whose administrator the bot is")
    group.addoption("--bot-api", metavar="VERSION", help="judge by this version of the Bot API (newest)")
    group.addoption("--report", default="conformance-report", metavar="DIR", help="where the report goes")
    group.addoption(
        "--formats",
        action="append",
        default=[],
        metavar="FORM,…",
        help="write the report as junit, ctrf, markdown, badge, endpoint too",
    )
    group.addoption(
        "--pace", choices=["fast", "recorded"], default="fast", help="how fast sessions are played"
    )
    group.addoption(
        "--delivery",
        choices=["recorded", "polling", "webhook"],
        default="recorded",
        help="how updates come to the bot in sessions",
    )
    group.addoption(
        "--webhook-url", default="", metavar="URL", help="where the platform reaches this machine"
    )
    group.addoption(
        "--webhook-listen", default="127.0.0.1:0", metavar="HOST:PORT", help="where deliveries come in"
    )
    group.addoption("--overlap", action="store_true", help="send at once what a session's bot sent at once")
    group.addoption("--keep", action="store_true", help="leave the messages that sessions send")
    group.addoption("--rate", type=float, metavar="N", help="calls a second (20 with a token, else no limit)")
    group.addoption(
        "--retries",
        type=int,
        metavar="N",
        help="how often what fails is tried again (1 with a token, else 0)",
    )
    group.addoption("--time-limit", type=float, metavar="MIN", help="skip what is left after these minutes")
    group.addoption(
        "--allow",
        action="append",
        default=[],
        metavar="EFFECT",
        help="let clauses leave this behind, with a given token: profile, webhook, members, money, session, "
        "flood, all",
    )
    group.addoption(
        "--language", choices=["en", "fa"], help="of what the driver terminal asks (by LANG, else en)"
    )
    group.addoption(
        "--people", type=int, choices=[1, 2], default=1, help="how many the driver terminal can ask"
    )
    group.addoption(
        "--resume", metavar="REPORT", help="take over what that report of the same platform has judged"
    )
    group.addoption("--bots", action="store_true", help="run the bots of the bench on the platform too")
    group.addoption(
        "--bot-env",
        action="append",
        default=[],
        metavar="NAME=PATH",
        help="run bots with the frameworks of that environment too; or set CONFORMANCE_BOT_ENVS",
    )
    group.addoption(
        "--only", action="append", default=[], metavar="GLOB", help="only these clauses, sessions"
    )
    _add_terms(group)


def _add_terms(group: pytest.OptionGroup) -> None:
    """What the run is held to, besides the promises."""
    group.addoption(
        "--baseline",
        metavar="FILE",
        help="the failures that are known (conformance-baseline.toml, where it lies in the folder)",
    )
    group.addoption(
        "--floor",
        action="append",
        default=[],
        metavar="FIGURE=N",
        help="fail below that percent: fidelity, bots, steps, surface, tested, area.NAME, bots.GROUP",
    )
    group.addoption(
        "--no-regression", metavar="REPORT", help="fail where a must is lost that passed in that report"
    )
    group.addoption(
        "--no-new-unknown", action="store_true", help="fail where something is no longer tested since then"
    )
