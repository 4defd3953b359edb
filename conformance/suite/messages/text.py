"""Messages: sending, replying, editing, deleting."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.verdict import Consequence, Level

_SEND = documented("Bot API, sendMessage")
_EDIT = documented("Bot API, editMessageText")
_DELETE = documented("Bot API, deleteMessage")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp, and TDLib's error texts")


@clause("messages.sent-message-is-whole", "#sendmessage", _SEND, method="sendMessage")
def sent_message_is_whole(caller: Caller, user: User) -> None:
    """sendMessage gives back the sent Message, schema-true."""
    text = user.marker()
    sent = caller.ask("sendMessage", {"chat_id": user.chat_id, "text": text})
    assert (sent["text"], sent["chat"]["id"]) == (text, user.chat_id)


@clause("messages.ids-rise", "#message", documented("Bot API, Message"), method="sendMessage")
def ids_rise(caller: Caller, user: User) -> None:
    """Each message of a chat has an id of its own, above the one before it."""
    ids = [
        caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})["message_id"]
        for _ in range(3)
    ]
    assert ids == sorted(set(ids))


@clause("messages.bot-is-sender", "#message", documented("Bot API, Message"), method="sendMessage")
def bot_is_sender(caller: Caller, user: User) -> None:
    """A sent message is from the bot itself."""
    me = caller.accepted("getMe")
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    assert (sent["from"]["id"], sent["from"]["is_bot"]) == (me["id"], True)


@clause("messages.date-in-seconds", "#message", documented("Bot API, Message"), method="sendMessage")
def date_in_seconds(caller: Caller, user: User) -> None:
    """A message's date is in seconds, within a day of the caller's clock."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    assert abs(sent["date"] - caller.exchanges[-1].started_at) < 86_400


@clause(
    "messages.empty-text-refused", "#sendmessage", _SERVER, method="sendMessage", features=("err_text_match",)
)
def empty_text_refused(caller: Caller, user: User) -> None:
    """A message without text is refused with 400 and Telegram's words."""
    refusal = caller.refusal("sendMessage", {"chat_id": user.chat_id, "text": ""})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message text is empty")


@clause(
    "messages.long-text-refused",
    "#sendmessage",
    _SEND,
    _SERVER,
    method="sendMessage",
    features=("err_text_match",),
)
def long_text_refused(caller: Caller, user: User) -> None:
    """A text of 4097 characters is refused with 400 and Telegram's words."""
    refusal = caller.refusal("sendMessage", {"chat_id": user.chat_id, "text": "م" * 4097})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message is too long")


@clause("messages.longest-text", "#sendmessage", _SEND, method="sendMessage")
def longest_text(caller: Caller, user: User) -> None:
    """A text of 4096 characters is sent whole."""
    text = "م" * 4096
    assert caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text})["text"] == text


@clause(
    "messages.unknown-chat-refused",
    "#sendmessage",
    _SERVER,
    method="sendMessage",
    features=("err_text_match",),
)
def unknown_chat_refused(caller: Caller) -> None:
    """A chat that the bot cannot know is refused with 400 and Telegram's words."""
    refusal = caller.refusal("sendMessage", {"chat_id": 1, "text": "nobody"})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: chat not found")


@clause("messages.missing-chat-refused", "#sendmessage", _SERVER, method="sendMessage")
def missing_chat_refused(caller: Caller) -> None:
    """A call without chat_id is refused with 400 and Telegram's words."""
    refusal = caller.refusal("sendMessage", {"text": "nobody"})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: chat_id is empty")


@clause(
    "messages.reply",
    "#replyparameters",
    documented("Bot API, ReplyParameters"),
    since="7.0",
    method="sendMessage",
    features=("reply_to",),
)
def reply(caller: Caller, user: User) -> None:
    """A reply carries the message that it answers."""
    first = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    answer = caller.accepted(
        "sendMessage",
        {
            "chat_id": user.chat_id,
            "text": user.marker(),
            "reply_parameters": {"message_id": first["message_id"]},
        },
    )
    assert answer["reply_to_message"]["message_id"] == first["message_id"]


@clause("messages.edit-text", "#editmessagetext", _EDIT, since="2.0", method="editMessageText")
def edit_text(caller: Caller, user: User) -> None:
    """editMessageText changes the text of the same message and gives it back with an edit_date."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    text = user.marker("ویرایش")
    place = {"chat_id": user.chat_id, "message_id": sent["message_id"]}
    edited = caller.accepted("editMessageText", {**place, "text": text})
    assert (edited["message_id"], edited["text"]) == (sent["message_id"], text)
    assert edited["edit_date"] >= edited["date"]


@clause(
    "messages.edit-unchanged-refused",
    "#editmessagetext",
    _SERVER,
    observed("bots match this text to ignore it"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    method="editMessageText",
    features=("err_not_modified", "err_text_match"),
)
def edit_unchanged_refused(caller: Caller, user: User) -> None:
    """An edit that changes nothing is refused with 400 and Telegram's words."""
    text = user.marker()
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": text})
    place = {"chat_id": user.chat_id, "message_id": sent["message_id"]}
    refusal = caller.refusal("editMessageText", {**place, "text": text})
    assert refusal.error_code == 400
    assert refusal.description == (
        "Bad Request: message is not modified: specified new message content and reply markup"
        " are exactly the same as a current content and reply markup of the message"
    )


@clause(
    "messages.edit-missing-refused",
    "#editmessagetext",
    _SERVER,
    since="2.0",
    method="editMessageText",
    features=("err_text_match",),
)
def edit_missing_refused(caller: Caller, user: User) -> None:
    """Editing a message that is not there is refused with 400 and Telegram's words."""
    place = {"chat_id": user.chat_id, "message_id": 2_000_000_000}
    refusal = caller.refusal("editMessageText", {**place, "text": user.marker()})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message to edit not found")


@clause(
    "messages.delete",
    "#deletemessage",
    _DELETE,
    since="3.0",
    method="deleteMessage",
    features=("err_text_match",),
)
def delete(caller: Caller, user: User) -> None:
    """deleteMessage deletes a message, and cannot delete it twice."""
    sent = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    place = {"chat_id": user.chat_id, "message_id": sent["message_id"]}
    assert caller.accepted("deleteMessage", place) is True
    refusal = caller.refusal("deleteMessage", place)
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: message to delete not found")


@clause(
    "messages.chat-action",
    "#sendchataction",
    documented("Bot API, sendChatAction"),
    level=Level.SHOULD,
    consequence=Consequence.COSMETIC,
    method="sendChatAction",
)
def chat_action(caller: Caller, user: User) -> None:
    """sendChatAction succeeds."""
    assert caller.accepted("sendChatAction", {"chat_id": user.chat_id, "action": "typing"}) is True
