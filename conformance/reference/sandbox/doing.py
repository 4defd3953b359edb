"""People act, and see what came of it."""

from typing import Any

from conformance.reference.acts import ACTS, Act, perform
from conformance.reference.sandbox.routes import (
    INTEGER,
    OBJECT,
    STRING,
    Given,
    Nothing,
    Schema,
    World,
    body,
    bot_of,
    route,
)


def _described(one: Act) -> Schema:
    details = {
        "type": "object",
        "required": list(one.required),
        "properties": {
            **{name: dict(schema) for name, schema in one.required.items()},
            **{name: dict(schema) for name, schema in one.optional.items()},
        },
    }
    needed = ["bot_token", "kind", "user_id", "chat_id", *(["details"] if one.required else [])]
    return {
        "title": one.kind,
        "description": f"The person {one.summary}.",
        "type": "object",
        "required": needed,
        "properties": {
            "bot_token": STRING,
            "kind": {"const": one.kind},
            "user_id": INTEGER,
            "chat_id": INTEGER,
            "details": details,
        },
    }


# What the door publishes is each act's own form; what it checks first is what all have in common.
PUBLISHED: Schema = {"oneOf": [_described(one) for _, one in sorted(ACTS.items())]}
_ACT = body(
    ("bot_token", "kind", "user_id", "chat_id"),
    bot_token=STRING,
    kind=STRING,
    user_id=INTEGER,
    chat_id=INTEGER,
    details=OBJECT,
)
_DONE: Schema = {
    "type": "object",
    "properties": {
        "update_id": {
            "type": ["integer", "null"],
            "description": "null where the bot does not ask for such updates",
        },
        "message_id": INTEGER,
        "callback_query_id": STRING,
    },
}
_SHOWN: Schema = {
    "type": "object",
    "required": ["answered"],
    "properties": {
        "answered": {"type": "boolean"},
        "text": STRING,
        "show_alert": {"type": "boolean"},
        "url": STRING,
        "cache_time": {"type": "integer"},
    },
}


@route("POST", "acts", "A person does something.", gives=_DONE, takes=_ACT)
def act(world: World, given: Given) -> Any:
    return perform(
        world.platform,
        bot_of(world, given),
        given["kind"],
        given["user_id"],
        given["chat_id"],
        given.get("details", {}),
    )


@route(
    "GET",
    "answers/{callback_query_id}",
    "What answerCallbackQuery showed the person.",
    gives=_SHOWN,
    takes=body(("callback_query_id",), callback_query_id=STRING),
)
def answer(world: World, given: Given) -> Any:
    shown = world.platform.answers.find(given["callback_query_id"], world.platform.moment)
    if shown is None:
        raise Nothing("there is no such callback query, or no longer")
    return shown
