"""Keyboards of every shape."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from conformance.platforms.drivers import Onlooker
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.suite.properties._search import holds

_Button = dict[str, Any]

_LABELS = st.lists(st.sampled_from(["a", "خرید", "🛒", "<b>", "۱۲"]), min_size=1, max_size=3).map(" ".join)
_DATA = st.text(st.sampled_from('a9 :سé🎂"\\'), min_size=1, max_size=16)  # 64 bytes at the most
_QUERIES = st.sampled_from(["", "کالا", "two words"])


def _inline(of: st.SearchStrategy[Any], name: str) -> st.SearchStrategy[_Button]:
    return st.fixed_dictionaries({"text": _LABELS, name: of})


_INLINE = st.one_of(
    _inline(_DATA, "callback_data"),
    _inline(st.sampled_from(["https://example.com/a", "https://example.com/b?c=d%20e"]), "url"),
    _inline(_QUERIES, "switch_inline_query_current_chat"),
    _inline(st.fixed_dictionaries({"text": _LABELS}), "copy_text"),
)
_REPLY = st.one_of(
    st.fixed_dictionaries({"text": _LABELS}),
    _inline(st.just(value=True), "request_contact"),
    _inline(st.just(value=True), "request_location"),
    _inline(st.fixed_dictionaries({"type": st.sampled_from(["quiz", "regular"])}), "request_poll"),
)


def _rows(buttons: st.SearchStrategy[_Button]) -> st.SearchStrategy[list[list[_Button]]]:
    return st.lists(st.lists(buttons, min_size=1, max_size=4), min_size=1, max_size=4)


def check_inline(caller: Caller, user: User) -> None:
    def comes_back(rows: list[list[_Button]]) -> None:
        sent = _sent(caller, user, {"inline_keyboard": rows})
        _as_given(sent["reply_markup"]["inline_keyboard"], rows)

    holds(caller, _rows(_INLINE), comes_back)


def check_reply(caller: Caller, user: User) -> None:
    """What a person sees is asked of the driver: no answer of a method shows it."""
    driver = user.platform.driver
    if not isinstance(driver, Onlooker):
        raise NotPlayable(f"The driver {driver.name!r} does not show what a person sees.")

    def is_shown(rows: list[list[_Button]]) -> None:
        sent = _sent(caller, user, {"keyboard": rows})
        seen = driver.messages(user.bot, user.chat_id)
        number = str(sent["message_id"])
        shown = next((one for one in seen if str(one["message_id"]) == number), None)
        assert shown is not None, "the person does not see the message"
        _as_given(shown["reply_markup"]["keyboard"], rows)

    holds(caller, _rows(_REPLY), is_shown)


def _sent(caller: Caller, user: User, markup: Mapping[str, Any]) -> dict[str, Any]:
    given = {"chat_id": user.chat_id, "text": user.marker(), "reply_markup": markup}
    sent: dict[str, Any] = caller.accepted("sendMessage", given)
    return sent


def _as_given(came: list[list[_Button]], rows: list[list[_Button]]) -> None:
    """Raises AssertionError unless every button stands where it was put, whatever more is said of it."""
    shape, given = ([len(row) for row in keyboard] for keyboard in (came, rows))
    assert shape == given, f"the rows have {shape} buttons, not {given}"
    for row, wanted in zip(came, rows, strict=True):
        for button, asked in zip(row, wanted, strict=True):
            kept = {name: button.get(name) for name in asked}
            assert kept == asked, f"a button is {button}, not {asked}"
