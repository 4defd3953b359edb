"""Probes on how calls are taken and refused."""

from typing import Any

from conformance.platforms.probing.look import Look, told
from conformance.platforms.probing.probe import Probe, asks
from conformance.wire import Form

__all__ = ["PROBES"]

PROBES: list[Probe] = []

_WRONG = "1234567:" + "x" * 35


@asks(PROBES, "status-is-code", "Does the HTTP status of a refusal equal its error code?")
def status_is_code(look: Look) -> str:
    answer = look.call("sendMessage", {})
    same = "the same" if answer.status == answer.error_code else "not the same"
    return f"HTTP status {answer.status} and error_code {answer.error_code}: {same}."


@asks(PROBES, "method-case", "Is a method taken in any case?")
def method_case(look: Look) -> str:
    exact, upper = look.call("getMe"), look.call("GETME")
    return f"getMe is {_in_words(exact)}; GETME is {_in_words(upper)}."


@asks(PROBES, "wrong-token", "How is a wrong token refused?")
def wrong_token(look: Look) -> str:
    return f"A token of the usual shape that is nobody's: {told(look.call('getMe', token=_WRONG))}."


@asks(PROBES, "absent-method", "How is a method refused that is not there?")
def absent_method(look: Look) -> str:
    unknown, name = look.call("noSuchMethod"), look.call("getMyName")
    return f"noSuchMethod: {told(unknown)}; getMyName: {told(name)}."


@asks(PROBES, "nested-json", "May a JSON body hold objects and numbers, or only strings?")
def nested_json(look: Look) -> str:
    keyboard: Any = {"inline_keyboard": [[{"text": "1", "callback_data": "1"}]]}
    given = {"chat_id": look.chat, "text": "probe"}
    nested = look.call("sendMessage", {**given, "reply_markup": keyboard})
    written = look.call("sendMessage", given, form=Form.FORM)
    return f"A keyboard as an object: {told(nested)}; the same call as a form: {told(written)}."


@asks(PROBES, "chat-action-id", "Does sendChatAction take a chat_id as a number?")
def chat_action_id(look: Look) -> str:
    number = look.call("sendChatAction", {"chat_id": look.chat, "action": "typing"})
    string = look.call("sendChatAction", {"chat_id": str(look.chat), "action": "typing"})
    return f"As a number: {told(number)}; as a string: {told(string)}."


def _in_words(answer: Any) -> str:
    return "answered" if answer.ok else f"refused ({told(answer)})"
