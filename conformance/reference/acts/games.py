"""What people play."""

from typing import Any

from conformance.reference.acts.pressing import ask
from conformance.reference.acts.registry import ID, Details, Refused, Scene, act
from conformance.reference.apps.games import Games


@act("play_game", "presses the button that starts a message's game", required={"message_id": ID})
def play_game(scene: Scene, details: Details) -> dict[str, Any]:
    """The answer's ``url`` is where the person plays."""
    message = scene.message(details)
    game = scene.bot.part(Games).of(message) if "game" in message.content else None
    if game is None:
        raise Refused("the message is no game of the bot's")
    return ask(scene, message, game=game.short_name)
