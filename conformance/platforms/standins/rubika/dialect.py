"""One native request after the other.

No fact says what these answer, so that they hold ``data`` empty here: the lists and counts of members.
Nor does one say what an upload answers; here it is the ``file_id`` that is to be sent.
"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from conformance.platforms.profile import Profile
from conformance.platforms.standins.carrying import Carriers, Parcel
from conformance.platforms.standins.dialect import Dialect, Native, reply, result_of
from conformance.platforms.standins.rubika import telling
from conformance.platforms.standins.rubika.asking import asked
from conformance.reference.calls.errors import ApiError, bad_request
from conformance.reference.server.dispatch import Answer, Desk
from conformance.reference.server.request import read_call
from conformance.wire import Call, Form, Upload

__all__ = ["Rubika"]

_SENDING = {
    "File": "sendDocument",
    "Image": "sendPhoto",
    "Voice": "sendVoice",
    "Music": "sendAudio",
    "Gif": "sendAnimation",
    "Video": "sendVideo",
}
_STATUSES = {401: "INVALID_ACCESS", 403: "INVALID_ACCESS", 429: "TOO_REQUESTS"}
_BYTES = (b"content-type", b"application/octet-stream")


class Rubika(Dialect):
    """Keeps uploads until they are sent, and the endpoints of each bot by their types."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._uploads: dict[str, tuple[str, Upload | None]] = {}
        self._sent_as: dict[str, str] = {}  # the method that sends a file which came in
        self._endpoints: dict[tuple[str, str], str] = {}
        self._carriers = Carriers(self._parcel)

    def kinds(self) -> frozenset[str]:
        return frozenset({"message", "edited_message", "channel_post", "callback_query", "my_chat_member"})

    async def serve(self, request: Native, desk: Desk) -> Answer:
        try:
            bot = desk.bot(request.token)
            if own := self._own(request, desk):
                return own
            method, body = request.method, request.json()
            if method not in self.profile.methods:
                raise bad_request(f"there is no method {method}")
            call = self._call(method, body)
            result = result_of(await desk.call(bot, call))
            return _ok(self._told(request, call.method, result, body))
        except ApiError as error:
            return self.refused(error)

    def _own(self, request: Native, desk: Desk) -> Answer | None:
        """The answer to what the Bot API has no call for."""
        place, _, name = request.method.partition("/")
        match place:
            case "upload":
                return self._uploaded(request, name)
            case "files":
                return _downloaded(name, desk)
            case _ if request.verb != "POST":
                raise bad_request("requests are POST")
            case "requestSendFile":
                return self._prepared(request, request.json())
            case "updateBotEndpoints":
                return self._registered(request.token, request.json(), desk)
        return None

    def refused(self, error: ApiError) -> Answer:
        """A refusal has HTTP status 200 too."""
        status = _STATUSES.get(error.code, "INVALID_INPUT")
        return reply(200, {"status": status, "dev_message": error.description})

    def _call(self, method: str, body: Mapping[str, Any]) -> Call:
        if method == "sendFile":
            return self._sending(asked(method, body))
        if not self.profile.methods[method].telegram:
            raise bad_request(f"the stand-in cannot {method}")
        return asked(self.profile.methods[method].telegram[0], body)

    def _sending(self, call: Call) -> Call:
        params = dict(call.params)
        file_id = params.pop("file_id", "")
        kind, upload = self._uploads.get(file_id, (self._sent_as.get(file_id, "File"), None))
        method = _SENDING[kind]
        name = method.removeprefix("send").lower()
        for given, wanted in (("text", "caption"), ("entities", "caption_entities")):
            if given in params:
                params[wanted] = params.pop(given)
        if upload is None:
            return Call(method, {**params, name: file_id}, form=Form.JSON)
        return Call(method, params, {name: upload}, Form.MULTIPART)

    def _told(self, request: Native, method: str, result: Any, body: Mapping[str, Any]) -> Any:
        match method:
            case "getMe":
                return {"bot": telling.bot(result)}
            case "getUpdates":
                return self._updates(result, str(body.get("offset_id", "")))
            case "getChat":
                return {"chat": telling.chat(result)}
            case "getFile":
                return {"download_url": f"{_here(request)}/files/{result['file_path']}"}
            case "forwardMessage":
                return {"new_message_id": str(result["message_id"])}
        return {"message_id": str(result["message_id"])} if method.startswith("send") else {}

    def _updates(self, updates: list[dict[str, Any]], cursor: str) -> dict[str, Any]:
        self._note(updates)
        following = str(updates[-1]["update_id"] + 1) if updates else cursor
        return {"updates": list(filter(None, map(telling.update, updates))), "next_offset_id": following}

    def _note(self, updates: list[dict[str, Any]]) -> None:
        """A file that came in can be sent on, as what it came in as."""
        for update in updates:
            value = update.get("message", {})
            for kind, method in _SENDING.items():
                media = value.get(method.removeprefix("send").lower())
                for one in media if isinstance(media, list) else filter(None, [media]):
                    self._sent_as[one["file_id"]] = kind

    def _prepared(self, request: Native, body: Mapping[str, Any]) -> Answer:
        if body.get("type") not in _SENDING:
            raise bad_request("type is not one of a file")
        key = uuid4().hex
        self._uploads[key] = (body["type"], None)
        return _ok({"upload_url": f"{_here(request)}/upload/{key}"})

    def _uploaded(self, request: Native, key: str) -> Answer:
        kind = request.headers.get("content-type", "")
        files = read_call("upload", request.verb, "", kind, request.body).files
        if key not in self._uploads or "file" not in files:
            raise bad_request("a file is uploaded as 'file', once its address was given out")
        self._uploads[key] = (self._uploads[key][0], files["file"])
        return _ok({"file_id": key})

    def _registered(self, token: str, body: Mapping[str, Any], desk: Desk) -> Answer:
        url, type_ = body.get("url"), str(body.get("type"))
        if (
            not isinstance(url, str)
            or type_ not in self.profile.methods["updateBotEndpoints"].params["type"].type
        ):
            raise bad_request("an endpoint has a url and a type")
        self._endpoints[token, type_] = url
        self._carriers.begin(token, desk)
        return _ok({})

    def _parcel(self, token: str, update: Mapping[str, Any]) -> Parcel | None:
        """Presses go to one endpoint, all else to another; what has none waits to be polled."""
        if query := update.get("callback_query"):
            url = self._endpoints.get((token, "ReceiveInlineMessage"))
            return _parcel(url, {"inline_message": telling.pressed(query)}) if url else None
        url = self._endpoints.get((token, "ReceiveUpdate"))
        return _parcel(url, {"update": telling.update(update)}) if url else None


def _parcel(url: str, body: Any) -> Parcel:
    return Parcel(url, json.dumps(body, ensure_ascii=False).encode())


def _ok(data: Any) -> Answer:
    return reply(200, {"status": "OK", "data": data})


def _here(request: Native) -> str:
    return f"http://{request.headers.get('host', '')}/v3/{request.token}"


def _downloaded(path: str, desk: Desk) -> Answer:
    file = desk.platform.files.at(path)
    return Answer(200, file.content, kind=_BYTES) if file else Answer(404, b"", kind=_BYTES)
