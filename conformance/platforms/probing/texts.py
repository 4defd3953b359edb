"""Probes on what becomes of a text, and of the message that it is in."""

import time
from collections.abc import Mapping
from typing import Any

from conformance.platforms.probing.look import Look, result, told
from conformance.platforms.probing.probe import Probe, asks

__all__ = ["PROBES"]

PROBES: list[Probe] = []


@asks(
    PROBES,
    "html-parse-mode",
    "Does parse_mode HTML format a text, or do the tags arrive as they were written?",
)
def html_parse_mode(look: Look) -> str:
    message = look.sent("<b>probe</b>", parse_mode="HTML")
    entities = message.get("entities")
    kinds = [one.get("type") for one in entities] if isinstance(entities, list) else []
    return f"The text comes back as {message.get('text')!r}, with entities {kinds}."


@asks(PROBES, "odd-markdown", "Is a text with an odd * _ or ` taken, where no parse_mode is given?")
def odd_markdown(look: Look) -> str:
    tries = ((mark, look.call("sendMessage", {"chat_id": look.chat, "text": f"a {mark}b"})) for mark in "*_`")
    return "; ".join(f"{mark} is {told(answer)}" for mark, answer in tries) + "."


@asks(PROBES, "text-limit", "Is a text of 4096 characters taken, and one of 4097 refused?")
def text_limit(look: Look) -> str:
    whole, over = (look.call("sendMessage", {"chat_id": look.chat, "text": "x" * n}) for n in (4096, 4097))
    return f"4096 characters: {told(whole)}; 4097: {told(over)}."


@asks(
    PROBES, "reply-parameters", "Does reply_parameters make a reply, or only the older reply_to_message_id?"
)
def reply_parameters(look: Look) -> str:
    first = look.sent("probe").get("message_id")
    newer = look.sent("probe", reply_parameters={"message_id": first})
    older = look.sent("probe", reply_to_message_id=first)
    return f"reply_parameters {_makes_reply(newer)}; reply_to_message_id {_makes_reply(older)}."


@asks(PROBES, "edit-result", "Does editMessageText return the message as it is now, or a stub?")
def edit_result(look: Look) -> str:
    first = look.sent("probe")
    given = {"chat_id": look.chat, "message_id": first.get("message_id"), "text": "edited"}
    edited = result(look.call("editMessageText", given))
    same = "the same" if edited.get("message_id") == first.get("message_id") else "another"
    return f"It returns {same} message_id, {edited.get('message_id')}, and text {edited.get('text')!r}."


@asks(PROBES, "message-numbering", "Are messages numbered by chat, by bot or over the whole platform?")
def message_numbering(look: Look) -> str:
    _, other = look.another()
    here, there = look.sent("probe"), result(look.call("sendMessage", {"chat_id": other, "text": "probe"}))
    again = look.sent("probe")
    ids = [one.get("message_id") for one in (here, there, again)]
    return f"One chat, another, and the first again: {', '.join(map(str, ids))}."


@asks(PROBES, "id-types", "Are the ids of messages and chats integers or strings?")
def id_types(look: Look) -> str:
    message = look.sent("probe")
    chat = message.get("chat")
    chat_id = chat.get("id") if isinstance(chat, Mapping) else None
    return f"message_id is {_kind(message.get('message_id'))}; chat.id is {_kind(chat_id)}."


@asks(PROBES, "message-date", "Is a message's date in seconds or in milliseconds?")
def message_date(look: Look) -> str:
    date = look.sent("probe").get("date")
    if not isinstance(date, (int, float)):
        return f"date is {_kind(date)}."
    unit = "milliseconds" if date > 100 * time.time() else "seconds"
    return f"date is {date}, which is {unit}."


@asks(PROBES, "chat-types", "What are the types of a private chat and of a group?")
def chat_types(look: Look) -> str:
    private = look.call("getChat", {"chat_id": look.chat})
    shared = look.call("getChat", {"chat_id": look.group()})
    return f"A private chat: {_chat_type(private)}; a supergroup: {_chat_type(shared)}."


def _chat_type(answer: Any) -> str:
    return repr(answer.result.get("type")) if isinstance(answer.result, Mapping) else told(answer)


def _makes_reply(message: Mapping[str, Any]) -> str:
    return "makes a reply" if "reply_to_message" in message else "does not show as a reply"


def _kind(value: Any) -> str:
    return "absent" if value is None else f"{type(value).__name__} {value!r}"
