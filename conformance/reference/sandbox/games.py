"""Games, as their makers set them up with BotFather."""

import base64
import binascii
from typing import Any

from conformance.reference.acts import Refused
from conformance.reference.apps.games import Game, Games
from conformance.reference.calls.errors import ApiError
from conformance.reference.files import Kind, StoredFile
from conformance.reference.files.stand_ins import made_up
from conformance.reference.media import Details, made
from conformance.reference.sandbox.routes import OBJECT, STRING, Given, World, body, bot_of, route
from conformance.wire.call import Upload

_TEXT = {"type": "string", "minLength": 1, "maxLength": 512}


@route(
    "POST",
    "games",
    "A game of the bot's; without a picture it gets one that is made up.",
    gives=OBJECT,
    takes=body(
        ("bot_token", "short_name"),
        bot_token=STRING,
        short_name={"type": "string", "pattern": "^[A-Za-z0-9_]{1,30}$"},
        title=_TEXT,
        description=_TEXT,
        photo_base64=STRING,
        animation_base64=STRING,
    ),
)
def new_game(world: World, given: Given) -> Any:
    """Gives the Game object."""
    bot, name = bot_of(world, given), given["short_name"]
    photo = _file(world, Kind.PHOTO, given.get("photo_base64"), made_up("png", name) or b"")
    animation = (
        _file(world, Kind.ANIMATION, given["animation_base64"]) if "animation_base64" in given else None
    )
    title, description = given.get("title", name), given.get("description", name)
    game = bot.part(Games).by_name[name] = Game(name, title, description, photo, animation)
    return game.view(bot.user.id)


def _file(world: World, kind: Kind, text: str | None, instead: bytes = b"") -> StoredFile:
    try:
        content = base64.b64decode(text, validate=True) if text else instead
        name = "game.mp4" if kind is Kind.ANIMATION else "game.png"
        return made(world.platform, Upload(content, name), kind, Details())
    except (binascii.Error, ValueError):
        raise Refused("the file is not base64") from None
    except ApiError as error:
        raise Refused(f"the file cannot be used: {error.description}") from None
