"""Reactions of the bot's own, and others' taken away."""

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.lists import each, json_list
from conformance.reference.calls.params import integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import member_chat, need, user_id_of
from conformance.reference.messages.reactions import react, read_reaction
from conformance.reference.state import Chat
from conformance.reference.state.reactions import Reactions

BOTS_REACTIONS = 1


@method("setMessageReaction")
def set_message_reaction(request: Request) -> bool:
    """Nobody is told: bots do not hear of bots' reactions."""
    wanted = []
    if request.params.get("reaction"):
        listed = json_list(request.params, "reaction", "reaction types", "ReactionType")
        wanted = each(listed, "ReactionType", read_reaction)
    chat = member_chat(request)
    message_id = _message(request, chat, "message to react")
    react(chat, message_id, request.bot.user.id, tuple(dict.fromkeys(wanted)), BOTS_REACTIONS)
    return True


@method("deleteMessageReaction")
def delete_message_reaction(request: Request) -> bool:
    actor = _actor(request)
    chat = member_chat(request)
    message_id = _message(request, chat, "message to delete reactions")
    need(request.bot, chat, "can_delete_messages")
    chat.part(Reactions).put(message_id, actor, ())
    return True


@method("deleteAllMessageReactions")
def delete_all_message_reactions(request: Request) -> bool:
    actor = _actor(request)
    chat = member_chat(request)
    need(request.bot, chat, "can_delete_messages")
    chat.part(Reactions).forget(actor)
    return True


def _message(request: Request, chat: Chat, what: str) -> int:
    message_id = integer(request.params, "message_id")
    if message_id not in chat.messages:
        raise bad_request(f"Bad Request: {what} not found")
    return message_id


def _actor(request: Request) -> int:
    if request.params.get("user_id"):
        return user_id_of(request)
    return integer(request.params, "actor_chat_id")
