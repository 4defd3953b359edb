"""`conformance score`: every figure of a stored report, for other bots too."""

import json
from pathlib import Path

import jsonschema
import pytest

from conformance.cli import main
from conformance.data import SCHEMAS
from conformance.report import Header, ReportWriter, Target, footer
from conformance.score import Promised
from conformance.verdict import Outcome, Verdict

UNIVERSE = (
    Promised("messages.sent", "messages", holds=("method:sendMessage",)),
    Promised("keyboards.press", "keyboards", holds=("update:callback_query",)),
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.ndjson"
    header = Header(Target("x"), "10.3", universe=UNIVERSE)
    judged = [
        Verdict("messages.sent", "clause", "messages", Outcome.PASS, "A promise."),
        Verdict("keyboards.press", "clause", "keyboards", Outcome.FAIL, "A promise."),
    ]
    with ReportWriter(path) as writer:
        for event in (header, *judged, footer(header, judged, 1, "2026-01-02T03:05:00+00:00")):
            writer.write(event)
    return path


@pytest.fixture
def needs(tmp_path):
    def write(*bots):
        path = tmp_path / "needs.toml"
        path.write_text(
            'format = 1\nname = "ours"\n' + "".join(f"[[bots]]\n{bot}\n" for bot in bots), "utf-8"
        )
        return str(path)

    return write


def test_bots_of_ones_own_are_told_one_by_one(report, needs, capsys):
    path = needs(
        'id = "plain"\nmethods = ["sendMessage"]',
        'id = "buttons"\nmethods = ["sendMessage"]\nupdates = ["callback_query"]',
    )

    code = main(["score", str(report), "--needs", path])

    told = capsys.readouterr().out
    assert 0 == code
    assert "170 public bots" in told
    assert "plain: runs\nbuttons: will not run\n  fails: update callback_query\n" in told
    assert "  1. update callback_query frees 1 more bot (1 clause)\n" in told


def test_as_json_it_is_the_score_of_the_report_with_every_bot(report, needs, capsys):
    path = needs('id = "a"\nmethods = ["sendMessage"]\nfeatures = ["hardcoded_api_host"]')
    stored = json.loads(Path(report).read_text("utf-8").splitlines()[-1])["score"]

    main(["score", str(report), "--json", "--needs", path])

    told = json.loads(capsys.readouterr().out)
    shipped, ours = told["bots"]
    assert {"id": "a", "standing": "pass", "readdressed": True}.items() <= ours["bots"][0].items()
    assert 170 == len(shipped.pop("bots"))
    assert stored == told | {"bots": [shipped]}


def test_the_score_in_a_report_keeps_to_the_schema(report):
    schema = json.loads((SCHEMAS / "report.json").read_text("utf-8"))

    jsonschema.Draft202012Validator(schema).validate(json.loads(report.read_text("utf-8").splitlines()[-1]))


@pytest.mark.parametrize(
    ("bot", "sentence"),
    [
        ('id = "a"', "is no corpus of needs: bots/0"),
        ('id = "a"\nmethods = ["sendMesage"]', "bot 'a' has the method 'sendMesage'"),
        ('id = "a"\nmethods = []\nupdates = ["callback"]', "write 'callback_query'"),
    ],
)
def test_broken_needs_are_refused_in_one_sentence(report, needs, capsys, bot, sentence):
    code = main(["score", str(report), "--needs", needs(bot)])

    assert 19 == code
    assert sentence in capsys.readouterr().err
