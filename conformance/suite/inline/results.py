"""Results kind by kind, as they are sent when a person chooses them."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import paper, picture
from conformance.suite.inline._inline import article, sent
from conformance.verdict import Consequence

_CHOOSES = ("inline_query", "choose_result")
_ANSWER = "answerInlineQuery"


def _photo(caller: Caller, user: User) -> str:
    """The file_id of a photo that the bot has sent."""
    sizes = caller.given("sendPhoto", {"chat_id": user.chat_id}, files={"photo": picture()})["photo"]
    file_id: str = sizes[-1]["file_id"]
    return file_id


@clause(
    "inline.article-sent",
    "#inlinequeryresultarticle",
    documented("Bot API, InlineQueryResultArticle"),
    since="1.8",
    needs=_CHOOSES,
    method=_ANSWER,
)
def article_sent(caller: Caller, user: User) -> None:
    """A chosen article sends its text as the person's message."""
    text = user.marker("کالا")
    message = sent(caller, user, article(text=text))
    assert (message["text"], message["from"]["id"]) == (text, user.id)


@clause(
    "inline.sent-by-way-of",
    "#message",
    documented("Bot API, Message: via_bot"),
    since="4.7",
    needs=_CHOOSES,
    method=_ANSWER,
    features=("reads.via_bot",),
)
def sent_by_way_of(caller: Caller, user: User) -> None:
    """A message that a result has sent says by way of which bot it came."""
    me = caller.accepted("getMe")
    assert sent(caller, user, article())["via_bot"]["id"] == me["id"]


@clause(
    "inline.formatted-content",
    "#inputtextmessagecontent",
    documented("Bot API, InputTextMessageContent"),
    since="2.0",
    needs=_CHOOSES,
    method=_ANSWER,
    features=("parse_mode_html",),
)
def formatted_content(caller: Caller, user: User) -> None:
    """The text of a result can be formatted, with offsets in UTF-16 units."""
    content = {"message_text": "🛒 <b>سبد</b>", "parse_mode": "HTML"}
    message = sent(caller, user, article() | {"input_message_content": content})
    assert message["text"] == "🛒 سبد"
    (entity,) = message["entities"]
    assert (entity["type"], entity["offset"], entity["length"]) == ("bold", 3, 3)


@clause(
    "inline.sent-with-keyboard",
    "#inlinequeryresultarticle",
    documented("Bot API, InlineQueryResultArticle: reply_markup"),
    since="2.0",
    needs=_CHOOSES,
    method=_ANSWER,
    features=("inline_keyboard",),
)
def sent_with_keyboard(caller: Caller, user: User) -> None:
    """A result's keyboard stands under the message that it sends."""
    markup = {"inline_keyboard": [[{"text": "خرید", "callback_data": "buy"}]]}
    assert sent(caller, user, article(reply_markup=markup))["reply_markup"] == markup


@clause(
    "inline.location-sent",
    "#inlinequeryresultlocation",
    documented("Bot API, InlineQueryResultLocation"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method=_ANSWER,
)
def location_sent(caller: Caller, user: User) -> None:
    """A chosen location is sent as a location."""
    result = {"type": "location", "id": "1", "title": "میدان", "latitude": 32.6575, "longitude": 51.6775}
    assert abs(sent(caller, user, result)["location"]["latitude"] - 32.6575) < 0.001


@clause(
    "inline.venue-sent",
    "#inlinequeryresultvenue",
    documented("Bot API, InlineQueryResultVenue"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method=_ANSWER,
)
def venue_sent(caller: Caller, user: User) -> None:
    """A chosen venue is sent as a venue, with its title and address."""
    place = {"latitude": 32.6575, "longitude": 51.6775, "title": "فروشگاه", "address": "خیابان یکم"}
    venue = sent(caller, user, {"type": "venue", "id": "1", **place})["venue"]
    assert (venue["title"], venue["address"]) == ("فروشگاه", "خیابان یکم")


@clause(
    "inline.contact-sent",
    "#inlinequeryresultcontact",
    documented("Bot API, InlineQueryResultContact"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method=_ANSWER,
)
def contact_sent(caller: Caller, user: User) -> None:
    """A chosen contact is sent as a contact."""
    result = {"type": "contact", "id": "1", "phone_number": "+989120000001", "first_name": "امید"}
    contact = sent(caller, user, result)["contact"]
    assert (contact["phone_number"].lstrip("+"), contact["first_name"]) == ("989120000001", "امید")


@clause(
    "inline.kept-photo-sent",
    "#inlinequeryresultcachedphoto",
    documented("Bot API, InlineQueryResultCachedPhoto"),
    since="2.0",
    needs=_CHOOSES,
    method=_ANSWER,
    stands_on=("sendPhoto",),
    features=("file_id_reuse",),
)
def kept_photo_sent(caller: Caller, user: User) -> None:
    """A chosen photo that the bot has by file_id is sent as a photo, with the result's caption."""
    result = {"type": "photo", "id": "1", "photo_file_id": _photo(caller, user), "caption": "گل سرخ"}
    message = sent(caller, user, result)
    assert message["photo"]
    assert message["caption"] == "گل سرخ"


@clause(
    "inline.content-in-place-of-photo",
    "#inlinequeryresultcachedphoto",
    documented("Bot API, InlineQueryResultCachedPhoto: content to be sent instead of the photo"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method=_ANSWER,
    stands_on=("sendPhoto",),
)
def content_in_place_of_photo(caller: Caller, user: User) -> None:
    """A photo with an input_message_content sends that in its place."""
    content = {"message_text": user.marker("به‌جای عکس")}
    photo = {"type": "photo", "id": "1", "photo_file_id": _photo(caller, user)}
    message = sent(caller, user, {**photo, "input_message_content": content})
    assert message["text"] == content["message_text"]
    assert "photo" not in message


@clause(
    "inline.kept-document-sent",
    "#inlinequeryresultcacheddocument",
    documented("Bot API, InlineQueryResultCachedDocument"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_CHOOSES,
    method=_ANSWER,
    stands_on=("sendDocument",),
    features=("file_id_reuse",),
)
def kept_document_sent(caller: Caller, user: User) -> None:
    """A chosen document that the bot has by file_id is sent as that document."""
    files = {"document": paper()}
    file = caller.given("sendDocument", {"chat_id": user.chat_id}, files=files)["document"]
    result = {"type": "document", "id": "1", "title": "فهرست", "document_file_id": file["file_id"]}
    assert sent(caller, user, result)["document"]["file_unique_id"] == file["file_unique_id"]
