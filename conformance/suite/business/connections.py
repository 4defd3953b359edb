"""An account is connected to a bot, and customers write to it."""

from typing import Any

from conformance.suite.business._accounts import about, asked, connected
from conformance.suite.clause import Declaration, clause, documented
from conformance.suite.ground import Caller, User, switched

_CONNECT = ("connect_business", "disconnect_business")
_WRITE = (*_CONNECT, "write_to_business")


def _tells(id_: str, update: str, kind: str, needs: tuple[str, ...], since: str = "7.2") -> Declaration:
    how: dict[str, Any] = {"since": since, "needs": needs, "method": "getUpdates", "features": ("business",)}
    return clause(id_, f"#{kind.lower()}", documented(f"Bot API, {kind}"), update=update, **how)


@_tells("business.connection-is-told", "business_connection", "BusinessConnection", _CONNECT)
def connection_is_told(caller: Caller, user: User) -> None:
    """A person who connects the bot to their account tells it so: whose it is, and where to write to them."""
    with connected(caller, user, "can_reply") as connection:
        caller.whole("business_connection", caller.validator.type("BusinessConnection", connection))
        assert (connection["user_chat_id"], connection["is_enabled"]) == (user.chat_id, True)


@_tells("business.rights-are-told", "business_connection", "BusinessConnection", _CONNECT, "9.0")
def rights_are_told(caller: Caller, user: User) -> None:
    """A connection tells which rights the bot has in the account, and no others."""
    with connected(caller, user, "can_reply", "can_edit_bio") as connection:
        held = {name for name, value in connection["rights"].items() if value is True}
    assert held == {"can_reply", "can_edit_bio"}


@_tells("business.disconnection-is-told", "business_connection", "BusinessConnection", _CONNECT)
def disconnection_is_told(caller: Caller, user: User) -> None:
    """A person who disconnects the bot tells it so: the same connection, no longer enabled."""
    with connected(caller, user, "can_reply") as connection:
        pass
    told = caller.awaited("business_connection", lambda seen: not seen["is_enabled"])["business_connection"]
    assert told["id"] == connection["id"]


@about("business.get-connection", "getBusinessConnection", since="7.2")
def get_connection(caller: Caller, user: User) -> None:
    """getBusinessConnection gives the connection that the bot was told of."""
    with connected(caller, user, "can_reply") as told:
        found = caller.ask("getBusinessConnection", {"business_connection_id": told["id"]})
    assert (found["id"], found["user"]["id"], found["is_enabled"]) == (told["id"], user.id, True)


@about("business.unknown-connection-refused", "getBusinessConnection", since="7.2", needs=())
def unknown_connection_refused(caller: Caller) -> None:
    """A connection that there is not is refused with 400."""
    assert caller.refusal("getBusinessConnection", {"business_connection_id": "nothing"}).error_code == 400


@_tells("business.message-arrives", "business_message", "Message", _WRITE)
def message_arrives(caller: Caller, user: User, other: User) -> None:
    """What a customer writes to the person comes to the bot with the customer's chat and the connection."""
    with connected(caller, user, "can_reply") as connection:
        message = asked(caller, user, other)
    caller.whole("business_message", caller.validator.type("Message", message))
    assert message["business_connection_id"] == connection["id"]
    assert (message["from"]["id"], message["chat"]["id"]) == (other.id, other.id)


@_tells("business.edit-arrives", "edited_business_message", "Message", (*_WRITE, "edit_for_business"))
def edit_arrives(caller: Caller, user: User, other: User) -> None:
    """A message that a customer edits comes to the bot again, with the new text and the same id."""
    with connected(caller, user, "can_reply") as connection:
        message, text = asked(caller, user, other), user.marker("تازه")
        details = {"owner_id": user.id, "message_id": message["message_id"], "text": text}
        other.act("edit_for_business", **details)
        update = caller.awaited("edited_business_message", lambda seen: seen.get("text") == text)
    edited = update["edited_business_message"]
    assert edited["message_id"] == message["message_id"]
    assert edited["business_connection_id"] == connection["id"]


@_tells(
    "business.deletion-arrives",
    "deleted_business_messages",
    "BusinessMessagesDeleted",
    (*_WRITE, "delete_for_business"),
)
def deletion_arrives(caller: Caller, user: User, other: User) -> None:
    """A message that a customer deletes is told of: in which chat, and which."""
    with connected(caller, user, "can_reply") as connection:
        message = asked(caller, user, other)
        other.act("delete_for_business", owner_id=user.id, message_id=message["message_id"])
        named = connection["id"]
        update = caller.awaited(
            "deleted_business_messages", lambda seen: seen["business_connection_id"] == named
        )
    deleted = update["deleted_business_messages"]
    caller.whole("deleted_business_messages", caller.validator.type("BusinessMessagesDeleted", deleted))
    assert (deleted["chat"]["id"], deleted["message_ids"]) == (other.id, [message["message_id"]])


