"""Which message a call replies to, and what the reply shows of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.fields import NotParsable, flag, number, string
from conformance.reference.calls.params import BROKEN, boolean, integer, json_value
from conformance.reference.calls.registry import Request
from conformance.reference.chats.access import readable_chat
from conformance.reference.formatting import Quote, automatic_quote, quoted, read_quote
from conformance.reference.messages.contents import kind_of
from conformance.reference.messages.finding import is_protected, visible
from conformance.reference.messages.origins import origin_of
from conformance.reference.state import NOTHING, Chat, Message, Platform

__all__ = ["ReplyWanted", "external_reply", "read_reply", "replied"]

_Shown = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReplyWanted:
    """What ``reply_parameters`` ask for."""

    message_id: int
    optional: bool = False
    chat_id: str = ""  # empty where it is the chat that the call writes to
    quote: Quote | None = None
    task_id: int = 0
    option_id: str = ""


def read_reply(platform: Platform, params: Mapping[str, str]) -> ReplyWanted | None:
    """The reply that a call asks for. Raises ApiError where it is malformed."""
    if "reply_parameters" not in params:
        message_id = integer(params, "reply_to_message_id")
        optional = boolean(params, "allow_sending_without_reply")
        return ReplyWanted(message_id, optional) if message_id > 0 else None
    given = json_value(params, "reply_parameters")
    if given is BROKEN:
        raise bad_request("Can't parse reply parameters JSON object")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply parameters")
    try:
        wanted, ephemeral_id = _read(platform, given), number(given, "ephemeral_message_id")
    except NotParsable as error:
        raise bad_request(str(error)) from None
    # A reply to an ephemeral message shows nothing of it.
    return wanted if wanted.message_id > 0 and ephemeral_id <= 0 else None


def _read(platform: Platform, given: dict[str, Any]) -> ReplyWanted:
    chat_id = string(given, "chat_id")
    message_id = number(given, "message_id")
    optional = flag(given, "allow_sending_without_reply")
    quote = read_quote(platform, given)
    task_id, option_id = number(given, "checklist_task_id"), string(given, "poll_option_id")
    return ReplyWanted(message_id, optional, chat_id, quote, task_id, option_id)


def replied(request: Request, chat: Chat, wanted: ReplyWanted) -> tuple[int | None, _Shown]:
    """The id of the message replied to, and what the reply shows of it beside. Raises ApiError."""
    source = _source(request, chat, wanted)
    message = visible(request.bot, source, wanted.message_id)
    if message is None:
        if wanted.optional:
            return None, NOTHING
        raise bad_request("message to be replied not found")
    if source is chat and _in_same_topic(request, message):
        return message.id, _inside(request.platform, message, wanted)
    return None, {**external_reply(request.platform, message, wanted.quote), **_parts(message, wanted)}


def _source(request: Request, chat: Chat, wanted: ReplyWanted) -> Chat:
    if wanted.chat_id in {"", request.params.get("chat_id")}:
        return chat
    return readable_chat(request._replace(params={"chat_id": wanted.chat_id}))


def _in_same_topic(request: Request, message: Message) -> bool:
    wanted = integer(request.params, "message_thread_id")
    return not wanted or message.extra.get("message_thread_id", wanted) == wanted


def _inside(platform: Platform, message: Message, wanted: ReplyWanted) -> _Shown:
    if wanted.quote is None and not (wanted.task_id or wanted.option_id):
        return NOTHING
    shown = _parts(message, wanted)
    if wanted.quote is not None:
        shown["quote"] = quoted(platform, wanted.quote, message.content)
    return shown


def external_reply(platform: Platform, message: Message, quote: Quote | None = None) -> _Shown:
    """What a reply from elsewhere carries of the message; nothing of what must stay where it is.

    Raises ApiError where the message does not say what is quoted.
    """
    kind = kind_of(message.content)
    if not kind or is_protected(message):
        return NOTHING
    info: dict[str, Any] = {"origin": origin_of(platform, message)}
    if message.chat.kind in {"supergroup", "channel"}:
        info |= {"chat": message.chat.view, "message_id": message.id}
    info |= {name: message.content[name] for name in _carried(kind) if name in message.content}
    shown = quoted(platform, quote, message.content) if quote else automatic_quote(platform, message.content)
    return {"external_reply": info, **({"quote": shown} if shown else {})}


def _carried(kind: str) -> tuple[str, ...]:
    if kind in {"text", "rich_message"}:
        return ("link_preview_options",)
    return (kind, "has_media_spoiler")


def _parts(message: Message, wanted: ReplyWanted) -> dict[str, Any]:
    """The task of a checklist or the option of a poll that the reply is about, if there is such a one."""
    tasks = {task["id"] for task in message.content.get("checklist", {}).get("tasks", ())}
    options = {option["persistent_id"] for option in message.content.get("poll", {}).get("options", ())}
    task = {"reply_to_checklist_task_id": wanted.task_id} if wanted.task_id in tasks else {}
    option = {"reply_to_poll_option_id": wanted.option_id} if wanted.option_id in options else {}
    return task | option
