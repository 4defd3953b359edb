"""Games, and their scores."""

from typing import Any

from conformance.reference.apps.games import Game, Games, Scores, game_content, high_scores, scored
from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import find_chat, known_chat, user_id_of
from conformance.reference.inline import inline_message
from conformance.reference.messages.sending import message_to, send, shown
from conformance.reference.state import Message


@method("sendGame")
def send_game(request: Request) -> Any:
    name = request.params.get("game_short_name", "")
    if not name:
        raise bad_request('Parameter "game_short_name" is required')

    def content() -> dict[str, Any]:
        chat = find_chat(request.platform, request.bot, request.params.get("chat_id", ""))
        return game_content(request.platform, request.bot, name, chat)

    return send(request, content)


@method("setGameScore")
def set_game_score(request: Request) -> Any:
    platform, bot, params = request.platform, request.bot, request.params
    user_id, score = user_id_of(request), integer(params, "score")
    message = _message(request, "set game score")
    if platform.account(user_id) is None:
        raise bad_request("User not found")
    game = _game(request, message)
    if game is None:
        raise bad_request("Game score can't be set")
    if score < 0:
        raise bad_request("SCORE_INVALID")
    scores = message.chat.part(Scores).of(bot, game)
    if score <= scores.get(user_id, -1) and not boolean(params, "force"):
        raise bad_request("BOT_SCORE_NOT_MODIFIED")
    scores[user_id] = score
    if not _keeps_text(request):
        view = game.view(bot.user.id, scored(platform, bot, game, message.chat))
        content = {**message.content, "game": view}
        message = message.chat.keep(message._replace(content=content, edit_date=platform.now()))
    return True if _is_inline(request) else shown(request, message)


@method("getGameHighScores")
def get_game_high_scores(request: Request) -> Any:
    platform, user_id = request.platform, user_id_of(request)
    message = _message(request, "get game high scores")
    if platform.account(user_id) is None:
        raise bad_request("User not found")
    game = _game(request, message)
    if game is None:
        raise bad_request("MESSAGE_ID_INVALID")
    return high_scores(platform, message.chat.part(Scores).ranked(request.bot, game), user_id)


def _message(request: Request, purpose: str) -> Message:
    if _is_inline(request):
        return inline_message(request)
    return message_to(request, known_chat(request), purpose)


def _is_inline(request: Request) -> bool:
    params = request.params
    return not params.get("chat_id") and integer(params, "message_id") <= 0


def _game(request: Request, message: Message) -> Game | None:
    """The bot's own game in the message."""
    sender = message.extra.get("via_bot", {}).get("id") or (message.sender and message.sender.id)
    if sender not in {None, request.bot.user.id}:
        return None
    return request.bot.part(Games).of(message)


def _keeps_text(request: Request) -> bool:
    """Whether the message stays as it is; the older parameter says the opposite."""
    params = request.params
    if "disable_edit_message" in params:
        return boolean(params, "disable_edit_message")
    return "edit_message" in params and not boolean(params, "edit_message")
