"""Games that bots have set up with BotFather, and who has scored how much in which chat."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.files import StoredFile
from conformance.reference.state import Bot, Chat, Message, Platform

__all__ = ["Game", "Games", "Scores", "game_content", "high_scores", "scored"]

_SHORT_NAME = re.compile(r"[A-Za-z0-9_]+\Z")
_NEIGHBOURS = 2  # that a look at the scores shows on each side
_TOP = 3


@dataclass(frozen=True, slots=True)
class Game:
    """What BotFather asks of who makes a game."""

    short_name: str
    title: str
    description: str
    photo: StoredFile
    animation: StoredFile | None = None

    def view(self, bot_id: int, text: str = "") -> dict[str, Any]:
        """The Game object; ``text`` is what stands under its title in one message."""
        view: dict[str, Any] = {"title": self.title}
        if text:
            view["text"] = text
        view |= {"description": self.description, "photo": self.photo.pictures(bot_id)}
        return view if self.animation is None else {**view, "animation": self.animation.view(bot_id)}


class Games:
    """One bot's games by short name, and which game each of its messages is."""

    def __init__(self) -> None:
        self.by_name: dict[str, Game] = {}

    def of(self, message: Message) -> Game | None:
        """The game in a message: no two of a bot's look the same."""
        shown = message.content.get("game", {})
        looks = (shown.get("title"), shown.get("description"))
        return next((one for one in self.by_name.values() if looks == (one.title, one.description)), None)


class Scores:
    """What people have scored in one chat: by the bot, the game and the person."""

    def __init__(self) -> None:
        self._by_game: dict[tuple[int, str], dict[int, int]] = {}

    def of(self, bot: Bot, game: Game) -> dict[int, int]:
        return self._by_game.setdefault((bot.user.id, game.short_name), {})

    def ranked(self, bot: Bot, game: Game) -> list[tuple[int, int]]:
        """People and scores, the best first; of two equal ones whoever came first."""
        scores = self._by_game.get((bot.user.id, game.short_name), {})
        return sorted(scores.items(), key=lambda one: -one[1])


def game_content(platform: Platform, bot: Bot, short_name: str, chat: Chat | None = None) -> dict[str, Any]:
    """The content of a message with that game, as it stands in the chat. Raises ApiError."""
    if not _SHORT_NAME.match(short_name):
        raise bad_request("GAME_SHORTNAME_INVALID")
    game = bot.part(Games).by_name.get(short_name)
    if game is None:
        raise bad_request("Wrong game short name specified")
    return {"game": game.view(bot.user.id, scored(platform, bot, game, chat) if chat else "")}


def scored(platform: Platform, bot: Bot, game: Game, chat: Chat) -> str:
    """The scores as lines of text; how Telegram lays them out is its own affair."""
    ranked = chat.part(Scores).ranked(bot, game)
    named = [(platform.account(user_id), score) for user_id, score in ranked]
    names = [(user.first_name, score) for user, score in named if user is not None]
    return "\n".join(f"{place}. {name} – {score}" for place, (name, score) in enumerate(names, 1))


def high_scores(platform: Platform, ranked: list[tuple[int, int]], user_id: int) -> list[Mapping[str, Any]]:
    """The person, those next to them, and the best three."""
    own = next((place for place, (one, _) in enumerate(ranked) if one == user_id), None)
    around: Iterable[int] = () if own is None else range(own - _NEIGHBOURS, own + _NEIGHBOURS + 1)
    places = sorted({place for place in (*around, *range(_TOP)) if 0 <= place < len(ranked)})
    return [
        {"position": place + 1, "user": platform.person(ranked[place][0]), "score": ranked[place][1]}
        for place in places
    ]
