"""`conformance bot`: what a bot needs, and whether it would run on a platform that was judged."""

import json

import jsonschema
import pytest

from conformance.cli import main
from conformance.data import SCHEMAS, cassettes
from conformance.report import Header, ReportWriter, Target, footer
from conformance.score import Promised
from conformance.verdict import Consequence, Outcome, Verdict

SOURCE = """import telebot
bot = telebot.TeleBot("x")

@bot.message_handler(commands=["start"])
def start(message):
    bot.send_message(1, "*x*", parse_mode="MarkdownV2")
"""
HELD = {
    "messages.sent": ("method:sendMessage", "update:message"),
    "formatting.escaped": ("method:sendMessage", "feature:parse_mode_markdownv2"),
    "formatting.html": ("method:sendMessage", "feature:parse_mode_html"),
}


@pytest.fixture
def bot(tmp_path):
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop" / "bot.py").write_text(SOURCE, "utf-8")
    return str(tmp_path / "shop")


@pytest.fixture
def report(tmp_path):
    def write(consequence=Consequence.BREAKS, held=HELD, **outcomes):
        path = tmp_path / "report.ndjson"
        universe = tuple(Promised(id_, "a", holds=h, consequence=consequence) for id_, h in held.items())
        header = Header(Target("a-platform"), "10.3", universe=universe)
        judged = [
            Verdict(
                id_,
                "clause",
                "a",
                outcome,
                f"{id_} is promised.",
                "It came otherwise.",
                consequence=consequence,
            )
            for id_, outcome in {**dict.fromkeys(held, Outcome.PASS), **outcomes}.items()
        ]
        with ReportWriter(path) as writer:
            for event in (header, *judged, footer(header, judged, 1, "2026-01-02T03:05:00+00:00")):
                writer.write(event)
        return str(path)

    return write


def test_what_breaks_is_told_with_its_place_its_clause_and_what_to_use_instead(bot, report, capsys):
    code = main(["bot", bot, "--report", report(**{"formatting.escaped": Outcome.FAIL})])

    told = capsys.readouterr().out
    assert 0 == code
    assert told.startswith(
        "Your bot will not run on a-platform: 1 of the 3 things it needs do not work there.\n"
    )
    assert "  parse_mode_markdownv2  bot.py:6\n" in told
    assert "    promised   formatting.escaped is promised. (formatting.escaped, breaks)\n" in told
    assert "    fail       It came otherwise.\n" in told
    assert "    instead, since it passes there: parse_mode_html\n" in told


@pytest.mark.parametrize(
    ("outcomes", "consequence", "line"),
    [
        ({}, Consequence.BREAKS, "Your bot runs on a-platform."),
        ({"formatting.html": Outcome.FAIL}, Consequence.BREAKS, "Your bot runs on a-platform."),
        (
            {"formatting.escaped": Outcome.FAIL},
            Consequence.DEGRADES,
            "Your bot runs on a-platform, with losses",
        ),
        ({"formatting.escaped": Outcome.SKIPPED}, Consequence.BREAKS, "It is unknown whether your bot runs"),
    ],
)
def test_the_first_line_is_the_verdict(bot, report, capsys, outcomes, consequence, line):
    main(["bot", bot, "--report", report(consequence, **outcomes)])

    assert capsys.readouterr().out.startswith(line)


def test_a_need_that_no_clause_holds_is_unknown(bot, report, capsys):
    held = {"messages.sent": HELD["messages.sent"]}

    main(["bot", bot, "--report", report(held=held)])

    told = capsys.readouterr().out
    assert told.startswith("It is unknown")
    assert "  parse_mode_markdownv2  bot.py:6: no clause of this run tells\n" in told


def test_an_address_in_the_code_is_told_first(tmp_path, report, capsys):
    path = tmp_path / "raw.py"
    path.write_text("import httpx\nhttpx.post('https://api.telegram.org/bot1/sendMessage')\n")

    main(["bot", str(path), "--report", report()])

    verdict, address, *_ = capsys.readouterr().out.splitlines()
    assert verdict.endswith("once the address of the server is changed in its code.")
    assert "First change the address of the server: raw.py:2." == address


def test_owners_read_the_first_lines_in_persian(bot, report, capsys):
    main(["bot", bot, "--report", report(**{"formatting.escaped": Outcome.FAIL}), "--language", "fa"])

    first = capsys.readouterr().out.splitlines()[0]
    assert "بات شما روی \u2068a-platform\u2069 اجرا نمی‌شود" in first


def test_the_needs_are_written_for_score(bot, report, tmp_path, capsys):
    path = tmp_path / "needs.json"

    main(["bot", bot, "--needs", str(path)])
    code = main(["score", report(), "--needs", str(path)])

    schema = json.loads((SCHEMAS / "needs.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text("utf-8")))
    assert 0 == code
    assert "shop: runs\n" in capsys.readouterr().out


def test_as_json_every_need_has_its_places(bot, report, capsys):
    main(["bot", bot, "--json", "--report", report(**{"formatting.escaped": Outcome.FAIL})])

    told = json.loads(capsys.readouterr().out)
    assert ["bot.py:6"] == told["places"]["method:sendMessage"]
    assert ("fails", ["feature:parse_mode_markdownv2"]) == (
        told["answer"]["standing"],
        [each["need"] for each in told["answer"]["breaks"]],
    )


def test_a_cassette_tells_what_was_called(capsys):
    [path] = [each for each in cassettes() if each.stem == "echo-grammy"]

    main(["bot", str(path)])

    told = capsys.readouterr().out
    assert "what was called in it, and no more" in told
    assert "  editMessageText" in told


def test_what_a_platform_or_a_bot_says_cannot_act_on_the_terminal(tmp_path, report, capsys):
    (tmp_path / "b\x1b[31m").mkdir()
    (tmp_path / "b\x1b[31m" / "bot.py").write_text(SOURCE)

    main(["bot", str(tmp_path / "b\x1b[31m"), "--report", report()])

    assert "\x1b" not in capsys.readouterr().out


def test_what_is_no_bot_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "x.py").write_text("print(1)\n")

    code = main(["bot", str(tmp_path)])

    assert 24 == code
    assert "imports no framework that is known" in capsys.readouterr().err


def test_needs_that_cannot_be_written_are_said_in_one_sentence(bot, tmp_path, capsys):
    code = main(["bot", bot, "--needs", str(tmp_path)])

    assert 2 == code
    assert "cannot be written" in capsys.readouterr().err
