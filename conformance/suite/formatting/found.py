"""What the server finds in a text by itself."""

from conformance.suite.clause import documented, observed, usual
from conformance.suite.formatting._texts import found_in
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import picture
from conformance.suite.ground.sending import sent
from conformance.verdict import Consequence, Level

_ENTITY = documented("Bot API, MessageEntity")


_found = usual(
    "#messageentity",
    _ENTITY,
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="sendMessage",
    features=("reads.entities",),
)


@_found("formatting.url-found")
def url_found(caller: Caller, user: User) -> None:
    """An address in a text is marked as a url, without the full stop after it."""
    message = sent(caller, user, text="ببینید: https://example.com/a.")
    assert found_in(message, "url") == [(8, 21)]


@_found("formatting.bare-url-found")
def bare_url_found(caller: Caller, user: User) -> None:
    """An address without a scheme is marked as a url."""
    message = sent(caller, user, text="در telegram.org بخوانید")
    assert found_in(message, "url") == [(3, 12)]


@_found("formatting.mention-found")
def mention_found(caller: Caller, user: User) -> None:
    """An @name is marked as a mention."""
    message = sent(caller, user, text="از @shop_help بپرسید")
    assert found_in(message, "mention") == [(3, 10)]


@_found("formatting.hashtag-found")
def hashtag_found(caller: Caller, user: User) -> None:
    """A #tag is marked as a hashtag."""
    message = sent(caller, user, text="خرید #sale امروز")
    assert found_in(message, "hashtag") == [(5, 5)]


@_found("formatting.persian-hashtag-found", observed("tdlib/td, MessageEntity.cpp"), level=Level.OBSERVED)
def persian_hashtag_found(caller: Caller, user: User) -> None:
    """A Persian tag with a zero-width non-joiner within it is marked whole."""
    message = sent(caller, user, text="#سبد\u200cخرید تازه")
    assert found_in(message, "hashtag") == [(0, 9)]


@_found("formatting.cashtag-found", since="4.0", consequence=Consequence.COSMETIC)
def cashtag_found(caller: Caller, user: User) -> None:
    """A $TAG in capitals is marked as a cashtag."""
    message = sent(caller, user, text="قیمت $USD")
    assert found_in(message, "cashtag") == [(5, 4)]


@_found("formatting.command-in-text-found")
def command_in_text_found(caller: Caller, user: User) -> None:
    """A /command in the midst of a text is marked, with the bot that it names."""
    message = sent(caller, user, text="بزنید /help@shop_bot")
    assert found_in(message, "bot_command") == [(6, 14)]


@_found("formatting.email-found")
def email_found(caller: Caller, user: User) -> None:
    """An e-mail address is marked as an email, and as no mention."""
    message = sent(caller, user, text="به info@example.com بنویسید")
    assert found_in(message, "email") == [(3, 16)]
    assert found_in(message, "mention") == []


@_found("formatting.phone-number-found", since="4.0", consequence=Consequence.COSMETIC)
def phone_number_found(caller: Caller, user: User) -> None:
    """A phone number with its country is marked as a phone_number."""
    message = sent(caller, user, text="+1-212-555-0123")
    assert found_in(message, "phone_number") == [(0, 15)]


@_found("formatting.nothing-found-in-code", observed("tdlib/td, MessageEntity.cpp"), level=Level.OBSERVED)
def nothing_found_in_code(caller: Caller, user: User) -> None:
    """Within code nothing is marked: no command, address or tag."""
    message = sent(caller, user, text="<code>/start #tag</code>", parse_mode="HTML")
    assert [entity["type"] for entity in message["entities"]] == ["code"]


@_found("formatting.found-beside-given")
def found_beside_given(caller: Caller, user: User) -> None:
    """What is found stands beside the styles that were given."""
    message = sent(caller, user, text="<b>گل</b> https://example.com/a", parse_mode="HTML")
    assert [entity["type"] for entity in message["entities"]] == ["bold", "url"]


@_found("formatting.found-in-caption", since="3.4", method="sendPhoto")
def found_in_caption(caller: Caller, user: User) -> None:
    """An address in a caption is marked among the caption_entities."""
    params = {"chat_id": user.chat_id, "caption": "https://example.com/a"}
    message = caller.accepted("sendPhoto", params, files={"photo": picture()})
    assert [entity["type"] for entity in message["caption_entities"]] == ["url"]


@_found(
    "formatting.persons-link-found", needs=("send_text",), method="getUpdates", consequence=Consequence.BREAKS
)
def persons_link_found(caller: Caller, user: User) -> None:
    """An address that a person writes reaches the bot marked as a url."""
    text = user.says("https://example.com/" + user.marker("x").replace(" ", "-"))
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert found_in(message, "url") == [(0, len(text))]


@_found("formatting.persons-style-arrives", needs=("send_text",), method="getUpdates")
def persons_style_arrives(caller: Caller, user: User) -> None:
    """What a person writes in bold reaches the bot with its entity."""
    text = user.marker("🌷 پررنگ")
    user.says(text, entities=[{"type": "bold", "offset": 3, "length": 5}])
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert found_in(message, "bold") == [(3, 5)]
