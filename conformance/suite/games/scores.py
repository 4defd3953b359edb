"""Games are sent, started and scored."""

from typing import Any

from conformance.platforms.drivers import DriverError, Furnisher
from conformance.session.props import Game
from conformance.suite.clause import Declaration, clause, documented, observed
from conformance.suite.ground import Caller, NotPlayable, User
from conformance.verdict import Consequence

_SHORT = "conformance_snake"
_GAME = Game("مار", "مار را بزرگ کن")
_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


def _clause(id_: str, method: str, **how: Any) -> Declaration:
    given = {"since": "2.2", "stands_on": () if method == "sendGame" else ("sendGame",), **how}
    return clause(id_, f"#{method.lower()}", documented(f"Bot API, {method}"), method=method, **given)


def _owned(user: User) -> str:
    """The short name of a game of the bot's. Raises NotPlayable where nobody can give it one."""
    driver = user.platform.driver
    if not isinstance(driver, Furnisher):
        raise NotPlayable(f"The driver {driver.name!r} cannot give the bot a game, as BotFather does.")
    try:
        driver.own_game(user.bot, _SHORT, _GAME)
    except DriverError as error:
        raise NotPlayable(f"The driver cannot give the bot a game: {error}.") from error
    return _SHORT


def _sent(caller: Caller, user: User, chat_id: int | None = None) -> dict[str, Any]:
    """Where a game of the bot's stands, as later calls name it."""
    given = {"chat_id": chat_id or user.chat_id, "game_short_name": _owned(user)}
    sent = caller.given("sendGame", given)
    return {"chat_id": sent["chat"]["id"], "message_id": sent["message_id"]}


@_clause("games.game-shows-itself", "sendGame")
def game_shows_itself(caller: Caller, user: User) -> None:
    """sendGame gives a Message with the game's title, description and picture."""
    sent = caller.ask("sendGame", {"chat_id": user.chat_id, "game_short_name": _owned(user)})
    assert (sent["game"]["title"], sent["game"]["description"]) == (_GAME.title, _GAME.description)
    assert len(sent["game"]["photo"]) > 0


@_clause("games.play-button-first", "sendGame")
def play_button_first(caller: Caller, user: User) -> None:
    """A game carries a keyboard of its own whose first button starts it."""
    row = [{"text": "بازی", "callback_game": {}}, {"text": "راهنما", "callback_data": "help"}]
    given = {"chat_id": user.chat_id, "game_short_name": _owned(user)}
    sent = caller.accepted("sendGame", {**given, "reply_markup": {"inline_keyboard": [row]}})
    first, second = sent["reply_markup"]["inline_keyboard"][0]
    assert (first["text"], "callback_game" in first) == ("بازی", True)
    assert second["callback_data"] == "help"


@_clause("games.other-first-button-refused", "sendGame", consequence=Consequence.DEGRADES)
def other_first_button_refused(caller: Caller, user: User) -> None:
    """A game whose keyboard begins with another button than the one that starts it is refused with 400."""
    markup = {"inline_keyboard": [[{"text": "راهنما", "callback_data": "help"}]]}
    given = {"chat_id": user.chat_id, "game_short_name": _owned(user), "reply_markup": markup}
    assert caller.refusal("sendGame", given).error_code == 400


@clause("games.unknown-game-refused", "#sendgame", _SERVER, since="2.2", method="sendGame")
def unknown_game_refused(caller: Caller, user: User) -> None:
    """A game that the bot does not have is refused with 400."""
    given = {"chat_id": user.chat_id, "game_short_name": "conformance_no_such_game"}
    assert caller.refusal("sendGame", given).error_code == 400


@clause(
    "games.start-asks-the-bot",
    "#callbackquery",
    documented("Bot API, CallbackQuery"),
    since="2.2",
    needs=("play_game",),
    update="callback_query",
    method="sendGame",
)
def start_asks_the_bot(caller: Caller, user: User) -> None:
    """Whoever starts a game sends a callback query with its short name, and without data."""
    sent = _sent(caller, user)
    user.act("play_game", message_id=sent["message_id"])
    query = caller.awaited("callback_query", lambda seen: "game_short_name" in seen)["callback_query"]
    assert (query["game_short_name"], query["from"]["id"]) == (_SHORT, user.id)
    assert "data" not in query


@clause(
    "games.start-is-answered-with-a-url",
    "#answercallbackquery",
    documented("Bot API, answerCallbackQuery"),
    since="2.2",
    needs=("play_game",),
    method="answerCallbackQuery",
    stands_on=("sendGame",),
)
def start_is_answered_with_a_url(caller: Caller, user: User) -> None:
    """The start of a game is answered with the address where it is played."""
    sent = _sent(caller, user)
    user.act("play_game", message_id=sent["message_id"])
    query = caller.awaited("callback_query", lambda seen: "game_short_name" in seen)["callback_query"]
    answer = {"callback_query_id": query["id"], "url": "https://example.com/snake"}
    assert caller.ask("answerCallbackQuery", answer) is True


