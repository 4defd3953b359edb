"""A value for any parameter: made of what the schema says, the same each time, and harmless."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from PIL import Image

from conformance.spec import ArrayOf, Const, Field, Method, Named, OneOf, Primitive, Ref, Spec
from conformance.suite.ground import Caller, User
from conformance.wire import Upload
from conformance.wire.samples import film, music, speech

__all__ = ["Filled", "Filling", "takes_file"]

_MARK = b"generated"
_DEEPEST = 6
# What a schema cannot say: which of the many texts means nothing, and harms nobody.
_BY_NAME: Mapping[str, Any] = {
    "text": "سلام",
    "caption": "سلام",
    "parse_mode": "HTML",
    "currency": "XTR",
    "provider_token": "",
    "payload": "order",
    "prices": [{"label": "چای", "amount": 1}],
    "language_code": "fa",
    "emoji": "🎲",
    "url": "",
    "timeout": 0,
    "offset": 0,
    "game_short_name": "none",
    "name": "none",
    "sticker_format": "static",
    "phone_number": "+15550100",
    "latitude": 35.7,
    "longitude": 51.4,
    "allowed_updates": [],  # kept by the server: whatever else is asked for, later checks would miss
    "message_effect_id": "1",
}
# A message is named by its chat and its id, or by an inline_message_id: neither is required by itself.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "editMessageText": ("chat_id", "message_id", "text"),
    "editMessageReplyMarkup": ("chat_id", "message_id", "reply_markup"),
}
_CHATS = {"chat_id", "from_chat_id", "user_chat_id"}
_PEOPLE = {"user_id", "user_ids", "member_user_id"}


@dataclass(frozen=True, slots=True)
class Filled:
    """Parameters, and the files that travel with them."""

    params: Mapping[str, Any]
    files: Mapping[str, Upload] = field(default_factory=dict)

    def without(self, name: str) -> "Filled":
        return Filled(*({k: v for k, v in part.items() if k != name} for part in (self.params, self.files)))

    def plus(self, other: "Filled") -> "Filled":
        return Filled({**self.params, **other.params}, {**self.files, **other.files})


class Filling:
    """Fills a method's parameters for one bot and one person."""

    def __init__(self, caller: Caller, user: User) -> None:
        self._caller, self._user = caller, user

    def least(self, method: Method) -> Filled:
        """What the method requires."""
        filled = Filled({})
        for one in method.params.values():
            if one.required or one.name in _ALSO.get(method.name, ()):
                filled = filled.plus(self.value(one))
        return filled

    def companion(self, method: Method, name: str) -> Filled:
        """What must be there for that parameter to be read: a parse mode needs its text."""
        texts = {"parse_mode": "caption", "description_parse_mode": "description"}
        wanted = method.params.get(texts.get(name, ""))
        return Filled({}) if wanted is None else self.value(wanted)

    def value(self, one: Field) -> Filled:
        """That parameter alone."""
        if takes_file(one.ref):
            return Filled({}, {one.name: _FILES.get(one.name, _picture)()})
        return Filled({one.name: self._of(one)})

    def _of(self, one: Field, depth: int = 0) -> Any:
        plain: Mapping[str, Callable[[], Any]] = {
            **dict.fromkeys(_CHATS, lambda: self._user.chat_id),
            **dict.fromkeys(_PEOPLE, lambda: self._user.id),
            "message_id": lambda: self._message,
            "message_ids": lambda: [self._message],
        }
        if one.name in plain:
            value = plain[one.name]()
            return [value] if isinstance(one.ref, ArrayOf) and not isinstance(value, list) else value
        if one.name in _BY_NAME:
            return _BY_NAME[one.name]
        if enum := one.limits.get("enum"):
            return enum[0]
        return self._made(one.ref, one.limits, depth)

    def _made(self, ref: Ref, limits: Mapping[str, Any], depth: int) -> Any:
        match ref:
            case Const(value):
                return value
            case Primitive(name):
                return _scalar(name, limits)
            case ArrayOf(item):
                return [self._made(item, {}, depth + 1)] * max(1, limits.get("min_items", 1))
            case OneOf(options):
                return self._made(options[0], limits, depth)
            case Named(name):
                return self._object(name, depth)

    def _object(self, name: str, depth: int) -> Any:
        spec: Spec = self._caller.spec
        if name in spec.unions:
            union = spec.unions[name]
            return self._object(union.members[0], depth) if union.members else "سلام"
        if depth > _DEEPEST:
            return {}
        kind = spec.types[name]
        return {
            one.name: kind.constants.get(one.name, None) or self._of(one, depth + 1)
            for one in kind.fields.values()
            if one.required
        }

    @cached_property
    def _message(self) -> Any:
        """The id of a message of the bot's, to be edited, copied or deleted."""
        sent = self._caller.given("sendMessage", {"chat_id": self._user.chat_id, "text": self._user.marker()})
        return sent["message_id"]


def takes_file(ref: Ref) -> bool:
    """Whether a file may travel in it."""
    match ref:
        case Primitive(name):
            return name == "InputFile"
        case OneOf(options):
            return any(map(takes_file, options))
    return False


def _scalar(name: str, limits: Mapping[str, Any]) -> Any:
    match name:
        case "Integer":
            return max(1, limits.get("minimum", 1))
        case "Float":
            return max(1.0, limits.get("minimum", 1.0))
        case "Boolean":
            return True
    return "a" * max(4, limits.get("min_length", 4))


def _picture() -> Upload:
    buffer = io.BytesIO()
    Image.new("RGB", (320, 240), "teal").save(buffer, "JPEG")
    return Upload(buffer.getvalue(), "picture.jpg", "image/jpeg")


def _film() -> Upload:
    return Upload(film(320, 240, 2, _MARK), "film.mp4", "video/mp4")


_FILES: Mapping[str, Callable[[], Upload]] = {
    "video": _film,
    "animation": _film,
    "video_note": lambda: Upload(film(240, 240, 2, _MARK), "note.mp4", "video/mp4"),
    "audio": lambda: Upload(music(2, _MARK), "music.mp3", "audio/mpeg"),
    "voice": lambda: Upload(speech(2, _MARK), "voice.ogg", "audio/ogg"),
    "certificate": lambda: Upload(b"-----BEGIN CERTIFICATE-----", "certificate.pem", "text/plain"),
}
