"""What happened before a recording began, made up for as far as the recording needs it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.compare import Binding, Policy, speak
from conformance.replay.acts.act import whole
from conformance.replay.tidying import Traces
from conformance.session.model import Step
from conformance.session.stand_ins import shown_files, stand_in
from conformance.session.walking import objects
from conformance.spec import Identity, IdentityKind
from conformance.wire import Call, Client, Form, Upload, text_of

__all__ = ["Earlier"]

_Message = Mapping[str, Any]

# Parameters in which a file goes, by the kind of the file; an album names the kind itself.
_SENDING = {
    "photo": "sendPhoto",
    "video": "sendVideo",
    "animation": "sendAnimation",
    "audio": "sendAudio",
    "voice": "sendVoice",
    "video_note": "sendVideoNote",
    "sticker": "sendSticker",
    "document": "sendDocument",
}


@dataclass(slots=True)
class Earlier:
    """Has the bot send what it must have sent: a message that is edited, a file that is sent again.

    What people wrote before is not made up: nobody could tell the bot's updates of it from others.
    """

    client: Client
    binding: Binding
    traces: Traces

    def bring(self, step: Step, identity: Identity, scope: Any, value: Any) -> Any | None:
        """The observed name of something from before, made now; None where that cannot be."""
        if not step.answer.ok or _is_nowhere(scope, identity):
            return None
        if identity.kind is IdentityKind.MESSAGE and isinstance(value, int):
            return self._message(step, scope, value)
        if identity.kind is IdentityKind.FILE:
            return self._file(step, value)
        return None

    def _message(self, step: Step, chat: int, number: int) -> Any | None:
        nothing: _Message = {}
        shown = next(_shown(step, chat, number), nothing)
        if not _is_bots(shown):
            return None
        if pressed := _pressed(step, number):
            # Older recordings do not show the button that was pressed.
            shown = {"reply_markup": {"inline_keyboard": [[pressed]]}, **shown}
        made = self._sent(self._call(shown, chat, is_edited=step.call.method.lower().startswith("edit")))
        if made is None:
            return None
        policy = Policy.ONE_TO_ONE
        self.binding.relate(IdentityKind.MESSAGE.value, chat, number, made["message_id"], policy)
        return made["message_id"]

    def _call(self, shown: _Message, chat: int, *, is_edited: bool) -> Call:
        # What is to be edited cannot be what it is edited to.
        words = {} if is_edited else {name: shown[name] for name in _WORDS if name in shown}
        given = {"chat_id": self.binding.observed("peer", None, chat), **words}
        texts = {name: speak(self.binding, text_of(value)) for name, value in given.items()}
        for kind, file in shown_files(shown):
            return _upload(kind, file, texts, str(shown.get("message_id")).encode())
        return Call("sendMessage", {"text": "…", **texts})

    def _file(self, step: Step, file_id: Any) -> Any | None:
        chat = self.binding.observed("peer", None, whole(step.call.params.get("chat_id")))
        kind = _kind_of(step.call, file_id)
        if chat is None or kind is None:
            return None
        nothing: Any = {}
        shown = next((file for found, file in shown_files(step.answer.result) if found == kind), nothing)
        made = self._sent(_upload(kind, shown, {"chat_id": str(chat)}, str(file_id).encode()))
        if made is None:
            return None
        file = made.get(kind)
        largest = file[-1] if isinstance(file, list) and file else file
        observed = largest.get("file_id") if isinstance(largest, dict) else None
        if observed is not None:
            self.binding.relate(IdentityKind.FILE.value, None, file_id, observed, Policy.LATEST)
        return observed

    def _sent(self, call: Call) -> _Message | None:
        result = self.client.send(call).answer.result
        self.traces.note(call.method, call.params, result)
        return result if isinstance(result, dict) and isinstance(result.get("message_id"), int) else None


_WORDS = ("text", "entities", "caption", "caption_entities", "reply_markup")


def _upload(kind: str, shown: Any, params: Mapping[str, str], mark: bytes) -> Call:
    kept = {name: value for name, value in params.items() if name not in {"text", "entities"}}
    name = shown.get("file_name") if isinstance(shown, dict) else None
    upload = Upload(stand_in(kind, shown, mark), str(name or f"{kind}.bin"))
    return Call(_SENDING[kind], kept, {kind: upload}, Form.MULTIPART)


def _shown(step: Step, chat: int, number: int) -> Iterator[_Message]:
    """The message wherever the step's answer shows it."""
    for one in objects(step.answer.result):
        place = one.get("chat")
        if one.get("message_id") == number and isinstance(place, dict) and place.get("id") == chat:
            yield one


def _pressed(step: Step, number: int) -> dict[str, Any] | None:
    """The button of the message that a delivery of the step says was pressed."""
    data: dict[Any, Any] = {}
    for update in step.deliveries:
        query = update.get("callback_query")
        if isinstance(query, dict) and "data" in query and isinstance(query.get("message"), dict):
            data[query["message"].get("message_id")] = query["data"]
    return {"text": "…", "callback_data": data[number]} if number in data else None


def _is_bots(shown: _Message) -> bool:
    """Whether the bot can have sent it; of what is shown nowhere it is taken to be so."""
    sender = shown.get("from")
    return not shown or (isinstance(sender, dict) and bool(sender.get("is_bot")))


def _is_nowhere(scope: Any, identity: Identity) -> bool:
    return identity.kind is IdentityKind.MESSAGE and not isinstance(scope, int)


def _kind_of(call: Call, file_id: Any) -> str | None:
    for name, value in call.params.items():
        if value == file_id:
            return name if name in _SENDING else None
        if name == "media":
            items = json.loads(value) if isinstance(value, str) else value
            for item in items if isinstance(items, list) else [items]:
                if isinstance(item, dict) and item.get("media") == file_id and item.get("type") in _SENDING:
                    return str(item["type"])
    return None
