"""What recordings of other tools lost, made good where that can be done, and told where it cannot."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from conformance.session.cassette import CALL, Interaction
from conformance.session.importers.bodies import told_length
from conformance.session.order import is_call
from conformance.session.stand_ins import shown_uploads, stand_in
from conformance.wire import Call, UndecodableRequest, Upload, decode, encode, opened, read_answer

__all__ = ["lost_body", "mended"]

_REPLACED = "\ufffd".encode()


def lost_body(one: Interaction) -> bool:
    """Whether a request had a body of which nothing was recorded."""
    kind = one.request_headers.get("content-type", "")
    return not one.request_body and (
        bool(told_length(one.request_headers)) or kind.startswith("multipart/form-data")
    )


def mended(one: Interaction) -> Interaction:
    """The exchange with bodies opened, and with stand-ins for files that were recorded as broken text.

    Raises Unopenable.
    """
    asked, request = opened(one.request_headers, one.request_body)
    answered, response = opened(one.response_headers, one.response_body)
    whole = replace(
        one,
        request_headers=asked,
        request_body=request,
        response_headers=answered,
        response_body=response,
    )
    damaged = told_length(asked) not in {None, len(request)} and _REPLACED in request
    if not damaged or one.direction != CALL or not is_call(one.uri):
        return whole
    return _with_stand_ins(whole)


def _with_stand_ins(one: Interaction) -> Interaction:
    try:
        call = decode(one.method, one.uri, one.request_headers, one.request_body)
    except UndecodableRequest:
        return one
    if not any(_REPLACED in upload.content for upload in call.files.values()):
        return one
    files = _stand_ins(call, one)
    _, headers, body = encode(replace(call, files=files), one.uri)
    return replace(one, request_headers={**one.request_headers, **headers}, request_body=body)


def _stand_ins(call: Call, one: Interaction) -> Mapping[str, Upload]:
    result = read_answer(one.status, one.response_body).result
    shown = shown_uploads(call.files, call.params.get("media"), result)
    plain: tuple[str, Any] = ("document", {})
    return {
        name: replace(upload, content=stand_in(*(shown[name] or plain), name.encode()))
        if _REPLACED in upload.content
        else upload
        for name, upload in call.files.items()
    }
