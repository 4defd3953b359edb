"""An exchange as it may be shown: redacted, bounded, with a line to send it again."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from conformance.wire.call import Form, Spelled
from conformance.wire.client import Exchange
from conformance.wire.encoding import text_of
from conformance.wire.redaction import redact, redact_value

__all__ = ["Record", "curl", "record"]

_LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class Record:
    """One exchange as evidence: redacted, bounded in size."""

    verb: str
    url: str
    request: Any  # parameters as they travelled
    status: int | None
    response: Any  # JSON where it was JSON, text otherwise
    elapsed_ms: float
    curl: str = ""


class _Late(Record):
    """A record that is made when it is first read: most are never looked at."""

    __slots__ = ("_made",)
    _made: Callable[[], Record]

    def __getattr__(self, name: str) -> Any:
        if name not in _FIELDS:
            raise AttributeError(name)
        made = self._made()
        for field in _FIELDS:
            object.__setattr__(self, field, getattr(made, field))
        return getattr(made, name)


_FIELDS = frozenset(field.name for field in fields(Record))


def record(exchange: Exchange, token: str) -> Record:
    """The evidence of one exchange, without the token. What is long is cut at once, and not kept."""
    if int(exchange.headers.get("content-length", _LONGEST_TEXT)) >= _LONGEST_TEXT:
        return _record(exchange, token)
    late = object.__new__(_Late)
    object.__setattr__(late, "_made", lambda: _record(exchange, token))
    return late


def _record(exchange: Exchange, token: str) -> Record:
    call, answer = exchange.call, exchange.answer
    request: dict[str, Any] = dict(call.params)
    for name, upload in call.files.items():
        request[name] = f"<{len(upload.content)} bytes, {upload.filename}, {upload.content_type}>"
    if isinstance(call, Spelled):
        request |= {"(query)": call.query, "(body)": call.content.decode("utf-8", "replace")}
    body = answer.body if answer.body is not None else answer.problem
    return Record(
        verb=call.verb,
        url=redact(exchange.url.replace("{token}", "$BOT_TOKEN"), token),
        request=_shown(request, token),
        status=answer.status or None,
        response=_shown(body, token),
        elapsed_ms=round(exchange.elapsed_ms, 2),
        curl=redact(curl(exchange), token),
    )


def curl(exchange: Exchange) -> str:
    """A shell line that sends the call again; the token comes from $BOT_TOKEN."""
    call = exchange.call
    url = '"' + exchange.url.replace("{token}", "$BOT_TOKEN") + '"'
    words = ["curl", "-sS"]
    if isinstance(call, Spelled):
        url = url[:-1] + ("&" if "?" in url else "?") + call.query + '"'
        words += _spelled(call)
    elif call.form is Form.JSON:
        words += ["--json", shlex.quote(text_of(dict(call.params)))]
    elif call.form is Form.MULTIPART:
        for name, value in call.params.items():
            words += ["--form-string", shlex.quote(f"{name}={text_of(value)}")]
        for name, upload in call.files.items():
            words += ["-F", shlex.quote(f"{name}=@{upload.filename}")]
    else:
        if call.form is Form.QUERY:
            words += ["-G"]
        for name, value in call.params.items():
            words += ["--data-urlencode", shlex.quote(f"{name}={text_of(value)}")]
        if call.form is Form.FORM and not call.params:
            words += ["-X", call.verb]
    for name, value in exchange.sent.items():
        words += ["-H", '"' + f"{name}: {value}".replace("{token}", "$BOT_TOKEN") + '"']
    return " ".join([*words, url])


def _spelled(call: Spelled) -> list[str]:
    words = ["-X", call.verb]
    for name, value in call.headers.items():
        words += ["-H", shlex.quote(f"{name}: {value}")]
    if call.content:
        words += ["--data-binary", shlex.quote(call.content.decode("utf-8", "replace"))]
    return words


def _shown(value: Any, token: str) -> Any:
    """The value without tokens, cut where it is too long; most values stay as they are."""
    text = text_of(value)
    if redact(text, token) != text:
        value = redact_value(value, token)
        text = text_of(value)
    longest = _LONGEST_TEXT if isinstance(value, str) else 10 * _LONGEST_TEXT
    if len(text) > longest:
        return text[:_LONGEST_TEXT] + f"… ({len(text)} characters)"
    return value
