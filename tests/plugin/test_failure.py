"""The text of a failure, whole, as a person reads it. Write the snapshots anew with UPDATE_SNAPSHOTS=1."""

import os
from pathlib import Path

import pytest

from conformance.compare import Difference, Kind
from conformance.plugin.failure import failure_text
from conformance.verdict import Evidence, Outcome, Record, Verdict

SNAPSHOTS = Path(__file__).parent / "snapshots"
COMMAND = "conformance run --platform http://127.0.0.1:9 --driver sandbox"


def step(number, outcome, reason="", **told):
    return Verdict(
        id=f"shop/{number}",
        kind="step",
        area="messages",
        outcome=outcome,
        promise="sendMessage is answered as it was when the session was recorded.",
        reason=reason,
        anchor="#sendmessage",
        evidence=(Evidence("captured", "reference platform 0.1.0, 2026-11-24"),),
        run_only=f"--only shop/{number}",
        **told,
    )


RECORD = Record(
    "POST",
    "http://127.0.0.1:9/bot$BOT_TOKEN/sendMessage",
    {"chat_id": "5"},
    200,
    {"ok": True, "result": {"message_id": "2"}},
    1.5,
    'curl -sS --data-urlencode chat_id=5 "http://127.0.0.1:9/bot$BOT_TOKEN/sendMessage"',
)
FAILED = step(
    4,
    Outcome.FAIL,
    "result.chat is missing, and 2 more.",
    differences=(
        Difference("result.text", Kind.EXTRA, None, "hi"),
        Difference("result.message_id", Kind.TYPE, 2, "2", "message identity"),
        Difference("result.from_the_future", Kind.EXTRA, None, 1, informative=True),
        Difference("result.chat", Kind.MISSING, {"id": 5}),
    ),
    exchanges=(RECORD,),
)


def waiting(number, cause):
    return step(number, Outcome.BLOCKED, f"It needs the message that step {cause} was to bring.", cause=cause)


CASES = {
    "one_step": [step(3, Outcome.PASS), FAILED],
    "blocked_by_it": [
        FAILED,
        *(waiting(number, "shop/4") for number in (5, 6, 7, 11)),
        waiting(12, "shop/11"),
    ],
    "blocked_by_the_driver": [step(2, Outcome.BLOCKED, "The driver could not play the user: it is gone")],
    "unsupported": [step(2, Outcome.UNSUPPORTED, "The platform does not know sendMessage: Not Found.")],
    "hostile": [step(2, Outcome.FAIL, "said \x1b[31m\u202eevil", exchanges=(RECORD,))],
    "many": [step(number, Outcome.FAIL, "result is missing.") for number in range(1, 16)],
}


@pytest.mark.parametrize("name", CASES)
def test_the_text_reads_as_reviewed(name):
    path = SNAPSHOTS / f"{name}.txt"
    text = failure_text(CASES[name], COMMAND) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        path.write_text(text, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == text


def test_every_snapshot_is_of_a_case():
    assert {path.stem for path in SNAPSHOTS.glob("*.txt")} == CASES.keys()


def test_no_secret_is_in_it():
    assert "A" * 35 not in "".join(path.read_text("utf-8") for path in SNAPSHOTS.glob("*.txt"))