@_clause("games.score-comes-back", "getGameHighScores", stands_on=("sendGame", "setGameScore"))
def score_comes_back(caller: Caller, user: User, new_group: Any) -> None:
    """A score that was set is among the high scores, with its player and the place."""
    place = _sent(caller, user, new_group().chat_id)
    caller.given("setGameScore", {**place, "user_id": user.id, "score": 7})
    scores = caller.ask("getGameHighScores", {**place, "user_id": user.id})
    assert [(one["position"], one["user"]["id"], one["score"]) for one in scores] == [(1, user.id, 7)]


@_clause("games.best-first", "getGameHighScores", stands_on=("sendGame", "setGameScore"))
def best_first(caller: Caller, user: User, other: User, new_group: Any) -> None:
    """High scores of a chat come with the best first, whoever asks and in whatever order they were set."""
    place = _sent(caller, user, new_group().chat_id)
    for person, score in ((user, 3), (other, 9)):
        caller.given("setGameScore", {**place, "user_id": person.id, "score": score})
    scores = caller.accepted("getGameHighScores", {**place, "user_id": user.id})
    assert [(one["position"], one["user"]["id"]) for one in scores] == [(1, other.id), (2, user.id)]


@_clause("games.score-gives-the-message", "setGameScore")
def score_gives_the_message(caller: Caller, user: User, new_group: Any) -> None:
    """setGameScore gives back the edited Message of the game."""
    place = _sent(caller, user, new_group().chat_id)
    scored = caller.ask("setGameScore", {**place, "user_id": user.id, "score": 5})
    assert (scored["message_id"], scored["game"]["title"]) == (place["message_id"], _GAME.title)


@_clause("games.lower-score-refused", "setGameScore")
def lower_score_refused(caller: Caller, user: User, new_group: Any) -> None:
    """A score that is not above the player's own in the chat is refused with 400."""
    given = {**_sent(caller, user, new_group().chat_id), "user_id": user.id}
    caller.accepted("setGameScore", {**given, "score": 5})
    assert caller.refusal("setGameScore", {**given, "score": 5}).error_code == 400
    assert caller.refusal("setGameScore", {**given, "score": 4}).error_code == 400


@_clause("games.forced-score", "setGameScore", since="2.3", stands_on=("sendGame", "getGameHighScores"))
def forced_score(caller: Caller, user: User, new_group: Any) -> None:
    """With force, a score can go down, as when a cheater is corrected."""
    given = {**_sent(caller, user, new_group().chat_id), "user_id": user.id}
    caller.accepted("setGameScore", {**given, "score": 5})
    caller.accepted("setGameScore", {**given, "score": 2, "force": True})
    assert [one["score"] for one in caller.given("getGameHighScores", given)] == [2]


@_clause("games.negative-score-refused", "setGameScore", consequence=Consequence.DEGRADES)
def negative_score_refused(caller: Caller, user: User) -> None:
    """A score below zero is refused with 400."""
    given = {**_sent(caller, user), "user_id": user.id, "score": -1}
    assert caller.refusal("setGameScore", given).error_code == 400


@clause("games.score-of-no-message", "#setgamescore", _SERVER, since="2.2", method="setGameScore")
def score_of_no_message(caller: Caller, user: User) -> None:
    """A score for a message that is not there is refused with 400 and Telegram's words."""
    given = {"chat_id": user.chat_id, "message_id": 2_000_000_000, "user_id": user.id, "score": 1}
    refusal = caller.refusal("setGameScore", given)
    words = "Bad Request: message to set game score not found"
    assert (refusal.error_code, refusal.description) == (400, words)


@clause("games.scores-of-no-message", "#getgamehighscores", _SERVER, since="2.2", method="getGameHighScores")
def scores_of_no_message(caller: Caller, user: User) -> None:
    """High scores of a message that is not there are refused with 400 and Telegram's words."""
    given = {"chat_id": user.chat_id, "message_id": 2_000_000_000, "user_id": user.id}
    refusal = caller.refusal("getGameHighScores", given)
    words = "Bad Request: message to get game high scores not found"
    assert (refusal.error_code, refusal.description) == (400, words)


@_clause("games.scores-by-chat", "getGameHighScores", stands_on=("sendGame", "setGameScore"))
def scores_by_chat(caller: Caller, user: User, new_group: Any) -> None:
    """Each chat has high scores of its own."""
    first, second = (_sent(caller, user, new_group().chat_id) for _ in range(2))
    caller.given("setGameScore", {**first, "user_id": user.id, "score": 7})
    assert caller.accepted("getGameHighScores", {**second, "user_id": user.id}) == []
