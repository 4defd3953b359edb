"""One call after the other."""

import secrets
import time
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from conformance.platforms.profile import Profile
from conformance.platforms.shims.native import NativeWire
from conformance.platforms.shims.rubika import telling
from conformance.platforms.shims.rubika.asking import keypads, metadata, usual
from conformance.platforms.shims.rubika.ids import Ids
from conformance.platforms.shims.rubika.sending import FILES, Sending, sending
from conformance.platforms.shims.shim import Happening, Shim, absent
from conformance.platforms.shims.telegram_shaped import integer
from conformance.platforms.shims.texts import read, value_of
from conformance.reference.calls.errors import ApiError, bad_request, not_found
from conformance.wire import Call

__all__ = ["Rubika"]

_CODES = {"INVALID_ACCESS": 403, "TOO_REQUESTS": 429, "TOO_REQUEST": 429}
_KEPT = 10_000  # messages that are remembered, for what edits and presses tell of them
# Methods that answer true, and those that a method of the shim's own does.
_DOING = {
    "deletemessage": "deleteMessage",
    "banchatmember": "banChatMember",
    "unbanchatmember": "unbanChatMember",
    "pinchatmessage": "pinChatMessage",
    "unpinchatmessage": "unpinChatMessage",
    "unpinallchatmessages": "unpinAllChatMessages",
}
_OTHERS = {
    "getchat": "told_chat",
    "getfile": "told_file",
    "forwardmessage": "forwarded",
    "editmessagetext": "edited_text",
    "editmessagereplymarkup": "edited_markup",
    "setmycommands": "commanded",
    "answercallbackquery": "answered",
}