@about("business.reply-as-the-owner", "sendMessage", since="7.2", needs=_WRITE)
def reply_as_the_owner(caller: Caller, user: User, other: User) -> None:
    """A message for a connection is sent in the person's name, and says which bot has written it."""
    with connected(caller, user, "can_reply") as connection:
        message = asked(caller, user, other)
        given = {"business_connection_id": connection["id"], "chat_id": message["chat"]["id"]}
        sent = caller.ask("sendMessage", {**given, "text": user.marker("پاسخ")})
        me = caller.accepted("getMe")["id"]
    assert (sent["business_connection_id"], sent["from"]["id"]) == (connection["id"], user.id)
    assert sent["sender_business_bot"]["id"] == me


@about("business.edit-own-reply", "editMessageText", since="7.5", needs=_WRITE)
def edit_own_reply(caller: Caller, user: User, other: User) -> None:
    """A message that was sent for a connection is edited for it."""
    with connected(caller, user, "can_reply") as connection:
        chat_id = asked(caller, user, other)["chat"]["id"]
        place = {"business_connection_id": connection["id"], "chat_id": chat_id}
        sent = caller.given("sendMessage", {**place, "text": user.marker("پاسخ")})
        text = user.marker("ویرایش")
        edited = caller.accepted("editMessageText", {**place, "message_id": sent["message_id"], "text": text})
    assert (edited["message_id"], edited["text"]) == (sent["message_id"], text)


@about("business.reply-needs-the-right", "sendMessage", needs=_WRITE)
def reply_needs_the_right(caller: Caller, user: User, other: User) -> None:
    """Without the right can_reply a message for a connection is refused with 400 or 403."""
    with connected(caller, user, "can_edit_bio") as connection:
        chat_id = asked(caller, user, other)["chat"]["id"]
        given = {"business_connection_id": connection["id"], "chat_id": chat_id, "text": user.marker()}
        assert caller.refusal("sendMessage", given).error_code in {400, 403}


@about("business.no-reply-after-the-end", "sendMessage", since="7.2", needs=_WRITE)
def no_reply_after_the_end(caller: Caller, user: User, other: User) -> None:
    """A message for a connection that was ended is refused with 400 or 403."""
    with switched(caller, user, "can_connect_to_business"):
        with connected(caller, user, "can_reply") as connection:
            chat_id = asked(caller, user, other)["chat"]["id"]
        given = {"business_connection_id": connection["id"], "chat_id": chat_id, "text": user.marker()}
        assert caller.refusal("sendMessage", given).error_code in {400, 403}


@about("business.read", "readBusinessMessage", needs=_WRITE)
def read(caller: Caller, user: User, other: User) -> None:
    """A customer's message is marked as read in the person's name."""
    with connected(caller, user, "can_read_messages") as connection:
        message = asked(caller, user, other)
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        given = {"business_connection_id": connection["id"], **place}
        assert caller.ask("readBusinessMessage", given) is True


@about("business.read-needs-the-right", "readBusinessMessage", needs=_WRITE)
def read_needs_the_right(caller: Caller, user: User, other: User) -> None:
    """Without the right can_read_messages nothing is marked as read: 400 or 403."""
    with connected(caller, user, "can_reply") as connection:
        message = asked(caller, user, other)
        place = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        given = {"business_connection_id": connection["id"], **place}
        assert caller.refusal("readBusinessMessage", given).error_code in {400, 403}


@about("business.delete", "deleteBusinessMessages", needs=_WRITE, stands_on=("readBusinessMessage",))
def delete(caller: Caller, user: User, other: User) -> None:
    """A customer's message that the bot deletes is gone: it cannot be read any more."""
    rights = ("can_read_messages", "can_delete_all_messages")
    with connected(caller, user, *rights) as connection:
        message = asked(caller, user, other)
        named, number = {"business_connection_id": connection["id"]}, message["message_id"]
        read = {**named, "chat_id": message["chat"]["id"], "message_id": number}
        caller.given("readBusinessMessage", read)
        assert caller.ask("deleteBusinessMessages", {**named, "message_ids": [number]}) is True
        assert caller.refusal("readBusinessMessage", read).error_code == 400


@about("business.delete-needs-the-right", "deleteBusinessMessages", needs=_WRITE)
def delete_needs_the_right(caller: Caller, user: User, other: User) -> None:
    """Without a right to delete, a customer's message stays: 400 or 403."""
    with connected(caller, user, "can_reply") as connection:
        number = asked(caller, user, other)["message_id"]
        given = {"business_connection_id": connection["id"], "message_ids": [number]}
        assert caller.refusal("deleteBusinessMessages", given).error_code in {400, 403}
