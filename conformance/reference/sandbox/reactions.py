"""Reactions, as people see them under a message."""

from typing import Any

from conformance.reference.chats.access import number
from conformance.reference.sandbox.routes import (
    OBJECT,
    STRING,
    Given,
    Nothing,
    World,
    array,
    body,
    bot_of,
    route,
)
from conformance.reference.state.reactions import Reactions


@route(
    "GET",
    "chats/{chat_id}/messages/{message_id}/reactions",
    "How many reactions of each kind the message has: ReactionCount objects.",
    gives=array(OBJECT),
    takes=body(("bot_token", "chat_id", "message_id"), bot_token=STRING, chat_id=STRING, message_id=STRING),
)
def reactions(world: World, given: Given) -> Any:
    chat = bot_of(world, given).chats.get(number(given["chat_id"]))
    if chat is None:
        raise Nothing("there is no such chat")
    return chat.part(Reactions).views(number(given["message_id"]))
