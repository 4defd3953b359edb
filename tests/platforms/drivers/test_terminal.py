"""People at hand, played by a thread that reads the terminal and acts through the platform's door."""

import fcntl
import os
import pty
import re
import subprocess
import sys
import termios
import threading
from pathlib import Path

import pytest

from conformance.platforms.drivers import (
    Act,
    Bot,
    CannotDo,
    DriverError,
    Human,
    SandboxDriver,
    TerminalDriver,
)
from conformance.platforms.drivers.asking import InputAsker, Reply, TerminalAsker
from conformance.platforms.drivers.hand import KINDS, asked
from conformance.platforms.drivers.peeking import Peek
from conformance.report import read
from conformance.wire import Address, Call, Client

ISOLATED = re.compile("\u2068(.*?)\u2069")
WRITES, PRESSES, GREETS = ("Write: ", "بنویسید: «"), ("Press the button", "دکمهٔ"), ("press Start", "«شروع»")


class Person(threading.Thread):
    """Does in the app what the terminal says; types ``answers`` instead, to sentences with their words."""

    def __init__(self, master: int, door: SandboxDriver, bot: Bot, answers: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.master, self.door, self.bot, self.answers = master, door, bot, answers
        self.read = ""
        self.people: list[int] = []
        self.done: list[str] = []

    def run(self) -> None:
        at = 0
        while self.hear():
            *whole, _ = self.read[at:].split("\n")
            at += sum(len(line) + 1 for line in whole)
            for line in whole:
                if line.startswith("→ "):
                    self.do(line)

    def hear(self) -> bool:
        try:
            more = os.read(self.master, 4096)
        except OSError:
            return False
        self.read += more.decode("utf-8", "replace")
        return bool(more)

    def do(self, line: str) -> None:
        for words, answer in self.answers.items():
            if words in line:
                os.write(self.master, f"{answer}\n".encode())
                return
        said = ISOLATED.findall(line)
        if any(words in line for words in GREETS):
            self.people.append(self.door.new_human(Human(0, "سارا")).id)
            self.door.open_chat(self.bot, Human(self.people[-1]))
            self.act("send_text", self.people[-1], text="/start")
        elif any(words in line for words in WRITES):
            self.act("send_text", self.who(line), text=said[0])
        elif any(words in line for words in PRESSES):
            self.press(self.who(line), said[0])

    def who(self, line: str) -> int:
        return self.people[1 if "Person 2" in line else 0]

    def act(self, kind: str, person: int, **details: object) -> None:
        self.done.append(kind)
        self.door.act(self.bot, Act(kind, person, person, details))

    def press(self, person: int, label: str) -> None:
        self.act("press_button", person, **next(
            {"message_id": message["message_id"], "data": button["callback_data"]}
            for message in reversed(self.door.messages(self.bot, person))
            for row in (message.get("reply_markup") or {}).get("inline_keyboard", ())
            for button in row
            if button["text"] == label
        ))  # fmt: skip


@pytest.fixture
def door(reference):
    driver = SandboxDriver(reference.url)
    yield driver
    driver.close()


@pytest.fixture
def played(reference, door, tmp_path):
    """Runs the command on a terminal at which a person sits."""

    def run(*given: str, answers: dict[str, str] | None = None) -> tuple[int, Person, Path]:
        bot = door.new_bot("Hand")
        token = tmp_path / "token"
        token.write_text(bot.token, encoding="utf-8")
        report = tmp_path / f"report{len(list(tmp_path.iterdir()))}"
        command = ["run", "--platform", reference.url, "--driver", "terminal", "--token-file", str(token)]
        command += ["--report", str(report), "--allow", "all", "--retries", "0", "--rate", "0", *given]
        master, slave = pty.openpty()
        person = Person(master, door, bot, answers or {})
        with subprocess.Popen(
            [sys.executable, "-m", "conformance.cli", *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no lock is held yet
            cwd=tmp_path,
        ) as process:
            os.close(slave)
            person.start()
            code = process.wait(timeout=120)
        person.join(timeout=5)
        os.close(master)
        return code, person, report / "report.ndjson"

    return run


def outcomes(path: Path) -> dict[str, str]:
    return {one.id: one.outcome.value for one in read(path, partial=True).verdicts if one.kind == "clause"}


QUERY = ("--only", "keyboards.query-says-who")


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_done_in_the_app_is_seen_without_a_key(language, played):
    code, person, report = played(*QUERY, "--language", language)

    assert {"keyboards.query-says-who": "pass"} == outcomes(report)
    assert (0, ["send_text", "press_button"]) == (code, person.done)
    assert ("دکمهٔ" in person.read) == (language == "fa")


def test_a_button_is_named_by_its_label_and_its_message(played):
    _, person, _ = played(*QUERY)

    line = next(line for line in person.read.splitlines() if "Press the button" in line)
    label, text = ISOLATED.findall(line)
    assert label
    assert text
    assert "keyboards" not in line


def test_what_cannot_be_done_is_skipped_and_told(played):
    _, _, report = played(*QUERY, answers={"Press the button": "s"})

    (verdict,) = (one for one in read(report).verdicts if one.kind == "clause")
    assert ("skipped", True) == (verdict.outcome.value, "the person at hand cannot do this" in verdict.reason)


TWO = ("--only", "keyboards.query-says-who", "--only", "keyboards.query-is-whole")


def test_what_a_report_has_judged_is_not_asked_again(played):
    _, first, report = played(*TWO)
    whole = outcomes(report)
    _, second, again = played(*TWO, "--resume", str(report))

    assert (2, 0) == (first.done.count("press_button"), second.done.count("press_button"))
    assert whole == outcomes(again)
    assert all("carried_from" in one.extra for one in read(again).verdicts if one.kind == "clause")


def test_a_person_who_stops_leaves_a_report_of_what_was_judged(played):
    _, _, report = played(*QUERY, answers={"Press the button": "q"})

    found = read(report, partial=True)
    assert (False, {}) == (found.complete, outcomes(report))


def test_a_report_of_another_platform_is_not_resumed(played, reference):
    _, _, report = played(*QUERY, answers={"Press the button": "s"})
    given = [
        "run",
        "--platform",
        f"{reference.url}/",
        "--resume",
        str(report),
        "--report",
        str(report.parent / "x"),
    ]

    done = subprocess.run(
        [sys.executable, "-m", "conformance.cli", *given], capture_output=True, text=True, check=False
    )

    assert 2 == done.returncode
    assert "only a run of the same three can be resumed" in done.stdout + done.stderr


def test_without_a_terminal_nobody_is_at_hand():
    driver = TerminalDriver(TerminalAsker("/nowhere/tty"), chat=7)

    with pytest.raises(DriverError, match="there is no terminal"):
        driver.act(Bot("1:a"), Act("send_text", 7, 7, {"text": "x"}))


def test_one_person_plays_one_and_two_play_two():
    driver = TerminalDriver(InputAsker(lambda _: ""), chat=7)
    driver.new_human(Human(0, "Sara"))

    with pytest.raises(DriverError, match="one person is at hand"):
        driver.new_human(Human(0, "Omid"))


class Silent:
    """Waits for nothing but what is seen."""

    def __init__(self, *doings):
        self.doings, self.said = list(doings), []

    def tell(self, sentence):
        self.said.append(sentence)

    def ask(self, sentence, seen):
        self.said.append(sentence)
        self.doings.pop(0)()
        return Reply.SEEN if seen() else Reply.SKIP


@pytest.fixture
def stage(reference, door):
    bot = door.new_bot("Hand")
    people = [door.new_human(Human(0, name)) for name in ("سارا", "امید")]
    for human in people:
        door.open_chat(bot, human)
    peek = Peek(Address.parse(reference.url), bot.token)
    yield bot, people, peek
    peek.close()


def writes(door, bot, human, text):
    return lambda: door.act(bot, Act("send_text", human.id, human.id, {"text": text}))


def test_two_people_are_told_apart_by_who_writes(door, stage):
    bot, (sara, omid), peek = stage
    asker = Silent(
        *(writes(door, bot, one, text) for one, text in ((sara, "/start"), (omid, "/start"), (omid, "x")))
    )
    driver = TerminalDriver(asker, people=2, peek=peek)

    met = [driver.new_human(Human(0)), driver.new_human(Human(0))]
    driver.act(bot, Act("send_text", omid.id, omid.id, {"text": "x"}))

    assert [(sara.id, "سارا"), (omid.id, "امید")] == [(one.id, one.first_name) for one in met]
    assert "Person 2: " in asker.said[-1]


def test_another_persons_or_another_text_is_not_taken_for_it(door, stage):
    bot, (sara, omid), peek = stage
    asker = Silent(writes(door, bot, omid, "x"), writes(door, bot, sara, "y"))
    driver = TerminalDriver(asker, chat=sara.id, peek=peek)

    for _ in range(2):
        with pytest.raises(CannotDo):
            driver.act(bot, Act("send_text", sara.id, sara.id, {"text": "x"}))


def test_looking_takes_no_update_away(reference, door, stage):
    bot, (sara, _), peek = stage
    driver = TerminalDriver(Silent(writes(door, bot, sara, "x")), chat=sara.id, peek=peek)

    driver.act(bot, Act("send_text", sara.id, sara.id, {"text": "x"}))

    with Client(Address.parse(reference.url), bot.token) as client:
        (update,) = client.send(Call("getUpdates")).answer.result
    assert ("x", False) == (update["message"]["text"], peek.is_blind)


def test_where_a_webhook_is_set_it_looks_no_more(reference, stage):
    bot, (sara, _), peek = stage
    with Client(Address.parse(reference.url), bot.token) as client:
        client.send(Call("setWebhook", {"url": "https://127.0.0.1:9/x"}))
        driver = TerminalDriver(InputAsker(lambda _: ""), chat=sara.id, peek=peek)
        driver.act(bot, Act("send_text", sara.id, sara.id, {"text": "x"}))
        client.send(Call("deleteWebhook"))

    assert peek.is_blind


@pytest.mark.parametrize("language", ["en", "fa"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_act_has_a_sentence_that_keeps_foreign_text_apart(kind, language):
    hostile = "\u202e\x1b[2Jسلام\nx"
    names = ("text", "caption", "query", "result_id", "data")

    said = asked(kind, dict.fromkeys(names, hostile), language, message=hostile)

    assert not set("\u202e\x1b\n") & set(said)
    assert said.count("\u2069") == sum(map(said.count, "\u2066\u2067\u2068"))
    assert {"en": "\u2066", "fa": "\u2067"}[language] == said[0]


def test_a_terminal_that_is_closed_has_nobody_at_it():
    master, slave = pty.openpty()
    asker = TerminalAsker(os.ttyname(slave))
    os.close(master)

    with pytest.raises((DriverError, OSError)):
        asker.ask("x", lambda: False)
    asker.close()
    os.close(slave)
