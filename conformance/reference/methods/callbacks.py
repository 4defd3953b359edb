"""Answers to pressed buttons."""

import re

from conformance.reference.answering import ANSWERABLE_SECONDS, Remembered, too_old
from conformance.reference.errors import bad_request
from conformance.reference.params import boolean, integer
from conformance.reference.registry import Request, method
from conformance.reference.state import Bot, CallbackQuery

MAX_TEXT = 200
LONGEST_CACHE = 30 * 24 * 60 * 60


@method("answerCallbackQuery")
def answer_callback_query(request: Request) -> bool:
    platform, bot, params = request.platform, request.bot, request.params
    query = bot.queries.get(params.get("callback_query_id", ""))
    if query is None or platform.moment - query.date > ANSWERABLE_SECONDS:
        raise too_old()
    text, url = params.get("text", ""), params.get("url", "")
    if len(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _opens(url, query, bot):
        raise bad_request("URL_INVALID")
    del bot.queries[query.id]
    shown = {
        "text": text,
        "show_alert": boolean(params, "show_alert"),
        "url": url,
        "cache_time": integer(params, "cache_time", 0, 0, LONGEST_CACHE),
    }
    platform.answers[query.id] = {name: value for name, value in shown.items() if value}
    if shown["cache_time"] and query.key:
        bot.part(Remembered).keep(query.key, platform.moment + shown["cache_time"], query.id)
    return True


def _opens(url: str, query: CallbackQuery, bot: Bot) -> bool:
    """Whether an app would open it: a game's address, or a link that starts this very bot."""
    if query.game is not None:
        return re.match(r"https?://[^/]+", url, re.IGNORECASE) is not None
    own = rf"https?://(?:t|telegram)\.me/{re.escape(bot.user.username or '')}/?\?(?:[^#]*&)?start="
    return re.match(own, url, re.IGNORECASE) is not None
