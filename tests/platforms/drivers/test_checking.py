"""The check of drivers passes the good ones, and names what each bad one does."""

from dataclasses import replace

import pytest

from conformance.platforms.drivers import Act, Bot, Human, NoDriver, SandboxDriver, TelegramTestApiDriver
from conformance.platforms.drivers.checking import check_driver
from conformance.platforms.third_party.telegram_test_api import TelegramTestApi
from conformance.reference.process import ReferenceProcess


class SwallowsTexts(SandboxDriver):
    def act(self, bot: Bot, act: Act) -> None:
        if act.kind != "send_text":
            super().act(bot, act)


class SpeaksForAnother(SandboxDriver):
    def new_human(self, like: Human) -> Human:
        self.other = super().new_human(like)
        return super().new_human(like)

    def act(self, bot: Bot, act: Act) -> None:
        super().act(bot, replace(act, user_id=self.other.id, chat_id=self.open_chat(bot, self.other)))


class AcceptsAnything(SandboxDriver):
    def act(self, bot: Bot, act: Act) -> None:
        if act.kind in self.acts:
            super().act(bot, act)


class PromisesTheUnknown(SandboxDriver):
    acts = frozenset({"send_text", "dance"})


class PositiveGroups(SandboxDriver):
    acts = frozenset({"send_text"})

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        return -super().new_group(bot, kind, title, members)


class SendsTextsForFiles(SandboxDriver):
    acts = frozenset({"send_document", "send_text"})

    def act(self, bot: Bot, act: Act) -> None:
        if act.kind == "send_document":
            act = replace(act, kind="send_text", details={"text": act.details["caption"]})
        super().act(bot, act)


class OnlyUnblocks(SandboxDriver):
    acts = frozenset({"block", "unblock"})

    def act(self, bot: Bot, act: Act) -> None:
        if act.kind != "block":
            super().act(bot, act)


class AsksForAnother(SandboxDriver):
    acts = frozenset({"inline_query"})

    def act(self, bot: Bot, act: Act) -> None:
        super().act(bot, replace(act, details={"query": "other", "offset": ""}))


class SeesNothing(SandboxDriver):
    acts = frozenset({"send_text"})

    def messages(self, bot: Bot, chat_id: int) -> list[dict[str, object]]:
        del bot, chat_id
        return []


class ActsForNoBot(NoDriver):
    acts = frozenset({"send_text"})


def test_the_sandbox_driver_keeps_its_protocol(reference: ReferenceProcess):
    driver = SandboxDriver(reference.url)

    assert check_driver(driver, reference.url) == []
    driver.close()


def test_the_adapter_keeps_its_protocol(emulator: TelegramTestApi):
    driver = TelegramTestApiDriver(emulator.url)

    assert check_driver(driver, emulator.url) == []
    driver.close()


def test_playing_nobody_keeps_the_protocol():
    assert check_driver(NoDriver(), "http://127.0.0.1:1") == []


@pytest.mark.parametrize(
    ("misbehaviour", "said"),
    [
        (SpeaksForAnother, "send_text: the message is from"),
        (AcceptsAnything, "an act not declared: it is taken"),
        (PromisesTheUnknown, "'dance' is no act of the protocol"),
        (PositiveGroups, "new_group: its id"),
        (SendsTextsForFiles, "send_document: the message has caption None"),
        (OnlyUnblocks, "block: "),
        (AsksForAnother, "inline_query: the inline_query is"),
        (SeesNothing, "messages: it does not show"),
    ],
)
def test_a_misbehaving_driver_is_told_what_it_does(reference: ReferenceProcess, misbehaviour, said: str):
    driver = misbehaviour(reference.url)

    assert any(departure.startswith(said) for departure in check_driver(driver, reference.url))
    driver.close()


def test_an_act_that_no_bot_sees_is_named(reference: ReferenceProcess, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("conformance.platforms.drivers.checking._SECONDS", 0.1)
    driver = SwallowsTexts(reference.url)

    assert "send_text: no message came within 0.1 s" in check_driver(driver, reference.url)
    driver.close()


def test_acts_that_no_bot_can_see_are_named():
    assert check_driver(ActsForNoBot(), "http://127.0.0.1:1") == [
        "acts are declared, and new_bot gives no bot to see them by"
    ]
