"""Reactions: which there are, who may set which, and who hears of them."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, integer, needed_string
from conformance.reference.chats.hearing import tell
from conformance.reference.state import Chat, Platform, User
from conformance.reference.state.faces import Face
from conformance.reference.state.reactions import Reaction, Reactions

__all__ = ["EMOJI", "react", "read_reaction", "tell_reaction"]

MAX_DIFFERENT = 11  # on one message

_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚
🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍
🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
EMOJI = frozenset(_EMOJI.split())
_SELECTOR = "\ufe0f"  # asks for a colourful emoji; the same emoji without it


def read_reaction(given: Any) -> Reaction:
    """What a ReactionType object means. Raises NotParsable."""
    if not isinstance(given, dict):
        raise NotParsable("expected an Object")
    match needed_string(given, "type"):
        case "emoji":
            return Reaction("emoji", needed_string(given, "emoji").replace(_SELECTOR, ""))
        case "custom_emoji":
            return Reaction("custom_emoji", str(integer(given, "custom_emoji_id", 64)))
    raise NotParsable("invalid reaction type specified")


def react(chat: Chat, message_id: int, actor: int, wanted: tuple[Reaction, ...], limit: int) -> None:
    """Puts the actor's reactions on the message. Raises ApiError where they cannot be."""
    reactions = chat.part(Reactions)
    present = {reaction for reaction, _ in reactions.counts(message_id)}
    for reaction in wanted:
        if reaction not in present and not _is_allowed(chat, reaction):
            raise bad_request("Bad Request: REACTION_INVALID")
    if len(wanted) > limit or len(present | set(wanted)) > MAX_DIFFERENT:
        raise bad_request("Bad Request: REACTIONS_TOO_MANY")
    reactions.put(message_id, actor, wanted)


def tell_reaction(
    platform: Platform, chat: Chat, message_id: int, user: User, old: tuple[Reaction, ...]
) -> dict[str, int | None]:
    """Tells the administrators among the bots: by name in a group, by numbers alone in a channel.

    Returns the ids of the updates by the bots' tokens.
    """
    reactions = chat.part(Reactions)
    value: dict[str, Any] = {"chat": chat.view, "message_id": message_id}
    if chat.kind == "channel":
        kind = "message_reaction_count"
        value |= {"date": platform.now(), "reactions": reactions.views(message_id)}
    else:
        kind = "message_reaction"
        value |= _actor(chat, user) | {
            "date": platform.now(),
            "old_reaction": [reaction.view() for reaction in old],
            "new_reaction": [reaction.view() for reaction in reactions.of(message_id, user.id)],
        }
    staff = (platform.accounts.get(user_id) for user_id in chat.staff)
    hearers = [chat.bot] if chat.bot is not None else [bot for bot in staff if bot is not None]
    return {bot.token: tell(platform, bot, kind, value) for bot in hearers}


def _is_allowed(chat: Chat, reaction: Reaction) -> bool:
    available = chat.part(Face).available_reactions
    if available is not None:
        return reaction.view() in available
    return reaction.kind == "paid" or reaction.value in EMOJI


def _actor(chat: Chat, user: User) -> dict[str, Any]:
    """Whose name the update shows: an anonymous administrator acts as the chat."""
    if chat.member(user.id).is_anonymous:
        return {"actor_chat": chat.view}
    return {"user": user.view()}
