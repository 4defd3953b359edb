from dataclasses import replace
from typing import Any

import pytest

from conformance.score import Promised
from conformance.score.claims import ClaimState, against, claims_json
from conformance.verdict import Outcome, Record, Verdict

SAYS = {"confidence": "documented", "source": "docs, 2026-03"}
CLAIMS: dict[str, Any] = {
    "platform": "Bale",
    "as_of": "2026-10",
    "bot_api": None,
    "methods": [
        {"method": "sendMessage", "native": "sendMessage", "params": ["chat_id", "text"], **SAYS},
        {"method": "setMyCommands", "native": "setMyCommands", "params": ["commands"]}
        | {"confidence": "hearsay", "source": "somebody, 2026"},
    ],
    "updates": [{"kind": "callback_query", **SAYS}],
}


def verdict(method: str, outcome: Outcome, *sent: str, response: Any = None, id_: str = "") -> Verdict:
    url = f"http://127.0.0.1:1/bot$BOT_TOKEN/{method}"
    record = Record("POST", url, dict.fromkeys(sent, "1"), 200, response, 1.0)
    return Verdict(
        id_ or f"{method}.{outcome}", "clause", "messages", outcome, "…", method=method, exchanges=(record,)
    )


def state(name: str, *verdicts: Verdict, universe: tuple[Promised, ...] = ()) -> ClaimState:
    return next(row.state for row in against(CLAIMS, verdicts, universe) if row.name == name)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.PASS, ClaimState.KEPT),
        (Outcome.FAIL, ClaimState.BROKEN),
        (Outcome.UNSUPPORTED, ClaimState.BROKEN),
        (Outcome.BLOCKED, ClaimState.UNTESTED),
        (Outcome.SKIPPED, ClaimState.UNTESTED),
    ],
)
def test_a_claimed_method_stands_as_its_checks_came_out(outcome, expected):
    assert expected == state("sendMessage", verdict("sendMessage", outcome, "text"))


def test_a_claim_of_which_some_checks_are_lost_is_kept_in_part():
    kept, lost = (verdict("sendMessage", o, "text") for o in (Outcome.PASS, Outcome.FAIL))

    assert ClaimState.PARTLY == state("sendMessage", kept, lost)


def test_what_was_never_promised_breaks_no_promise():
    """A check that sends parse_mode says nothing of a platform that does not claim it."""
    kept = verdict("sendMessage", Outcome.PASS, "text")
    beyond = verdict("sendMessage", Outcome.FAIL, "text", "parse_mode")

    assert ClaimState.KEPT == state("sendMessage", kept, beyond)
    assert ClaimState.ABSENT == state("sendMessage.parse_mode", kept, beyond)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.PASS, ClaimState.THERE),
        (Outcome.FAIL, ClaimState.THERE),
        (Outcome.UNSUPPORTED, ClaimState.ABSENT),
    ],
)
def test_what_is_not_claimed_is_there_or_not(outcome, expected):
    answer = {"ok": outcome is not Outcome.UNSUPPORTED, "error_code": 404}

    assert expected == state("sendPoll", verdict("sendPoll", outcome, response=answer))


def test_a_method_that_was_not_even_called_is_neither_there_nor_broken():
    before = verdict("getUpdates", Outcome.FAIL)

    lost = [replace(before, id=method, method=method) for method in ("sendMessage", "sendPoll")]

    assert ClaimState.UNTESTED == state("sendMessage", *lost)
    assert "sendPoll" not in {row.name for row in against(CLAIMS, lost)}


def test_what_only_others_tell_of_is_not_the_platforms_claim():
    lost = verdict("setMyCommands", Outcome.UNSUPPORTED)

    row = next(one for one in against(CLAIMS, [lost]) if one.name == "setMyCommands")

    assert (ClaimState.ABSENT, "somebody, 2026") == (row.state, row.source)


def test_a_claimed_parameter_is_untested_until_it_is_sent():
    without, with_ = (verdict("sendMessage", Outcome.PASS, *sent) for sent in ([], ["text"]))

    assert ClaimState.UNTESTED == state("sendMessage.text", without)
    assert ClaimState.KEPT == state("sendMessage.text", without, with_)


def test_a_claimed_update_is_kept_where_it_was_seen_and_broken_where_a_check_missed_it():
    seen = verdict(
        "getUpdates", Outcome.PASS, response={"ok": True, "result": [{"update_id": 1, "callback_query": {}}]}
    )
    missed = verdict("getUpdates", Outcome.FAIL, id_="keyboards.press")
    universe = (Promised("keyboards.press", "keyboards", holds=("update:callback_query",)),)

    assert ClaimState.UNTESTED == state("callback_query")
    assert ClaimState.KEPT == state("callback_query", seen, missed, universe=universe)
    assert ClaimState.BROKEN == state("callback_query", missed, universe=universe)


def test_a_broken_claim_comes_first_and_is_called_worse_than_none():
    rows = claims_json(
        CLAIMS, [verdict("sendMessage", Outcome.FAIL, "text"), verdict("sendPoll", Outcome.PASS)]
    )

    first = rows["rows"][0]

    assert ("method", "sendMessage", "broken", 0, 1) == tuple(
        first[key] for key in ("kind", "name", "state", "passed", "judged")
    )
    assert "worse than a thing not claimed" in first["said"]
    assert {"broken": 1, "untested": 0, "kept": 0} == {
        state: rows["counts"]["method"][state] for state in ("broken", "untested", "kept")
    }


def test_every_claim_has_its_row():
    rows = {row.name for row in against(CLAIMS, [])}

    assert {"sendMessage", "sendMessage.chat_id", "sendMessage.text", "callback_query"} == rows
