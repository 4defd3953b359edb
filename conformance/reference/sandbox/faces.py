"""How a bot looks to a person, in the person's language."""

from typing import Any

from conformance.reference.accounts.commands import commands_for
from conformance.reference.accounts.menu import button_for
from conformance.reference.accounts.profile import said
from conformance.reference.chats.access import number
from conformance.reference.sandbox.routes import OBJECT, STRING, Given, Nothing, World, body, bot_of, route
from conformance.reference.state import Chat


@route(
    "GET",
    "faces/{chat_id}/{user_id}",
    "What a person sees of the bot in a chat: its name, descriptions, commands and menu button.",
    gives=OBJECT,
    takes=body(("bot_token", "chat_id", "user_id"), bot_token=STRING, chat_id=STRING, user_id=STRING),
)
def face(world: World, given: Given) -> Any:
    bot, user = bot_of(world, given), world.platform.users.get(number(given["user_id"]))
    chat: Chat | None = bot.chats.get(number(given["chat_id"]))
    if user is None or chat is None:
        raise Nothing("there is no such chat, or no such user")
    language = (user.language_code or "")[:2]
    texts = {name: said(bot, name, language) for name in ("name", "description", "short_description")}
    shown = {**texts, "commands": commands_for(bot, chat, user)}
    return {**shown, "menu_button": button_for(bot, user.id)} if chat.kind == "private" else shown
