"""What the sandbox door offers, in OpenAPI: a vendor can open the same door on a staging platform."""

from typing import Any

from conformance.reference.acts import ACTS

__all__ = ["DESCRIPTION"]

_Schema = dict[str, Any]

_STRING: _Schema = {"type": "string"}
_INTEGER: _Schema = {"type": "integer", "format": "int64"}


def _object(required: list[str], **properties: Any) -> _Schema:
    return {"type": "object", "required": required, "properties": properties}


def _answer(description: str, schema: _Schema) -> _Schema:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


_ERROR = _answer("It cannot be done; the error says why.", _object(["error"], error=_STRING))


def _post(summary: str, body: _Schema, result: _Schema) -> _Schema:
    content = {"required": True, "content": {"application/json": {"schema": body}}}
    return {"post": {"summary": summary, "requestBody": content, "responses": _responses(result)}}


def _get(summary: str, result: _Schema, *parameters: tuple[str, str, _Schema]) -> _Schema:
    listed = [
        {"name": name, "in": place, "required": True, "schema": schema} for name, place, schema in parameters
    ]
    return {"get": {"summary": summary, "parameters": listed, "responses": _responses(result)}}


def _responses(result: _Schema) -> _Schema:
    return {"200": _answer("Done.", result), "400": _ERROR, "404": _ERROR}


_USER = _object(
    ["id", "is_bot", "first_name"],
    id=_INTEGER,
    is_bot={"const": False},
    first_name=_STRING,
    last_name=_STRING,
    username=_STRING,
    language_code=_STRING,
)
_ACT = _object(
    ["bot_token", "kind", "user_id", "chat_id"],
    bot_token=_STRING,
    kind={"enum": list(ACTS)},
    user_id=_INTEGER,
    chat_id=_INTEGER,
    details={
        "type": "object",
        "description": (
            "send_text: text, entities?, reply_to_message_id?. send_photo: content_base64, caption?. "
            "send_contact: phone_number, first_name, last_name?. send_location: latitude, longitude. "
            "edit_text: message_id, text. press_button: message_id, data. block and unblock: nothing."
        ),
    },
)
_DONE = _object(
    [],
    update_id={
        "type": ["integer", "null"],
        "description": "null where the bot does not ask for such updates",
    },
    message_id=_INTEGER,
    callback_query_id=_STRING,
)
_SHOWN = _object(
    ["answered"],
    answered={"type": "boolean"},
    text=_STRING,
    show_alert={"type": "boolean"},
    url=_STRING,
    cache_time=_INTEGER,
)
_CHAT = _object(["chat_id"], chat_id=_INTEGER)

DESCRIPTION: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {
        "title": "Sandbox door",
        "version": "1",
        "description": "What people do on a platform, asked for over HTTP so that a harness can play them.",
    },
    "paths": {
        "/sandbox/bots": _post(
            "A fresh bot.",
            _object([], first_name=_STRING, username=_STRING),
            _object(["token", "id", "username"], token=_STRING, id=_INTEGER, username=_STRING),
        ),
        "/sandbox/users": _post(
            "A fresh person; the id is the platform's own.",
            _object(
                ["first_name"], first_name=_STRING, last_name=_STRING, username=_STRING, language_code=_STRING
            ),
            _USER,
        ),
        "/sandbox/chats/private": _post(
            "The person opens the bot's chat; the bot is told nothing.",
            _object(["bot_token", "user_id"], bot_token=_STRING, user_id=_INTEGER),
            _CHAT,
        ),
        "/sandbox/chats/group": _post(
            "A group with the bot in it as an administrator.",
            _object(
                ["bot_token", "kind"],
                bot_token=_STRING,
                kind={"enum": ["group", "supergroup", "channel"]},
                title=_STRING,
                members={"type": "array", "items": _INTEGER},
            ),
            _CHAT,
        ),
        "/sandbox/acts": _post("A person does something.", {"$ref": "#/components/schemas/Act"}, _DONE),
        "/sandbox/chats/{chat_id}/messages": _get(
            "What the person sees: Message objects, reply keyboards included.",
            {"type": "array", "items": {"type": "object"}},
            ("chat_id", "path", _INTEGER),
            ("bot_token", "query", _STRING),
        ),
        "/sandbox/answers/{callback_query_id}": _get(
            "What answerCallbackQuery showed the person.", _SHOWN, ("callback_query_id", "path", _STRING)
        ),
        "/sandbox/openapi.json": _get("This description.", {"type": "object"}),
    },
    "components": {"schemas": {"Act": _ACT}},
}
