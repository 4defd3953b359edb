"""Formatting: parse modes, entities, and offsets in UTF-16 code units."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.formatting._texts import found_in, spans_of
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence

_FORMATTING = documented("Bot API, Formatting options")
_ENTITY = documented("Bot API, MessageEntity")


@clause(
    "formatting.html",
    "#html-style",
    _FORMATTING,
    since="1.8",
    method="sendMessage",
    features=("parse_mode_html",),
)
def html(caller: Caller, user: User) -> None:
    """HTML becomes entities, and its tags leave the text."""
    got = spans_of(caller, user, "<b>bold</b> and <i>italic</i>", parse_mode="HTML")
    assert got == ("bold and italic", [("bold", 0, 4), ("italic", 9, 6)])


@clause(
    "formatting.html-escapes",
    "#html-style",
    _FORMATTING,
    since="1.8",
    method="sendMessage",
    features=("parse_mode_html",),
)
def html_escapes(caller: Caller, user: User) -> None:
    """Named HTML entities become the characters they name."""
    assert spans_of(caller, user, "1 &lt; 2 &amp;&amp; 3 &gt; 2", parse_mode="HTML") == ("1 < 2 && 3 > 2", [])


@clause(
    "formatting.markdown-v2",
    "#markdownv2-style",
    _FORMATTING,
    since="4.5",
    method="sendMessage",
    features=("parse_mode_markdownv2",),
)
def markdown_v2(caller: Caller, user: User) -> None:
    """MarkdownV2 becomes entities, and its marks leave the text."""
    got = spans_of(caller, user, "*bold* _italic_ `code`", parse_mode="MarkdownV2")
    assert got == ("bold italic code", [("bold", 0, 4), ("italic", 5, 6), ("code", 12, 4)])


@clause(
    "formatting.markdown",
    "#markdown-style",
    _FORMATTING,
    since="1.4",
    method="sendMessage",
    features=("parse_mode_markdown",),
)
def markdown(caller: Caller, user: User) -> None:
    """Legacy Markdown becomes entities, and its marks leave the text."""
    got = spans_of(caller, user, "*bold* _italic_", parse_mode="Markdown")
    assert got == ("bold italic", [("bold", 0, 4), ("italic", 5, 6)])


@clause(
    "formatting.utf-16-offsets",
    "#messageentity",
    _ENTITY,
    since="2.0",
    method="sendMessage",
    features=("parse_mode_html",),
)
def utf_16_offsets(caller: Caller, user: User) -> None:
    """Offsets and lengths count UTF-16 code units: an emoji beyond the first plane is two."""
    got = spans_of(caller, user, "🛒 <b>سبد 🌷</b>", parse_mode="HTML")
    assert got == ("🛒 سبد 🌷", [("bold", 3, 6)])


@clause(
    "formatting.explicit-entities",
    "#sendmessage",
    documented("Bot API, sendMessage"),
    since="5.0",
    method="sendMessage",
    features=("entities_param",),
)
def explicit_entities(caller: Caller, user: User) -> None:
    """Entities can be given in place of a parse mode."""
    got = spans_of(caller, user, "bold text", entities=[{"type": "bold", "offset": 0, "length": 4}])
    assert got == ("bold text", [("bold", 0, 4)])


@clause(
    "formatting.text-link",
    "#html-style",
    _FORMATTING,
    since="2.0",
    method="sendMessage",
    features=("html_link_tag",),
)
def text_link(caller: Caller, user: User) -> None:
    """A link in HTML becomes a text_link entity with its url."""
    params = {
        "chat_id": user.chat_id,
        "text": '<a href="https://example.com/a">link</a>',
        "parse_mode": "HTML",
    }
    (entity,) = caller.accepted("sendMessage", params)["entities"]
    assert (entity["type"], entity["url"]) == ("text_link", "https://example.com/a")


@clause(
    "formatting.broken-html-refused",
    "#html-style",
    observed("TDLib's error text, which bots match to send the message again unformatted"),
    since="1.8",
    method="sendMessage",
    features=("err_text_match",),
)
def broken_html_refused(caller: Caller, user: User) -> None:
    """HTML that is not closed is refused with 400, and not sent raw."""
    refusal = caller.refusal(
        "sendMessage", {"chat_id": user.chat_id, "text": "<b>open", "parse_mode": "HTML"}
    )
    assert refusal.error_code == 400
    assert (refusal.description or "").startswith("Bad Request: can't parse entities")


@clause(
    "formatting.command-found",
    "#messageentity",
    _ENTITY,
    since="2.0",
    needs=("send_text",),
    consequence=Consequence.BREAKS,
    method="getUpdates",
    features=("reads.entities",),
)
def command_found(caller: Caller, user: User) -> None:
    """A command that a person writes is marked as a bot_command."""
    text = user.says("/start " + user.marker("x"))
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert (0, 6) in found_in(message, "bot_command")
