"""Answers to pressed buttons."""

import re

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.inline.answering import Remembered, show, too_old
from conformance.reference.state import Bot, CallbackQuery

MAX_TEXT = 200
LONGEST_CACHE = 30 * 24 * 60 * 60


@method("answerCallbackQuery")
def answer_callback_query(request: Request) -> bool:
    platform, bot, params = request.platform, request.bot, request.params
    query = bot.queries.find(params.get("callback_query_id", ""), platform.moment)
    if query is None:
        raise too_old()
    text, url = params.get("text", ""), params.get("url", "")
    if len(text) > MAX_TEXT:
        raise bad_request("MESSAGE_TOO_LONG")
    if url and not _opens(url, query, bot):
        raise bad_request("URL_INVALID")
    bot.queries.take(query.id, platform.moment)
    seconds = integer(params, "cache_time", 0, 0, LONGEST_CACHE)
    shown = {
        "text": text,
        "show_alert": boolean(params, "show_alert"),
        "url": url,
        "cache_time": seconds,
    }
    said = {name: value for name, value in shown.items() if value}
    show(platform, query.id, {"answered": True, **said}, seconds)
    if seconds and query.key:
        bot.part(Remembered).keep(query.key, query.id, platform.moment, platform.moment + seconds)
    return True


def _opens(url: str, query: CallbackQuery, bot: Bot) -> bool:
    """Whether an app would open it: a game's address, or a link that starts this very bot."""
    if query.game is not None:
        return re.match(r"https?://[^/]+", url, re.IGNORECASE) is not None
    own = rf"https?://(?:t|telegram)\.me/{re.escape(bot.user.username or '')}/?\?(?:[^#]*&)?start="
    return re.match(own, url, re.IGNORECASE) is not None
