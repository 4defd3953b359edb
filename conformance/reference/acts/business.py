"""People let a bot answer for them, and customers write to those people."""

from dataclasses import replace
from typing import Any

from conformance.reference.acts.messages import text_of
from conformance.reference.acts.registry import ID, STRING, Details, Refused, Scene, act
from conformance.reference.chats.hearing import tell
from conformance.reference.state import Chat, User
from conformance.reference.state.business import BUSINESS_RIGHTS, Business, Connection
from conformance.reference.state.ids import Counter

_RIGHTS = {"type": "array", "items": {"enum": list(BUSINESS_RIGHTS)}}


@act("connect_business", "lets the bot answer for their account", optional={"rights": _RIGHTS})
def connect_business(scene: Scene, details: Details) -> dict[str, Any]:
    if not scene.bot.switches.can_connect_to_business:
        raise Refused("the bot cannot be connected to business accounts")
    business = scene.bot.part(Business)
    known = business.of(scene.user)
    rights = frozenset(details.get("rights") or ("can_reply", "can_read_messages"))
    name = known.id if known else scene.platform.ids.text(22)
    connection = Connection(name, scene.user, scene.platform.now(), rights)
    business.connections[name] = connection
    return {**scene.tell("business_connection", connection.view()), "business_connection_id": name}


@act("disconnect_business", "lets the bot answer for them no more")
def disconnect_business(scene: Scene, _: Details) -> dict[str, Any]:
    business = scene.bot.part(Business)
    connection = _connection(business, scene.user)
    business.connections[connection.id] = ended = replace(connection, is_enabled=False)
    return scene.tell("business_connection", ended.view())


@act(
    "write_to_business",
    "writes as a customer to the person whose chat with the bot this is",
    required={"text": STRING},
    outside=True,
)
def write_to_business(scene: Scene, details: Details) -> dict[str, Any]:
    owner = scene.platform.users.get(scene.chat.id)
    if owner is None or owner.id == scene.user.id:
        raise Refused("the chat is not another person's")
    connection = _connection(scene.bot.part(Business), owner)
    chat = _customers_chat(scene, connection)
    content = text_of(scene, details)
    message = scene.platform.post(chat, scene.user, content, extra={"business_connection_id": connection.id})
    view = scene.platform.behaviour.message(message.view())
    return {"update_id": tell(scene.platform, scene.bot, "business_message", view), "message_id": message.id}


@act(
    "edit_for_business",
    "changes own words to a business",
    required={"owner_id": ID, "message_id": ID, "text": STRING},
    outside=True,
)
def edit_for_business(scene: Scene, details: Details) -> dict[str, Any]:
    connection, chat = _written(scene, details)
    message = chat.messages[details["message_id"]]
    if message.sender != scene.user or "text" not in message.content:
        raise Refused("the user has written no such text")
    content = text_of(scene, details)
    edited = chat.keep(message._replace(content=content, edit_date=scene.platform.now()))
    view = scene.platform.behaviour.message(edited.view())
    return scene.tell("edited_business_message", {**view, "business_connection_id": connection.id})


@act(
    "delete_for_business",
    "deletes own message to a business",
    required={"owner_id": ID, "message_id": ID},
    outside=True,
)
def delete_for_business(scene: Scene, details: Details) -> dict[str, Any]:
    connection, chat = _written(scene, details)
    chat.forget(details["message_id"])
    deleted = {
        "business_connection_id": connection.id,
        "chat": chat.view,
        "message_ids": [details["message_id"]],
    }
    return scene.tell("deleted_business_messages", deleted)


def _written(scene: Scene, details: Details) -> tuple[Connection, Chat]:
    """The customer's chat with the business, with the message in it. Raises Refused."""
    business, owner = scene.bot.part(Business), scene.platform.users.get(details["owner_id"])
    connection = _connection(business, owner) if owner else None
    chat = business.chats.get((connection.id, scene.user.id)) if connection else None
    if connection is None or chat is None or details["message_id"] not in chat.messages:
        raise Refused("there is no such message")
    return connection, chat


def _connection(business: Business, owner: User) -> Connection:
    connection = business.of(owner)
    if connection is None or not connection.is_enabled:
        raise Refused("the bot does not answer for that person")
    return connection


def _customers_chat(scene: Scene, connection: Connection) -> Chat:
    chats = scene.bot.part(Business).chats
    key = connection.id, scene.user.id
    if key not in chats:
        view = {"id": scene.user.id, **scene.user.names(), "type": "private"}
        chats[key] = Chat(scene.user.id, "private", view, Counter(), scene.platform.ids.chat_instance())
    return chats[key]
