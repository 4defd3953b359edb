"""Webhooks: a method that the bot calls by its answer to a delivery."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from conformance.suite.clause import documented
from conformance.suite.ground import Caller, Doorstep, User
from conformance.suite.ground.sending import place, seen, sent
from conformance.suite.webhooks._hook import delivers, hooked
from conformance.verdict import Consequence

_REPLY = documented("Bot API, Making requests when getting updates")
_Body = Callable[[dict[str, Any]], tuple[str, bytes]]


def _json(params: dict[str, Any]) -> tuple[str, bytes]:
    return "application/json", json.dumps(params).encode()


def _form(params: dict[str, Any]) -> tuple[str, bytes]:
    return "application/x-www-form-urlencoded", urlencode(params).encode()


def _multipart(params: dict[str, Any]) -> tuple[str, bytes]:
    head = '--ccc\r\ncontent-disposition: form-data; name="{}"\r\n\r\n{}\r\n'
    body = "".join(head.format(*pair) for pair in params.items()) + "--ccc--\r\n"
    return "multipart/form-data; boundary=ccc", body.encode()


def _edited(caller: Caller, user: User, doorstep: Doorstep, body: _Body) -> tuple[str, str]:
    """The text that an answer to a delivery has wanted a message to have, and the one that it has."""
    message, text = sent(caller, user), user.marker("ویرایش")
    with hooked(caller, doorstep) as hook:
        hook.replies.append((200, *body({"method": "editMessageText", **place(message), "text": text})))
        hook.told(user.says(user.marker()))
        hook.told(user.says(user.marker()))  # the chat's next delivery comes once the first is done with
    return text, seen(caller, user.chat_id, message["message_id"])["text"]


@delivers("webhooks.reply-calls-a-method", _REPLY)
def reply_calls_a_method(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """The method that an answer to a delivery names, in JSON, is carried out."""
    wanted, got = _edited(caller, user, doorstep, _json)
    assert got == wanted


@delivers("webhooks.reply-in-a-form", _REPLY, consequence=Consequence.DEGRADES)
def reply_in_a_form(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A method can be called by an answer as application/x-www-form-urlencoded."""
    wanted, got = _edited(caller, user, doorstep, _form)
    assert got == wanted


@delivers("webhooks.reply-in-multipart", _REPLY, consequence=Consequence.DEGRADES)
def reply_in_multipart(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """A method can be called by an answer as multipart/form-data."""
    wanted, got = _edited(caller, user, doorstep, _multipart)
    assert got == wanted


@delivers("webhooks.refused-reply-is-taken", _REPLY)
def refused_reply_is_taken(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """An answer with 200 takes the delivery, even where the method that it calls is refused."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append((200, *_json({"method": "sendMessage", "chat_id": 1, "text": "nobody"})))
        text = user.says(user.marker())
        hook.told(text)
        hook.told(user.says(user.marker()))
        assert len(hook.told(text)) == 1


@delivers("webhooks.reply-of-words-is-taken", _REPLY)
def reply_of_words_is_taken(caller: Caller, user: User, doorstep: Doorstep) -> None:
    """An answer with 200 and any words in it, such as OK, takes the delivery."""
    with hooked(caller, doorstep) as hook:
        hook.replies.append((200, "text/html", b"OK"))
        text = user.says(user.marker())
        hook.told(text)
        hook.told(user.says(user.marker()))
        assert len(hook.told(text)) == 1
