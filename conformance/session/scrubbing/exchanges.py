"""Every string of an exchange with its kind: in its address, headers and bodies, of all forms."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from conformance.session.cassette.model import WEBHOOK, Interaction
from conformance.session.scrubbing.documents import Change, binary_or_free, json_text, multipart, pairs
from conformance.session.scrubbing.kinds import ANSWER, Entry, Kind, Plan, params_of, result_of, update
from conformance.session.scrubbing.spelling import PERCENT
from conformance.wire import opened

__all__ = ["changed", "plain"]


def plain(interaction: Interaction) -> Interaction:
    """The exchange without compression. Raises Unopenable."""
    if "content-encoding" not in interaction.request_headers.keys() | interaction.response_headers.keys():
        return interaction
    request, body = opened(interaction.request_headers, interaction.request_body)
    response, answer = opened(interaction.response_headers, interaction.response_body)
    return replace(
        interaction,
        request_headers=request,
        request_body=body,
        response_headers=response,
        response_body=answer,
    )


def changed(interaction: Interaction, change: Change) -> Interaction:
    """The exchange with each of its strings changed by its kind."""
    parts = urlsplit(interaction.uri)
    method = parts.path.rpartition("/")[2]
    if interaction.direction == WEBHOOK:
        path, plan, answers = (
            PERCENT.rewrite(parts.path, lambda one: change(Kind.HOOK, one)),
            update(),
            _REPLY,
        )
    elif "/file/bot" in parts.path:
        path, plan, answers = PERCENT.rewrite(parts.path, lambda one: _file_path(one, change)), {}, {}
    else:
        path, plan = parts.path, params_of(method)
        answers = {**ANSWER, "result": result_of(method)}
    query = pairs(parts.query, plan, change) if parts.query else ""
    heads = [_heads(one, change) for one in (interaction.request_headers, interaction.response_headers)]
    return replace(
        interaction,
        uri=f"{parts.scheme}://{parts.netloc}{path}" + (f"?{query}" if parts.query else ""),
        request_headers=heads[0],
        request_body=_body(interaction.request_headers, interaction.request_body, plan, change),
        reason=change(Kind.FREE, interaction.reason),
        response_headers=heads[1],
        response_body=_answer(interaction.response_body, answers, change),
    )


_REPLY: Plan = {"method": Entry(Kind.KEPT)}


def _file_path(path: str, change: Change) -> str:
    head, bot, rest = path.partition("/file/bot")
    token, slash, name = rest.partition("/")
    return head + bot + token + slash + change(Kind.FREE, name)


def _heads(headers: Mapping[str, str], change: Change) -> dict[str, str]:
    told = {"user-agent"}
    return {name: change(Kind.FREE, value) if name in told else value for name, value in headers.items()}


_BOUNDARY = re.compile(r'boundary="?([^";,]+)', re.IGNORECASE)


def _body(headers: Mapping[str, str], body: bytes, plan: Plan, change: Change) -> bytes:
    if not body:
        return body
    text = body.decode("utf-8", "surrogateescape")
    boundary = _BOUNDARY.search(headers.get("content-type", ""))
    if text.lstrip()[:1] in {"{", "["}:  # whatever its type is said to be
        text = json_text(text, plan, change)
    elif boundary is not None:
        text = multipart(text, boundary[1].strip(), plan, change)
    else:
        text = pairs(text, plan, change)
    return text.encode("utf-8", "surrogateescape")


def _answer(body: bytes, plan: Plan, change: Change) -> bytes:
    if not body:
        return body
    text = body.decode("utf-8", "surrogateescape")
    if text.lstrip()[:1] in {"{", "["}:
        text = json_text(text, _replied(text) if plan is _REPLY else plan, change)
    else:
        text = change(binary_or_free(text), text)
    return text.encode("utf-8", "surrogateescape")


def _replied(text: str) -> Plan:
    """The parameters of the method with which a delivery was answered."""
    try:
        value = json.loads(text)
    except ValueError:
        return _REPLY
    return {**params_of(str(value.get("method"))), **_REPLY} if isinstance(value, dict) else _REPLY
