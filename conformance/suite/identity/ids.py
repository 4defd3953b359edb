"""Identity: 64-bit ids, and the same thing under the same name."""

from conformance.suite.clause import clause, documented
from conformance.suite.ground import Caller, User

_USER = documented("Bot API, User")


@clause("identity.bot-is-a-bot", "#getme", documented("Bot API, getMe"), method="getMe")
def bot_is_a_bot(caller: Caller) -> None:
    """getMe gives the bot's own User, schema-true, with is_bot and a username."""
    me = caller.ask("getMe")
    assert me["is_bot"] is True
    assert me["username"]


@clause(
    "identity.bot-id-in-token",
    "#authorizing-your-bot",
    documented("Bot API, Authorizing your bot"),
    method="getMe",
)
def bot_id_in_token(caller: Caller) -> None:
    """The number before the colon of the token is the bot's id."""
    assert str(caller.accepted("getMe")["id"]) == caller.bot.token.partition(":")[0]


@clause("identity.private-chat-is-user", "#chat", _USER, needs=("send_text",), method="getUpdates")
def private_chat_is_user(caller: Caller, user: User) -> None:
    """A private chat has the id of the person in it."""
    text = user.says(user.marker())
    message = caller.awaited("message", lambda message: message.get("text") == text)["message"]
    assert message["chat"]["type"] == "private"
    assert message["chat"]["id"] == message["from"]["id"]


@clause(
    "identity.chat-found-by-id", "#getchat", documented("Bot API, getChat"), since="2.1", method="getChat"
)
def chat_found_by_id(caller: Caller, user: User) -> None:
    """getChat gives the chat of that id."""
    assert caller.ask("getChat", {"chat_id": user.chat_id})["id"] == user.chat_id
