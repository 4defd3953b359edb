"""Buttons below messages, kind by kind."""

from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.keyboards._keyboards import below, refused, sent_with
from conformance.verdict import Consequence

_BUTTON = documented("Bot API, InlineKeyboardButton")
_MARKUP = documented("Bot API, InlineKeyboardMarkup")
_INLINE = ("inline_keyboard",)


def _back(caller: Caller, user: User, **fields: Any) -> dict[str, Any]:
    """The one button of a sent message, as it comes back."""
    sent = sent_with(caller, user, below([{"text": "دکمه", **fields}]))
    button: dict[str, Any] = sent["reply_markup"]["inline_keyboard"][0][0]
    return button


@clause(
    "keyboards.rows-kept",
    "#inlinekeyboardmarkup",
    _MARKUP,
    since="2.0",
    method="sendMessage",
    features=_INLINE,
)
def rows_kept(caller: Caller, user: User) -> None:
    """Buttons stay in the rows and the order in which they were given."""
    rows = [["a"], ["b", "c", "d"], ["e", "f"]]
    markup = below(*([{"text": one, "callback_data": one} for one in row] for row in rows))
    back = sent_with(caller, user, markup)["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in back] == rows


@clause(
    "keyboards.persian-label",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="2.0",
    method="sendMessage",
    features=("inline_keyboard",),
)
def persian_label(caller: Caller, user: User) -> None:
    """A button's label keeps Persian text, its zero-width non-joiners and its emoji."""
    label = "🛒 می‌خواهم ۲ تا"
    sent = sent_with(caller, user, below([{"text": label, "callback_data": "x"}]))
    assert sent["reply_markup"]["inline_keyboard"][0][0]["text"] == label


@clause(
    "keyboards.url-button",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="2.0",
    method="sendMessage",
    features=("url_button",),
)
def url_button(caller: Caller, user: User) -> None:
    """A button that opens an address comes back with its url and without callback data."""
    button = _back(caller, user, url="https://example.com/shop?id=7")
    assert button == {"text": "دکمه", "url": "https://example.com/shop?id=7"}


@clause(
    "keyboards.url-button-to-person",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: links tg://user?id= mention a user by their identifier"),
    since="4.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("tg_user_link",),
)
def url_button_to_person(caller: Caller, user: User) -> None:
    """A button can lead to a person by tg://user?id=."""
    assert _back(caller, user, url=f"tg://user?id={user.id}")["url"] == f"tg://user?id={user.id}"


@clause(
    "keyboards.wrong-url-refused",
    "#inlinekeyboardbutton",
    observed("teloxide's table of errors: wrong HTTP URL; TDLib's error text"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("url_button",),
)
def wrong_url_refused(caller: Caller, user: User) -> None:
    """A button whose url is no address is refused with 400."""
    assert refused(caller, user, below([{"text": "x", "url": "http://nodots/"}])).error_code == 400


@clause(
    "keyboards.login-shown-as-url",
    "#message",
    documented("Bot API, Message: login_url buttons are represented as ordinary url buttons"),
    since="4.3",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("login_url",),
)
def login_shown_as_url(caller: Caller, user: User) -> None:
    """A button that logs in comes back as an ordinary url button."""
    button = _back(caller, user, login_url={"url": "https://example.com/login"})
    assert button.get("url", "").startswith("https://example.com/login")
    assert "login_url" not in button


@clause(
    "keyboards.web-app-button",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="6.0",
    method="sendMessage",
    features=("web_app_button",),
)
def web_app_button(caller: Caller, user: User) -> None:
    """A button that opens a web app comes back with the app's url."""
    assert _back(caller, user, web_app={"url": "https://example.com/app"})["web_app"] == {
        "url": "https://example.com/app"
    }


@clause(
    "keyboards.web-app-needs-https",
    "#webappinfo",
    documented("Bot API, WebAppInfo: an HTTPS URL"),
    since="6.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("web_app_button",),
)
def web_app_needs_https(caller: Caller, user: User) -> None:
    """A web app whose address is not https is refused with 400."""
    markup = below([{"text": "x", "web_app": {"url": "http://example.com/app"}}])
    assert refused(caller, user, markup).error_code == 400


@clause(
    "keyboards.web-app-only-in-private",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: available only in private chats between a user and the bot"),
    since="6.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("web_app_button",),
)
def web_app_only_in_private(caller: Caller, group: Group) -> None:
    """A web app's button in a group is refused with 400."""
    markup = below([{"text": "x", "web_app": {"url": "https://example.com/app"}}])
    assert refused(caller, group.chat_id, markup).error_code == 400


@clause(
    "keyboards.copy-button",
    "#copytextbutton",
    documented("Bot API, CopyTextButton"),
    since="7.11",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("copy_text_button",),
)
def copy_button(caller: Caller, user: User) -> None:
    """A button that copies comes back with its text of up to 256 characters."""
    text = "کد تخفیف " + "۷" * 247
    assert _back(caller, user, copy_text={"text": text})["copy_text"] == {"text": text}


@clause(
    "keyboards.copy-limit",
    "#copytextbutton",
    documented("Bot API, CopyTextButton: 1-256 characters"),
    since="7.11",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("copy_text_button",),
)
def copy_limit(caller: Caller, user: User) -> None:
    """A button that is to copy 257 characters is refused with 400."""
    assert refused(caller, user, below([{"text": "x", "copy_text": {"text": "ک" * 257}}])).error_code == 400


@clause(
    "keyboards.styled-button",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="9.4",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def styled_button(caller: Caller, user: User) -> None:
    """A button comes back with the style that it was given."""
    styles = ["danger", "success", "primary"]
    row = [{"text": style, "callback_data": style, "style": style} for style in styles]
    back = sent_with(caller, user, below(row))["reply_markup"]["inline_keyboard"][0]
    assert [button.get("style") for button in back] == styles


@clause(
    "keyboards.disabled-button",
    "#inlinekeyboardbutton",
    _BUTTON,
    since="10.3",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def disabled_button(caller: Caller, user: User) -> None:
    """A button that does nothing comes back as disabled."""
    assert "disabled" in _back(caller, user, disabled={})


@clause(
    "keyboards.pay-outside-invoice-refused",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: pay can only be used in invoice messages"),
    since="3.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("pay_button",),
)
def pay_outside_invoice_refused(caller: Caller, user: User) -> None:
    """A Pay button under a text is refused with 400."""
    assert refused(caller, user, below([{"text": "پرداخت", "pay": True}])).error_code == 400


@clause(
    "keyboards.game-outside-game-refused",
    "#inlinekeyboardbutton",
    documented("Bot API, InlineKeyboardButton: callback_game must be the first button of a game"),
    since="2.2",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def game_outside_game_refused(caller: Caller, user: User) -> None:
    """A button that launches a game is refused with 400 under a text."""
    assert refused(caller, user, below([{"text": "بازی", "callback_game": {}}])).error_code == 400
