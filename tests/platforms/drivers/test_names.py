from importlib.metadata import EntryPoint, EntryPoints

import pytest

from conformance.errors import UsageError
from conformance.platforms.drivers import (
    Act,
    Bot,
    Driver,
    DriverError,
    Human,
    NoDriver,
    SandboxDriver,
    TelegramTestApiDriver,
    named,
)

ELSEWHERE = EntryPoints(
    [EntryPoint("elsewhere", "conformance.platforms.drivers.none:NoDriver", "conformance.drivers")]
)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("none", NoDriver), ("sandbox", SandboxDriver), ("telegram-test-api", TelegramTestApiDriver)],
)
def test_our_own_drivers_have_names(name: str, kind: type[Driver]):
    driver = named(name, "http://127.0.0.1:1")

    assert isinstance(driver, kind)
    assert driver.name == name
    driver.close()


def test_other_drivers_come_by_entry_point(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("conformance.platforms.drivers.entry_points", lambda **_: ELSEWHERE)

    assert isinstance(named("elsewhere", ""), NoDriver)


def test_an_unknown_name_is_told_the_known_ones(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("conformance.platforms.drivers.entry_points", lambda **_: ELSEWHERE)

    with pytest.raises(UsageError, match="elsewhere, none, sandbox, telegram-test-api"):
        named("telepathy", "")


def test_nobody_can_be_asked_to_act():
    driver = NoDriver()

    assert (driver.new_bot(), driver.acts) == (None, frozenset())
    for ask in (
        lambda: driver.new_human(Human(0)),
        lambda: driver.open_chat(Bot("1:A"), Human(1)),
        lambda: driver.new_group(Bot("1:A"), "group", "G", ()),
        lambda: driver.act(Bot("1:A"), Act("send_text", 1, 1)),
    ):
        with pytest.raises(DriverError, match="name one with --driver"):
            ask()
