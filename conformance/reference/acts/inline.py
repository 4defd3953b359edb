"""What people type after a bot's name, and what they choose."""

from typing import Any

from conformance.reference.acts.registry import ID, NUMBER, STRING, TEXT, Details, Refused, Scene, act
from conformance.reference.calls.errors import ApiError
from conformance.reference.chats.hearing import tell
from conformance.reference.chats.speaking import Silenced
from conformance.reference.inline import (
    Answer,
    InlineQueries,
    InlineQuery,
    Result,
    Sent,
    elsewhere,
    sent_by_way_of,
)
from conformance.reference.inline.answering import show
from conformance.reference.inline.prepared import Prepared
from conformance.reference.state import Chat

MAX_QUERY = 256

_PLACE = {
    "type": "object",
    "required": ["latitude", "longitude"],
    "properties": {"latitude": NUMBER, "longitude": NUMBER},
}
_QUERY = {"type": "string", "maxLength": MAX_QUERY}
_SWITCHES = ("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat")
_KINDS = {"private": "bot", "group": "group", "supergroup": "group", "channel": "channel"}


@act(
    "inline_query",
    "types after the bot's name",
    optional={
        "query": _QUERY,
        "offset": STRING,
        "chat_type": {"const": "private"},
        "location": _PLACE,
    },
)
def inline_query(scene: Scene, details: Details) -> dict[str, Any]:
    """With ``chat_type`` it is a chat with somebody else, that the bot does not see."""
    if not scene.bot.switches.supports_inline_queries:
        raise Refused("the bot has no inline mode")
    text, offset = details.get("query", ""), details.get("offset", "")
    queries, platform = scene.bot.part(InlineQueries), scene.platform
    known = queries.like(scene.user, text, offset, platform.moment)
    if known is not None:
        return {"update_id": None, "inline_query_id": known}
    chat, kind = _where(scene, details)
    query = InlineQuery(
        platform.ids.query(), scene.user, chat, kind, text, offset, platform.moment, details.get("location")
    )
    queries.ask(query)
    show(platform, query.id, {"answered": False})
    return {**scene.tell("inline_query", query.view()), "inline_query_id": query.id}


@act(
    "choose_result",
    "sends one of the results that the bot has offered",
    required={"inline_query_id": TEXT, "result_id": TEXT},
    posts=True,
)
def choose_result(scene: Scene, details: Details) -> dict[str, Any]:
    queries = scene.bot.part(InlineQueries)
    query, answer = (found.get(details["inline_query_id"]) for found in (queries.asked, queries.answered))
    result = answer.result(details["result_id"]) if isinstance(answer, Answer) else None
    if not isinstance(query, InlineQuery) or result is None:
        raise Refused("there is no such result")
    chat = scene.chat if query.chat_type != "private" else query.chat
    sent = send_result(scene, chat, result, details)
    value: dict[str, Any] = {"from": scene.user.view()}
    if query.location is not None:
        value["location"] = query.location
    if sent.inline_message_id is not None:
        value["inline_message_id"] = sent.inline_message_id
    value |= {"query": query.query, "result_id": result.id}
    chosen = tell(scene.platform, scene.bot, "chosen_inline_result", value)
    return {**_told(scene, sent), "chosen_update_id": chosen}


@act(
    "press_switch",
    "presses a button that begins an inline query",
    required={"message_id": ID, "text": TEXT},
    optional={"into_chat_id": ID},
)
def press_switch(scene: Scene, details: Details) -> dict[str, Any]:
    """``into_chat_id`` is the chat that the person chooses; without it the query is in the same one."""
    markup = scene.message(details).markup
    buttons = markup.buttons() if markup is not None else ()
    button = next((one for one in buttons if one["text"] == details["text"]), {})
    switch = next((button[name] for name in _SWITCHES if name in button), None)
    if switch is None:
        raise Refused("there is no such button")
    query = switch if isinstance(switch, str) else switch["query"]
    chat_id = details.get("into_chat_id", scene.chat.id)
    chat = scene.bot.chats.get(chat_id) or scene.platform.chats.get(chat_id)
    if chat is None or not chat.has(scene.user.id):
        raise Refused("the user is not in that chat")
    if isinstance(switch, dict) and not switch[f"allow_{_KINDS[chat.kind]}_chats"]:
        raise Refused("the button is not for such chats")
    return inline_query(Scene(scene.platform, scene.bot, scene.user, chat), {"query": query})


@act(
    "send_prepared_message",
    "sends a message that the bot has prepared",
    required={"prepared_message_id": TEXT},
)
def send_prepared_message(scene: Scene, details: Details) -> dict[str, Any]:
    messages = scene.bot.part(Prepared).messages
    prepared = messages.find(details["prepared_message_id"], scene.platform.moment)
    if prepared is None or prepared.user_id != scene.user.id:
        raise Refused("there is no such message")
    if _KINDS[scene.chat.kind] not in prepared.chats:
        raise Refused("the message is not for such chats")
    return _told(scene, send_result(scene, scene.chat, prepared.result, {}))


def send_result(scene: Scene, chat: Chat, result: Result, details: Details) -> Sent:
    """The result as the person's message. Raises Refused where it cannot be sent."""
    try:
        content = result.made(scene.platform, scene.bot)
        return sent_by_way_of(scene.platform, scene.bot, scene.user, chat, content, result.markup, details)
    except ApiError as error:
        raise Refused(f"the result cannot be sent: {error.description}") from None
    except Silenced as error:
        raise Refused(str(error)) from None


def _told(scene: Scene, sent: Sent) -> dict[str, Any]:
    told = {"update_id": sent.told.get(scene.bot.token), "message_id": sent.message.id}
    if sent.inline_message_id is None:
        return told
    return {**told, "inline_message_id": sent.inline_message_id}


def _where(scene: Scene, details: Details) -> tuple[Chat, str]:
    if details.get("chat_type") == "private":
        return elsewhere(scene.platform, scene.user), "private"
    return scene.chat, "sender" if scene.chat.kind == "private" else scene.chat.kind
