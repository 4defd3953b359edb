from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conformance.report import Header, Report, summary
from conformance.report.figures import figures
from conformance.score import Promised
from conformance.score.needs import Bot, Corpus
from conformance.verdict import Consequence, Evidence, Level, Outcome, Verdict

Make = Callable[..., Verdict]

SNAPSHOT = Path(__file__).with_name("snapshots") / "figures.txt"

UNIVERSE = (
    Promised("messages.c0", "messages", holds=("method:sendMessage",), since="1.0"),
    Promised("messages.c1", "messages", holds=("method:sendMessage", "feature:html"), since="4.0"),
    Promised(
        "messages.c2",
        "messages",
        Level.OBSERVED,
        "#sendmessage",
        (Evidence("observed", "a client"),),
        ("method:sendMessage",),
        Consequence.COSMETIC,
        "10.1",
    ),
    Promised("files.c3", "files", Level.MUST, "#getfile", (), ("method:getFile",), since="1.6"),
)


def bot(id_: str, *needs: str, **more: object) -> Bot:
    return Bot(id_, frozenset(needs), (frozenset(needs),), **more)  # type: ignore[arg-type]


CORPUS = Corpus(
    "سه ربات",
    (
        bot("فروشگاه", "method:sendMessage", category="shop", persian=True),
        bot("plain", "method:sendMessage", "feature:html", readdressed=True),
        bot("files", "method:sendMessage", "method:getFile", "feature:poll", linked=True),
    ),
    "Asked their owners.",
    ("Three is few.",),
)


@pytest.fixture
def report(header: Header, verdict: Make) -> Report:
    judged = (
        verdict(0, method="sendMessage"),
        verdict(1, method="sendMessage"),
        verdict(3, Outcome.FAIL, id="files.c3", area="files", method="getFile", reason="No path."),
    )
    return Report(replace(header, universe=UNIVERSE), judged)


def test_every_figure_is_told_with_its_denominator(report: Report):
    assert SNAPSHOT.read_text("utf-8") == figures(report, report.score_by((CORPUS,)))


def test_a_report_older_than_capabilities_says_so_and_tells_nothing_of_bots(report: Report):
    old = replace(report.header, universe=tuple(replace(one, holds=()) for one in UNIVERSE))

    told = figures(replace(report, header=old), replace(report, header=old).score)

    assert "nothing is said of bots" in told
    assert "run unchanged" not in told
    assert "run unchanged" not in summary(replace(report, header=old))


def test_the_summary_tells_of_bots_and_what_to_mend(report: Report):
    told = summary(report)

    assert "Bots        0 %  0 of 170 run unchanged (0–3 % at 95 % confidence)\n" in told
    assert "  1. getFile frees 42 more bots, of which not every need was tested (1 clause)\n" in told
    assert "! No clause tells of " in told
