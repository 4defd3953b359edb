"""Answers to inline queries: limits, pages, caching, the button above."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, User
from conformance.suite.inline._inline import article, asked, offered, refusal
from conformance.verdict import Consequence

_ANSWER = documented("Bot API, answerInlineQuery")
_RESULT = documented("Bot API, InlineQueryResult: unique identifier for this result, 1-64 bytes")
_TYPES = ("inline_query",)
_METHOD = "answerInlineQuery"


@clause("inline.answer", "#answerinlinequery", _ANSWER, since="1.8", needs=_TYPES, method=_METHOD)
def answer(caller: Caller, user: User) -> None:
    """An inline query can be answered, which gives True."""
    assert offered(caller, user, [article()]) is True


@clause(
    "inline.answer-with-nothing", "#answerinlinequery", _ANSWER, since="1.8", needs=_TYPES, method=_METHOD
)
def answer_with_nothing(caller: Caller, user: User) -> None:
    """An inline query can be answered by no results."""
    assert offered(caller, user, []) is True


@clause("inline.fifty-results", "#answerinlinequery", _ANSWER, since="1.8", needs=_TYPES, method=_METHOD)
def fifty_results(caller: Caller, user: User) -> None:
    """An answer can have fifty results."""
    assert offered(caller, user, [article(str(number)) for number in range(50)]) is True


@clause(
    "inline.more-than-fifty-refused",
    "#answerinlinequery",
    documented("Bot API, answerInlineQuery: no more than 50 results per query are allowed"),
    since="1.8",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
)
def more_than_fifty_refused(caller: Caller, user: User) -> None:
    """An answer of 51 results is refused with 400."""
    assert refusal(caller, user, [article(str(number)) for number in range(51)]) == 400


@clause(
    "inline.same-ids-refused",
    "#inlinequeryresult",
    _RESULT,
    since="1.8",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
)
def same_ids_refused(caller: Caller, user: User) -> None:
    """Two results with the same id are refused with 400."""
    assert refusal(caller, user, [article("1"), article("1")]) == 400


@clause("inline.longest-result-id", "#inlinequeryresult", _RESULT, since="1.8", needs=_TYPES, method=_METHOD)
def longest_result_id(caller: Caller, user: User) -> None:
    """A result's id can have 64 bytes."""
    assert offered(caller, user, [article("i" * 64)]) is True


@clause(
    "inline.too-long-result-id-refused",
    "#inlinequeryresult",
    _RESULT,
    since="1.8",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    method=_METHOD,
)
def too_long_result_id_refused(caller: Caller, user: User) -> None:
    """A result's id of 33 Persian letters, which are 66 bytes, is refused with 400."""
    assert refusal(caller, user, [article("ش" * 33)]) == 400


@clause(
    "inline.article-without-content-refused",
    "#inlinequeryresultarticle",
    documented("Bot API, InlineQueryResultArticle: input_message_content is required"),
    since="2.0",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
)
def article_without_content_refused(caller: Caller, user: User) -> None:
    """An article that would send nothing is refused with 400."""
    assert refusal(caller, user, [{"type": "article", "id": "1", "title": "کالا"}]) == 400


@clause(
    "inline.unknown-kind-refused",
    "#inlinequeryresult",
    documented("Bot API, InlineQueryResult: one of 20 types"),
    since="1.8",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    method=_METHOD,
)
def unknown_kind_refused(caller: Caller, user: User) -> None:
    """A result of a kind that there is not is refused with 400."""
    assert refusal(caller, user, [{"type": "conformance", "id": "1", "title": "x"}]) == 400


@clause(
    "inline.results-must-be-array",
    "#answerinlinequery",
    observed("tdlib/telegram-bot-api, Client.cpp, get_inline_query_results"),
    since="1.8",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    method=_METHOD,
)
def results_must_be_array(caller: Caller, user: User) -> None:
    """Results that are no array are refused with 400."""
    assert refusal(caller, user, article()) == 400


@clause(
    "inline.unknown-query-refused",
    "#answerinlinequery",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: QUERY_ID_INVALID"),
    since="1.8",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def unknown_query_refused(caller: Caller) -> None:
    """Answering an inline query that there is not is refused with 400 and Telegram's words."""
    refused = caller.refusal(_METHOD, {"inline_query_id": "1", "results": [article()]})
    assert (refused.error_code, refused.description) == (
        400,
        "Bad Request: query is too old and response timeout expired or query ID is invalid",
    )


@clause(
    "inline.next-offset-comes-back",
    "#answerinlinequery",
    documented("Bot API, answerInlineQuery: the offset that a client should send with the same text"),
    since="1.8",
    needs=_TYPES,
    method=_METHOD,
)
def next_offset_comes_back(caller: Caller, user: User) -> None:
    """The query for more results has the next_offset of the answer before it."""
    text = user.marker("q")
    first = asked(caller, user, text)
    caller.accepted(_METHOD, {"inline_query_id": first["id"], "results": [article()], "next_offset": "50:ب"})
    user.act("inline_query", query=text, offset="50:ب")
    more = caller.awaited("inline_query", lambda query: query["id"] != first["id"])["inline_query"]
    assert (more["query"], more["offset"]) == (text, "50:ب")


@clause(
    "inline.too-long-offset-refused",
    "#answerinlinequery",
    documented("Bot API, answerInlineQuery: offset length can't exceed 64 bytes"),
    since="1.8",
    consequence=Consequence.COSMETIC,
    needs=_TYPES,
    method=_METHOD,
)
def too_long_offset_refused(caller: Caller, user: User) -> None:
    """A next_offset of 65 bytes is refused with 400."""
    assert refusal(caller, user, [article()], next_offset="o" * 65) == 400


@clause(
    "inline.not-cached",
    "#answerinlinequery",
    documented("Bot API, answerInlineQuery: cache_time"),
    since="1.8",
    consequence=Consequence.DEGRADES,
    needs=_TYPES,
    method=_METHOD,
)
def not_cached(caller: Caller, user: User) -> None:
    """An answer with the cache_time 0 is not given again: the same query comes to the bot again."""
    text = user.marker("q")
    first = asked(caller, user, text)
    caller.accepted(_METHOD, {"inline_query_id": first["id"], "results": [article()], "cache_time": 0})
    user.act("inline_query", query=text)
    caller.awaited("inline_query", lambda query: query["query"] == text and query["id"] != first["id"])


@clause(
    "inline.personal-answer",
    "#answerinlinequery",
    documented("Bot API, answerInlineQuery: is_personal"),
    since="1.8",
    consequence=Consequence.BREAKS,
    needs=_TYPES,
    method=_METHOD,
)
def personal_answer(caller: Caller, user: User, other: User) -> None:
    """A personal answer is for that person alone: another's same query comes to the bot."""
    text = user.marker("q")
    first = asked(caller, user, text)
    params = {"inline_query_id": first["id"], "results": [article()], "is_personal": True}
    caller.accepted(_METHOD, {**params, "cache_time": 300})
    other.act("inline_query", query=text)
    caller.awaited("inline_query", lambda query: query["from"]["id"] == other.id and query["query"] == text)
