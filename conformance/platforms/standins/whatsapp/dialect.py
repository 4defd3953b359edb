"""One native request after the other."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import httpx

from conformance.platforms.profile import Profile
from conformance.platforms.standins.carrying import Carriers, Parcel
from conformance.platforms.standins.dialect import Dialect, Native, reply, result_of
from conformance.platforms.standins.whatsapp.asking import MISSING, asked, ids_of
from conformance.platforms.standins.whatsapp.telling import delivery, wamid
from conformance.reference.calls.errors import ApiError
from conformance.reference.server.dispatch import Answer, Desk
from conformance.reference.server.request import read_call
from conformance.wire import Call, Form, Upload

__all__ = ["WhatsApp"]

_OTHERS = re.compile(r"/vversion/(?!phone_number_id/)(?P<media>[^/]+)|/content/(?P<content>.+)|/panel")
_LATE = 131047  # the person's last message is too long ago
_NATIVE = {400: MISSING, 401: 190, 403: 131026, 429: 130429}


class WhatsApp(Dialect):
    """Keeps uploads, webhooks, and when each person wrote last."""

    def __init__(self, profile: Profile) -> None:
        super().__init__(profile)
        self._uploads: dict[str, Upload] = {}
        self._webhooks: dict[str, str] = {}
        self._heard: dict[str, int] = {}
        self._carriers = Carriers(self._parcel)

    def kinds(self) -> frozenset[str]:
        return frozenset({"message", "callback_query"})

    def elsewhere(self, path: str) -> str | None:
        return path.lstrip("/") if _OTHERS.fullmatch(path) else None

    def event(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        if kind == "message":
            self._heard[str(value["chat"]["id"])] = value["date"]
        return value

    async def serve(self, request: Native, desk: Desk) -> Answer:
        try:
            desk.bot(request.token)
            return await self._served(request, desk)
        except ApiError as error:
            return self.refused(error)

    async def _served(self, request: Native, desk: Desk) -> Answer:
        match request.verb, request.method.split("/"):
            case "POST", ["messages"]:
                return await self._messages(request, desk)
            case "POST", ["media"]:
                return self._uploaded(request)
            case "POST", ["panel"]:
                return await self._registered(request, desk)
            case "GET", ["content", *path]:
                return await self._content("/".join(path), request, desk)
            case _, ["vversion", media_id]:
                return await self._media(media_id, request, desk)
        raise ApiError(3, f"there is no edge {request.method}")

    def refused(self, error: ApiError) -> Answer:
        code = _NATIVE.get(error.code, error.code)
        status = error.code if error.code in {401, 403, 404, 429} else 400
        said = {"message": f"(#{code}) {error.description}", "type": "OAuthException", "code": code}
        return reply(status, {"error": {**said, "fbtrace_id": uuid4().hex[:22]}})

    async def _messages(self, request: Native, desk: Desk) -> Answer:
        body, bot = request.json(), desk.bot(request.token)
        if body.get("status") == "read":
            chat, _ = ids_of(body.get("message_id"))
            if "typing_indicator" in body:
                call = Call("sendChatAction", {"chat_id": chat, "action": "typing"}, form=Form.JSON)
                result_of(await desk.call(bot, call))
            return reply(200, {"success": True})
        call = asked(body, self._uploads, self.profile.limits)
        self._check_window(str(body["to"]), desk)
        result = result_of(await desk.call(bot, call))
        number = result["message_id"] if isinstance(result, dict) else call.params["message_id"]
        return reply(
            200,
            {
                "messaging_product": "whatsapp",
                "contacts": [{"input": body["to"], "wa_id": str(body["to"])}],
                "messages": [{"id": wamid(body["to"], number)}],
            },
        )

    def _check_window(self, person: str, desk: Desk) -> None:
        """Raises ApiError where the person has not written for too long, or never."""
        last = self._heard.get(person)
        if last is None or desk.platform.now() - last > self.profile.limits["session_hours"] * 3600:
            raise ApiError(_LATE, "the person must have written within 24 hours; else send a template")

    def _uploaded(self, request: Native) -> Answer:
        kind = request.headers.get("content-type", "")
        call = read_call("media", "POST", "", kind, request.body)
        if "file" not in call.files:
            raise ApiError(MISSING, "a file is uploaded as 'file'")
        key = str(uuid4().int)[:15]
        self._uploads[key] = call.files["file"]
        return reply(200, {"id": key})

    async def _media(self, media_id: str, request: Native, desk: Desk) -> Answer:
        if request.verb == "DELETE":
            return reply(200, {"success": self._uploads.pop(media_id, None) is not None})
        content = await self._bytes(media_id, request, desk)
        told = {"url": f"http://{request.headers.get('host', '')}/content/{media_id}", "id": media_id}
        told |= {"messaging_product": "whatsapp", "sha256": hashlib.sha256(content).hexdigest()}
        kept = self._uploads.get(media_id)
        kind = kept.content_type if kept else "application/octet-stream"
        return reply(200, {**told, "mime_type": kind, "file_size": len(content)})

    async def _content(self, media_id: str, request: Native, desk: Desk) -> Answer:
        content = await self._bytes(media_id, request, desk)
        return Answer(200, content, kind=(b"content-type", b"application/octet-stream"))

    async def _bytes(self, media_id: str, request: Native, desk: Desk) -> bytes:
        """What was uploaded, or what came from a person."""
        if upload := self._uploads.get(media_id):
            return upload.content
        call = Call("getFile", {"file_id": media_id}, form=Form.JSON)
        found = desk.platform.files.at(result_of(await desk.call(desk.bot(request.token), call))["file_path"])
        return found.content if found else b""

    async def _registered(self, request: Native, desk: Desk) -> Answer:
        """The webhook is set once it gave the challenge back."""
        body, challenge = request.json(), uuid4().hex
        given = {"hub.mode": "subscribe", "hub.challenge": challenge}
        given["hub.verify_token"] = str(body.get("verify_token", ""))
        url = str(body.get("url", ""))
        async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
            try:
                answer = await client.get(f"{url}?{urlencode(given)}")
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise ApiError(MISSING, f"the webhook does not answer ({type(error).__name__})") from error
        if answer.text != challenge:
            raise ApiError(MISSING, "the webhook does not give the challenge back")
        self._webhooks[request.token] = url
        self._carriers.begin(request.token, desk)
        return reply(200, {"success": True})

    def _parcel(self, token: str, update: Mapping[str, Any]) -> Parcel | None:
        url, told = self._webhooks.get(token), delivery(update)
        if url is None or told is None:
            return None
        body = json.dumps(told, ensure_ascii=False).encode()
        signature = hmac.new(token.encode(), body, hashlib.sha256).hexdigest()
        return Parcel(url, body, {"X-Hub-Signature-256": f"sha256={signature}"})
