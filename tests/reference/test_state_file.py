"""The state file: a platform that was killed comes back as it was."""

import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from threading import Thread

import httpx
import pytest

from conformance.reference import ReferenceProcess


@pytest.fixture
def opened(tmp_path, open_stage):
    """A platform with a state file and a bot, killed after use; and the way to open the file again."""
    state = tmp_path / "state.db"

    def first(use):
        with ReferenceProcess(state=state) as process, httpx.Client(base_url=process.url) as client:
            stage = open_stage(client)
            use(process, stage)
            process.kill()
        return stage

    def again(stage, use):
        with ReferenceProcess(state=state) as process, httpx.Client(base_url=process.url) as client:
            return use(replace(stage, client=client))

    return first, again


def test_a_killed_platform_has_lost_nothing_that_it_acknowledged(opened):
    first, again = opened
    sent, told = [], []

    def use(_, stage):
        sent.extend(stage.say(f"message {number}")["message_id"] for number in range(20))
        told.append(stage.act("send_text", text="سلام")["update_id"])

    stage = first(use)

    seen = again(stage, lambda stage: [one["message_id"] for one in stage.seen()])
    assert sent == seen[:20]
    assert told == [again(stage, lambda stage: stage.result("getUpdates")[0]["update_id"])]


def test_a_file_has_the_same_id_and_bytes_after_a_kill(opened, png):
    first, again = opened
    sent = []

    def use(_, stage):
        answer = stage.client.post(
            f"/bot{stage.token}/sendDocument",
            data={"chat_id": stage.user_id},
            files={"document": ("a.png", png)},
        )
        sent.append(answer.json()["result"]["document"])

    def fetch(stage):
        path = stage.result("getFile", file_id=sent[0]["file_id"])["file_path"]
        return stage.client.get(f"/file/bot{stage.token}/{path}").content

    stage = first(use)

    assert png == again(stage, fetch)


def test_a_kill_amid_traffic_keeps_every_answered_call(opened):
    first, again = opened
    answered = []

    def talk(stage):
        with httpx.Client(base_url=stage.client.base_url) as client, suppress(httpx.HTTPError):
            answered.extend(replace(stage, client=client).say(str(n))["message_id"] for n in range(1000))

    def use(process, stage):
        talkers = [Thread(target=talk, args=(stage,)) for _ in range(3)]
        for talker in talkers:
            talker.start()
        while len(answered) < 100:
            pass
        process.kill()
        for talker in talkers:
            talker.join()

    stage = first(use)

    kept = again(stage, lambda stage: {one["message_id"] for one in stage.seen()})
    assert set(answered) <= kept


def test_a_confirmed_update_stays_confirmed(opened):
    first, again = opened

    def use(_, stage):
        update_id = stage.act("send_text", text="x")["update_id"]
        stage.result("getUpdates", offset=update_id + 1)

    stage = first(use)

    assert [] == again(stage, lambda stage: stage.result("getUpdates"))


def test_a_moved_clock_is_still_ahead(opened):
    first, again = opened
    stage = first(lambda _, stage: stage.client.post("/sandbox/clock", json={"advance": 100_000}))

    ahead = again(stage, lambda stage: stage.client.get("/sandbox/clock").json()["now"])
    here = again(stage, lambda stage: stage.say("x")["date"])

    assert abs(ahead - here) < 60


def test_a_clock_that_stood_goes_on_while_nobody_serves(opened):
    first, again = opened

    def use(_, stage):
        stage.client.post("/sandbox/clock", json={"stand": 2_000_000_000, "run": True})
        time.sleep(1.5)

    stage = first(use)

    assert again(stage, lambda stage: stage.client.get("/sandbox/clock").json()["now"]) > 2_000_000_001.5


def test_what_a_webhook_has_refused_is_remembered(opened):
    first, again = opened
    seen = []

    def use(_, stage):
        stage.result("setWebhook", url="http://127.0.0.1:9/")
        stage.act("send_text", text="x")
        while "last_error_date" not in stage.result("getWebhookInfo"):
            time.sleep(0.05)
        seen.append(stage.result("getWebhookInfo"))

    stage = first(use)

    info = again(stage, lambda stage: stage.result("getWebhookInfo"))
    assert "Connection refused" == seen[0]["last_error_message"] == info["last_error_message"]
    assert seen[0]["last_error_date"] <= info["last_error_date"]


def start(*arguments):
    command = [sys.executable, "-m", "conformance.reference", *arguments]
    return subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)


def test_a_file_that_is_no_state_file_is_refused_in_a_sentence(tmp_path):
    wrong = tmp_path / "notes.txt"
    wrong.write_text("not a database, but long enough to be read as one" * 50)

    done = start("--state", str(wrong))

    assert (15, True) == (done.returncode, "is not a state file" in done.stderr)
    assert "Traceback" not in done.stderr


def test_a_state_file_of_another_format_is_refused_in_a_sentence(tmp_path, opened):
    first, _ = opened
    first(lambda _, stage: stage.say("x"))
    with sqlite3.connect(tmp_path / "state.db") as base:
        base.execute("UPDATE meta SET value = '99'")

    done = start("--state", str(tmp_path / "state.db"))

    assert (15, True) == (done.returncode, "has the format 99" in done.stderr)


def test_a_state_file_can_run_nothing(tmp_path, opened):
    first, _ = opened
    first(lambda _, stage: stage.say("x"))
    with sqlite3.connect(tmp_path / "state.db") as base:
        base.execute("UPDATE checkpoint SET state = ?", (b"cos\nsystem\n(S'echo taken'\ntR.",))

    done = start("--state", str(tmp_path / "state.db"))

    assert (15, False) == (done.returncode, "taken" in done.stdout)