class Rubika(Shim):
    """Remembers the messages that it sent, the chats that it saw, and the presses that it told of."""

    def __init__(self, profile: Profile, native: NativeWire) -> None:
        super().__init__(profile, native)
        self._ids = Ids()
        self._chats: dict[str, dict[str, Any]] = {}
        self._bots: dict[str, dict[str, Any]] = {}
        self._sent: OrderedDict[tuple[int, int], dict[str, Any]] = OrderedDict()
        self._cursors: dict[str, str] = {}
        self._presses: set[str] = set()
        self._files: dict[str, str] = {}

    async def begin(self, token: str, here: str) -> None:
        """Presses come to an endpoint alone."""
        if urlsplit(self.native.address.host).hostname in {"127.0.0.1", "localhost", "::1"}:
            await self._ask(token, "updateBotEndpoints", url=here, type="ReceiveInlineMessage")

    async def call(self, token: str, call: Call) -> Any:
        method, params = call.method.lower(), call.params
        if told := sending(method, params, self._ids):
            return await self._message(token, method, told, call)
        if method == "getme":
            return await self._me(token)
        if native := _DOING.get(method):
            await self._ask(token, native, **self._places(params))
            return True
        if method not in _OTHERS:
            raise absent()
        return await getattr(self, f"_{_OTHERS[method]}")(token, params)

    async def updates(self, token: str, seconds: float) -> list[Happening]:
        cursor = {"offset_id": self._cursors[token]} if self._cursors.get(token) else {}
        given = {"limit": 100, "timeout": int(seconds), **cursor}
        data = _data(await self.native.ask(token, "getUpdates", given, seconds))
        self._cursors[token] = data.get("next_offset_id", "")
        return [one for update in data["updates"] for one in await self._happenings(token, update)]

    def delivered(self, body: Mapping[str, Any]) -> list[Happening]:
        press = body.get("inline_message")
        if not press:
            return []
        where = self._chats.get(press["chat_id"]) or telling.chat_by_id(press["chat_id"], self._ids)
        number = int(press["message_id"])
        usual_ = {"message_id": number, "chat": where, "date": 0, "text": press.get("text", "")}
        query = {
            "id": str(secrets.randbits(62)),
            "from": telling.person(press["sender_id"], where, self._ids),
            "message": self._sent.get((where["id"], number), usual_),
            "data": press["aux_data"]["button_id"],
        }
        self._presses.add(query["id"])
        return [("callback_query", query)]

    async def file(self, token: str, path: str) -> bytes:  # noqa: ARG002 - the address has it
        if path not in self._files:
            raise not_found()
        return await self.native.download(self._files[path])

    async def _me(self, token: str) -> dict[str, Any]:
        try:
            bot = (await self._ask(token, "getMe"))["bot"]
        except ApiError as error:
            raise ApiError(401, "Unauthorized") if error.code == 403 else error from None
        number = self._ids.number(bot["bot_id"])
        self._bots[token] = {"id": number, "is_bot": True, "first_name": bot.get("bot_title", "")}
        if bot.get("username"):
            self._bots[token]["username"] = bot["username"]
        return self._bots[token]

    async def _chat(self, token: str, native_id: str) -> dict[str, Any]:
        if native_id not in self._chats:
            told = (await self._ask(token, "getChat", chat_id=native_id))["chat"]
            self._chats[told["chat_id"]] = self._chats[native_id] = telling.chat(told, self._ids)
        return self._chats[native_id]

    async def _message(self, token: str, method: str, told: Sending, call: Call) -> dict[str, Any]:
        chat = self._ids.chat(integer(call.params, "chat_id"))
        body = {"chat_id": chat, **told.body, **usual(call.params)}
        if told.method == "sendFile":
            body["file_id"] = await self._uploaded(token, method.removeprefix("send"), call)
        sent = await self._ask(token, told.method, **body)
        return await self._kept(token, chat, int(sent["message_id"]), call.params, told.content)

    async def _kept(
        self, token: str, chat: str, number: int, params: Mapping[str, Any], content: Mapping[str, Any]
    ) -> dict[str, Any]:
        where = await self._chat(token, chat)
        bot = self._bots.get(token) or await self._me(token)
        message = {"message_id": number, "from": bot, "chat": where, "date": int(time.time()), **content}
        markup = value_of(params, "reply_markup")
        if isinstance(markup, dict) and "inline_keyboard" in markup:
            message["reply_markup"] = {"inline_keyboard": markup["inline_keyboard"]}
        self._sent[where["id"], number] = message
        if len(self._sent) > _KEPT:
            self._sent.popitem(last=False)
        return message

    async def _uploaded(self, token: str, kind: str, call: Call) -> str:
        """The native file_id: what was known already, or what an upload gives."""
        given = str(call.params.get(kind, ""))
        name = given.removeprefix("attach://") or kind
        if name not in call.files:
            if "://" in given:
                raise bad_request("a file is uploaded or sent again here, and not fetched from an address")
            return given
        url = (await self._ask(token, "requestSendFile", type=FILES[kind]))["upload_url"]
        return str(_data(await self.native.send_file(url, token, "file", call.files[name]))["file_id"])

    async def _forwarded(self, token: str, params: Mapping[str, Any]) -> dict[str, Any]:
        to = self._ids.chat(integer(params, "chat_id"))
        sent = await self._ask(
            token,
            "forwardMessage",
            from_chat_id=self._ids.chat(integer(params, "from_chat_id")),
            to_chat_id=to,
            message_id=str(integer(params, "message_id")),
        )
        return await self._kept(token, to, int(sent["new_message_id"]), {}, {})

    async def _edited_text(self, token: str, params: Mapping[str, Any]) -> dict[str, Any]:
        text, entities = read(params)
        marks = metadata(entities, self._ids)
        await self._ask(token, "editMessageText", **self._places(params), text=text, **marks)
        content = {"text": text, **({"entities": entities} if entities else {})}
        if "reply_markup" in params:
            return await self._edited_markup(token, params, content)
        return await self._edited(token, params, content)

    async def _edited_markup(
        self, token: str, params: Mapping[str, Any], content: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        keypad = keypads(params).get("inline_keypad", {"rows": []})
        await self._ask(token, "editMessageKeypad", **self._places(params), inline_keypad=keypad)
        return await self._edited(token, params, content or {})

    async def _edited(
        self, token: str, params: Mapping[str, Any], content: Mapping[str, Any]
    ) -> dict[str, Any]:
        """The message as it was sent, with what is new."""
        places = self._places(params)
        number = int(places["message_id"])
        before = self._sent.get((integer(params, "chat_id"), number), {})
        gone = {"reply_markup", *({"entities"} if content else ())}
        kept = {key: value for key, value in before.items() if key not in gone}
        told = {**kept, **content, "edit_date": int(time.time())}
        return await self._kept(token, places["chat_id"], number, params, told)

    async def _commanded(self, token: str, params: Mapping[str, Any]) -> bool:
        await self._ask(token, "setCommands", bot_commands=value_of(params, "commands"))
        return True

    async def _answered(self, _: str, params: Mapping[str, Any]) -> bool:
        if str(params.get("callback_query_id")) not in self._presses:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return True

    async def _told_chat(self, token: str, params: Mapping[str, Any]) -> dict[str, Any]:
        return await self._chat(token, self._ids.chat(integer(params, "chat_id")))

    async def _told_file(self, token: str, params: Mapping[str, Any]) -> dict[str, Any]:
        file_id = str(params.get("file_id", ""))
        url = (await self._ask(token, "getFile", file_id=file_id))["download_url"]
        path = f"files/{secrets.token_hex(8)}"
        self._files[path] = url
        return {"file_id": file_id, "file_unique_id": file_id, "file_path": path}

    def _places(self, params: Mapping[str, Any]) -> dict[str, str]:
        told = {"chat_id": self._ids.chat(integer(params, "chat_id"))}
        if "message_id" in params:
            told["message_id"] = str(integer(params, "message_id"))
        if "user_id" in params:
            told["user_id"] = self._ids.user(integer(params, "user_id"))
        return told

    async def _happenings(self, token: str, update: Mapping[str, Any]) -> list[Happening]:
        where = await self._chat(token, update["chat_id"])
        for name, kind in (("new_message", "message"), ("updated_message", "edited_message")):
            if name in update:
                told = telling.message(update[name], where, self._ids)
                if below := self._sent.get((where["id"], int(update[name].get("reply_to_message_id", 0)))):
                    told["reply_to_message"] = below
                is_channel = where["type"] == "channel"
                return [({"message": "channel_post"}.get(kind, kind) if is_channel else kind, told)]
        return []

    async def _ask(self, token: str, method: str, **body: Any) -> Any:
        return _data(await self.native.ask(token, method, body))


def _data(body: Any) -> Any:
    """The data of an answer. Raises ApiError for any status but OK."""
    status = body.get("status") if isinstance(body, dict) else None
    if status == "OK":
        return body.get("data") or {}
    code = _CODES.get(str(status), 400)
    said = str(body.get("dev_message") or status) if isinstance(body, dict) else "no envelope"
    prefix = {403: "Forbidden", 429: "Too Many Requests"}.get(code, "Bad Request")
    raise ApiError(code, said if said.startswith(prefix) else f"{prefix}: {said}")
