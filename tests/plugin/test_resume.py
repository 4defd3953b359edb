"""What an earlier report has judged is taken over, and says so."""

import json

from conformance.cli import main
from conformance.report import read

WANTED = ("--only", "echo-grammy", "--only", "identity.*", "-q")


def ran(folder, *given):
    code = main(["run", *WANTED, "--report", str(folder), *given])
    return code, read(folder / "report.ndjson")


def judged(report):
    return {one.id: one for one in report.verdicts if one.kind in {"clause", "step"}}


def test_clauses_and_whole_sessions_are_taken_over(tmp_path):
    _, first = ran(tmp_path / "a")
    _, second = ran(tmp_path / "b", "--resume", str(tmp_path / "a" / "report.ndjson"))

    before, after = judged(first), judged(second)
    assert {id_: one.outcome for id_, one in before.items()} == {
        id_: one.outcome for id_, one in after.items()
    }
    assert {"clause", "step"} == {one.kind for one in after.values()}
    assert {first.header.started_at} == {one.extra["carried_from"] for one in after.values()}


def test_what_is_missing_is_judged_and_a_torn_session_is_played_anew(tmp_path):
    ran(tmp_path / "a")
    whole = (tmp_path / "a" / "report.ndjson").read_text("utf-8").splitlines()
    steps = [line for line in whole if json.loads(line).get("kind") == "step"]
    torn = tmp_path / "torn.ndjson"
    torn.write_text("\n".join(line for line in whole[:-1] if line not in steps[-3:]) + "\n", "utf-8")

    _, resumed = ran(tmp_path / "b", "--resume", str(torn))

    carried = {one.kind for one in judged(resumed).values() if "carried_from" in one.extra}
    assert (len(steps), {"clause"}) == (sum(one.kind == "step" for one in resumed.verdicts), carried)


def test_a_report_that_is_no_report_is_refused(tmp_path, capsys):
    (tmp_path / "x").write_text("{}\n", "utf-8")

    assert 0 != main(["run", *WANTED, "--resume", str(tmp_path / "x"), "--report", str(tmp_path / "b")])
    assert "is not a report" in "".join(capsys.readouterr())
