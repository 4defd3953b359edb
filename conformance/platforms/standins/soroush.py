"""Soroush's dialect: flat messages, result codes, updates as server-sent events.

A stream of events ends here after each batch, and a client connects again, as clients of such streams
do; to read an event is to have it. A keyboard's command is not published as what is sent: the text is.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from conformance.platforms.profile import Profile
from conformance.platforms.standins.dialect import Dialect, Native, reply, result_of
from conformance.reference.calls.errors import ApiError, bad_request, not_found
from conformance.reference.server.dispatch import Answer, Desk
from conformance.reference.server.request import read_call
from conformance.wire import Call, Form, Upload, text_of

__all__ = ["Soroush"]

_LONGEST = 20.0  # seconds until a stream without events ends
_STREAM = (b"content-type", b"text/event-stream")
_BYTES = (b"content-type", b"application/octet-stream")
_SENDING = {
    "IMAGE": "photo",
    "VIDEO": "video",
    "GIF": "animation",
    "PUSH_TO_TALK": "voice",
    "ATTACHMENT": "document",
    "FILE_TYPE_OTHER": "document",
}


class Soroush(Dialect):
    """Keeps uploads until they are sent."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._uploads: dict[str, Upload] = {}

    def kinds(self) -> frozenset[str]:
        return frozenset({"message", "my_chat_member"})

    async def serve(self, request: Native, desk: Desk) -> Answer:
        try:
            desk.bot(request.token)
            method, _, name = request.method.partition("/")
            match request.verb, method:
                case "GET", "getMessage":
                    return await self._stream(request, desk)
                case "GET", "downloadFile":
                    return await self._downloaded(name, request, desk)
                case "POST", "uploadFile":
                    return self._uploaded(request)
                case "POST", "sendMessage":
                    result_of(await desk.call(desk.bot(request.token), self._sending(request.json())))
                    return reply(200, {"resultCode": 200, "resultMessage": "OK"})
        except ApiError as error:
            return self.refused(error)
        return self.refused(not_found())

    def refused(self, error: ApiError) -> Answer:
        status = error.code if error.code == 429 else 200
        return reply(status, {"resultCode": error.code, "resultMessage": error.description})

    async def _stream(self, request: Native, desk: Desk) -> Answer:
        inbox = desk.bot(request.token).inbox
        if not len(inbox):
            await inbox.wait(_LONGEST)
        events = []
        for update in inbox.first(100):
            inbox.take(update.id)
            told = _told(json.loads(update.text), request.token.partition(":")[0])
            events.append(f"data: {json.dumps(told, ensure_ascii=False)}\n\n" if told else "")
        return Answer(200, "".join(["retry: 10\n\n", *events]).encode(), kind=_STREAM)

    def _sending(self, body: Mapping[str, Any]) -> Call:
        params = {"chat_id": str(body.get("to", ""))}
        if "keyboard" in body:
            rows = [[{"text": one["text"]} for one in row] for row in body["keyboard"]]
            params["reply_markup"] = text_of({"keyboard": rows})
        match body.get("type"):
            case "TEXT":
                return Call("sendMessage", {**params, "text": str(body.get("body", ""))}, form=Form.JSON)
            case "LOCATION":
                place = {name: text_of(body.get(name)) for name in ("latitude", "longitude")}
                return Call("sendLocation", {**params, **place}, form=Form.JSON)
            case "FILE":
                return self._file(params, body)
        raise bad_request(f"the stand-in cannot send a message of type {body.get('type')}")

    def _file(self, params: dict[str, str], body: Mapping[str, Any]) -> Call:
        if body.get("fileType") == "CONTACT":
            raise bad_request("the stand-in cannot send a contact's file")
        name = _SENDING.get(str(body.get("fileType")), "document")
        if "body" in body:
            params["caption"] = str(body["body"])
        url = str(body.get("fileUrl", ""))
        if upload := self._uploads.get(url):
            return Call(f"send{name.title()}", params, {name: upload}, Form.MULTIPART)
        return Call(f"send{name.title()}", {**params, name: url}, form=Form.JSON)

    def _uploaded(self, request: Native) -> Answer:
        kind = request.headers.get("content-type", "")
        files = read_call("uploadFile", "POST", "", kind, request.body).files
        if "file" not in files:
            raise bad_request("a file is uploaded as 'file'")
        key = uuid4().hex
        self._uploads[key] = files["file"]
        return reply(200, {"resultCode": 200, "resultMessage": "OK", "fileUrl": key})

    async def _downloaded(self, name: str, request: Native, desk: Desk) -> Answer:
        if upload := self._uploads.get(name):
            return Answer(200, upload.content, kind=_BYTES)
        call = Call("getFile", {"file_id": name}, form=Form.JSON)
        found = desk.platform.files.at(result_of(await desk.call(desk.bot(request.token), call))["file_path"])
        return Answer(200, found.content if found else b"", kind=_BYTES)


def _told(update: Mapping[str, Any], bot: str) -> dict[str, Any] | None:
    """An update as a flat message; None for what does not come."""
    if member := update.get("my_chat_member"):
        stopped = member["new_chat_member"]["status"] == "kicked"
        return {"from": str(member["chat"]["id"]), "to": bot, "type": "STOP"} if stopped else None
    message = update["message"]
    when = str(message["date"] * 1000)
    return {"from": str(message["chat"]["id"]), "to": bot, "time": when, **_content(message)}


def _content(message: Mapping[str, Any]) -> dict[str, Any]:
    text = message.get("text", message.get("caption", ""))
    if text == "/start":
        return {"type": "START"}
    if place := message.get("location"):
        return {"type": "LOCATION", "latitude": place["latitude"], "longitude": place["longitude"]}
    for type_, kind in _SENDING.items():
        if kind in message:
            one = message[kind][-1] if kind == "photo" else message[kind]
            told = {"fileUrl": one["file_id"], "fileType": type_, "fileSize": one.get("file_size", 0)}
            return {"type": "FILE", "body": text, "fileName": one.get("file_name", ""), **told}
    return {"type": "TEXT", "body": text}
