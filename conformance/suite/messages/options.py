"""What every message can be sent with: quietly, protected, with an effect, and what its text loses."""

import secrets
from collections.abc import Callable

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, User
from conformance.suite.ground.sending import place, refused, seen, sent
from conformance.verdict import Consequence, Level

_SEND = documented("Bot API, sendMessage")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")
_PREVIEW = documented("Bot API, LinkPreviewOptions")
_PAGE = "https://example.com/a"


@clause(
    "messages.quiet",
    "#sendmessage",
    _SEND,
    since="1.8.3",
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("disable_notification",),
)
def quiet(caller: Caller, user: User) -> None:
    """A message with disable_notification is sent as any other."""
    message = sent(caller, user, text=(text := user.marker()), disable_notification=True)
    assert message["text"] == text


@clause(
    "messages.protected",
    "#sendmessage",
    _SEND,
    since="5.6",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("protect_content",),
)
def protected(caller: Caller, user: User) -> None:
    """A message with protect_content says has_protected_content."""
    assert sent(caller, user, protect_content=True)["has_protected_content"] is True


@clause(
    "messages.unprotected",
    "#message",
    documented("Bot API, Message"),
    since="5.6",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("protect_content",),
)
def unprotected(caller: Caller, user: User) -> None:
    """A message without protect_content does not say has_protected_content."""
    assert not sent(caller, user).get("has_protected_content")


@clause(
    "messages.effect",
    "#sendmessage",
    _SEND,
    observed("5104841245755180586 is the effect 🔥, as frameworks list it"),
    since="7.4",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("message_effects",),
)
def effect(caller: Caller, user: User) -> None:
    """A message in a private chat carries the effect that it was sent with."""
    assert sent(caller, user, message_effect_id="5104841245755180586")["effect_id"] == "5104841245755180586"


@clause(
    "messages.chat-described",
    "#chat",
    documented("Bot API, Chat"),
    method="sendMessage",
    features=("reads.chat_type",),
)
def chat_described(caller: Caller, user: User) -> None:
    """A message in a private chat names the chat's type and the person's first name."""
    chat = sent(caller, user)["chat"]
    assert chat["type"] == "private"
    assert chat["first_name"]


@clause("messages.digits-stay-text", "#message", documented("Bot API, Message"), method="sendMessage")
def digits_stay_text(caller: Caller, user: User) -> None:
    """A text that looks like a number stays a string, with its zeros in front."""
    assert sent(caller, user, text="00123")["text"] == "00123"


@clause(
    "messages.text-trimmed",
    "#sendmessage",
    observed("tdlib/td, MessageEntity.cpp: blanks around a text go, those within stay"),
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def text_trimmed(caller: Caller, user: User) -> None:
    """Blanks around a text are cut off, and those within it stay."""
    assert sent(caller, user, text="  \n سلام \n دنیا \n ")["text"] == "سلام \n دنیا"


@clause("messages.lines-kept", "#sendmessage", _SEND, method="sendMessage")
def lines_kept(caller: Caller, user: User) -> None:
    """Line breaks and empty lines within a text stay as they were sent."""
    assert sent(caller, user, text="یک\n\nدو\nسه")["text"] == "یک\n\nدو\nسه"


@clause(
    "messages.blank-text-refused", "#sendmessage", _SERVER, method="sendMessage", features=("err_text_match",)
)
def blank_text_refused(caller: Caller, user: User) -> None:
    """A text of nothing but blanks is refused with 400 and Telegram's words."""
    got = refused(caller, "sendMessage", {"chat_id": user.chat_id, "text": " \n "})
    assert got == (400, "Bad Request: text must be non-empty")


@clause(
    "messages.longest-text-in-characters",
    "#sendmessage",
    documented("Bot API, sendMessage: 1-4096 characters after entities parsing"),
    since="1.8",
    method="sendMessage",
    features=("parse_mode_html",),
)
def longest_text_in_characters(caller: Caller, user: User) -> None:
    """The limit of 4096 characters counts the text after its markup is read."""
    message = sent(caller, user, text="<b>" + "م" * 4096 + "</b>", parse_mode="HTML")
    assert message["text"] == "م" * 4096


@clause(
    "messages.preview-off",
    "#linkpreviewoptions",
    _PREVIEW,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("link_preview",),
)
def preview_off(caller: Caller, user: User) -> None:
    """A message whose preview is disabled says so in its link_preview_options."""
    message = sent(caller, user, text=_PAGE, link_preview_options={"is_disabled": True})
    assert message["link_preview_options"]["is_disabled"] is True


@clause(
    "messages.preview-url",
    "#linkpreviewoptions",
    _PREVIEW,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
    features=("link_preview",),
)
def preview_url(caller: Caller, user: User) -> None:
    """The url of link_preview_options takes the place of the first link of the text."""
    options = {"url": "https://example.com/b", "show_above_text": True}
    got = sent(caller, user, text=_PAGE, link_preview_options=options)["link_preview_options"]
    assert (got["url"], got["show_above_text"]) == ("https://example.com/b", True)


@clause(
    "messages.preview-off-the-old-way",
    "#sendmessage",
    observed("servers still read disable_web_page_preview, which bots older than 7.0 send"),
    level=Level.OBSERVED,
    consequence=Consequence.COSMETIC,
    since="7.0",
    method="sendMessage",
    features=("link_preview",),
)
def preview_off_the_old_way(caller: Caller, user: User) -> None:
    """disable_web_page_preview disables a preview as link_preview_options does."""
    message = sent(caller, user, text=_PAGE, disable_web_page_preview=True)
    assert message["link_preview_options"]["is_disabled"] is True


@clause(
    "messages.preview-options-broken-refused",
    "#sendmessage",
    _SERVER,
    since="7.0",
    consequence=Consequence.COSMETIC,
    method="sendMessage",
)
def preview_options_broken_refused(caller: Caller, user: User) -> None:
    """link_preview_options that are no JSON are refused with 400 and Telegram's words."""
    params = {"chat_id": user.chat_id, "text": _PAGE, "link_preview_options": "junk"}
    assert refused(caller, "sendMessage", params) == (
        400,
        "Bad Request: can't parse link preview options JSON object",
    )


@clause(
    "messages.kept-as-sent",
    "#message",
    documented("Bot API, Message"),
    since="7.0",
    method="sendMessage",
    features=("reply_to",),
)
def kept_as_sent(caller: Caller, user: User) -> None:
    """A sent message is found again later with the text, sender and date that it was sent with."""
    message = sent(caller, user)
    again = seen(caller, **place(message))
    assert (again["text"], again.get("date")) == (message["text"], message.get("date"))
    assert again["from"]["id"] == message["from"]["id"]


@clause(
    "messages.chat-by-username",
    "#sendmessage",
    documented("Bot API, sendMessage: chat_id, or username of the target channel as @channelusername"),
    consequence=Consequence.DEGRADES,
    method="sendMessage",
)
def chat_by_username(caller: Caller, new_group: Callable[..., Group]) -> None:
    """A public channel is named by its @username as well as by its id, in any case of its letters."""
    name = f"c{secrets.token_hex(6)}"
    channel = new_group("channel", username=name)
    message = caller.accepted("sendMessage", {"chat_id": f"@{name.upper()}", "text": User.marker()})
    assert message["chat"]["id"] == channel.chat_id
