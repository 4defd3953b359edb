"""Answers to pressed buttons."""

from conformance.reference.errors import bad_request
from conformance.reference.params import boolean, integer
from conformance.reference.registry import Request, method

ANSWERABLE_SECONDS = 15 * 60
MAX_TEXT = 200


@method("answerCallbackQuery")
def answer_callback_query(request: Request) -> bool:
    params = request.params
    query_id = params.get("callback_query_id", "")
    query = request.bot.queries.get(query_id)
    if query is None or request.platform.moment - query.date > ANSWERABLE_SECONDS:
        raise bad_request("Bad Request: query is too old and response timeout expired or query ID is invalid")
    text = params.get("text", "")
    if len(text) > MAX_TEXT:
        raise bad_request("Bad Request: MESSAGE_TOO_LONG")
    del request.bot.queries[query_id]
    shown = {
        "text": text,
        "show_alert": boolean(params, "show_alert"),
        "url": params.get("url", ""),
        "cache_time": integer(params, "cache_time", 0, 0),
    }
    request.platform.answers[query_id] = {key: value for key, value in shown.items() if value}
    return True
