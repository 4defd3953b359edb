"""Inline mode: answers to what people type, and messages prepared for them."""

from typing import Any

from conformance.reference.calls.errors import bad_request
from conformance.reference.calls.params import boolean, integer
from conformance.reference.calls.registry import Request, method
from conformance.reference.chats.access import user_id_of
from conformance.reference.inline import Answer, InlineQueries, read_result, read_results
from conformance.reference.inline.answering import show, too_old
from conformance.reference.inline.prepared import KEPT_SECONDS, Prepared, PreparedMessage
from conformance.reference.inline.switching import check_button, read_button

USUAL_CACHE = 300
LONGEST_CACHE = 24 * 60 * 60
MAX_OFFSET = 64  # bytes


@method("answerInlineQuery")
def answer_inline_query(request: Request) -> bool:
    platform, params = request.platform, request.params
    is_personal, offset = boolean(params, "is_personal"), params.get("next_offset", "")
    cache_time = integer(params, "cache_time", USUAL_CACHE, 0, LONGEST_CACHE)
    button = read_button(params)
    results = read_results(request)
    if button is not None:
        check_button(button)
    queries = request.bot.part(InlineQueries)
    query = queries.waiting(params.get("inline_query_id", ""), platform.moment)
    if query is None:
        raise too_old()
    if len(offset.encode()) > MAX_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    queries.answered[query.id] = Answer(tuple(results), platform.moment + cache_time, is_personal)
    shown = {"next_offset": offset, "button": button, "is_personal": is_personal, "cache_time": cache_time}
    said = {name: value for name, value in shown.items() if value}
    results_shown = [result.shown for result in results]
    show(platform, query.id, {"answered": True, "results": results_shown, **said}, cache_time)
    return True


@method("savePreparedInlineMessage")
def save_prepared_inline_message(request: Request) -> Any:
    platform, user_id = request.platform, user_id_of(request)
    result = read_result(request)
    kinds = ("user", "bot", "group", "channel")
    chats = frozenset(kind for kind in kinds if boolean(request.params, f"allow_{kind}_chats"))
    if user_id not in platform.users:
        raise bad_request("User not found")
    if not chats:
        raise bad_request("At least one chat type must be allowed")
    name, until = platform.ids.text(16), platform.now() + KEPT_SECONDS
    prepared = PreparedMessage(user_id, result, chats)
    request.bot.part(Prepared).messages.keep(name, prepared, platform.moment, until)
    return {"id": name, "expiration_date": until}
