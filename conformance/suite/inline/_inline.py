"""Inline queries, answers and choices as the clauses of this area use them."""

from collections.abc import Mapping
from typing import Any

from conformance.suite.ground import Caller, User

__all__ = ["answered", "article", "asked", "chosen", "offered", "refusal", "sent"]

_ANSWER = "answerInlineQuery"


def article(id_: str = "1", text: str = "متن", **more: Any) -> dict[str, Any]:
    """An article that sends a text."""
    content = {"message_text": text}
    return {"type": "article", "id": id_, "title": "کالا", "input_message_content": content, **more}


def asked(caller: Caller, person: User, query: str, **details: Any) -> dict[str, Any]:
    """The inline query that comes when the person types that."""
    person.act("inline_query", query=query, **details)
    update = caller.awaited("inline_query", lambda one: one.get("query") == query)
    got: dict[str, Any] = update["inline_query"]
    return got


def answered(caller: Caller, person: User, results: list[dict[str, Any]], **params: Any) -> dict[str, Any]:
    """A new query of the person's, answered by those results for them alone; the answer is the ground."""
    query = asked(caller, person, person.marker("q"))
    given = {"inline_query_id": query["id"], "results": results, "cache_time": 0, **params}
    caller.given(_ANSWER, given)
    return query


def offered(caller: Caller, person: User, results: list[dict[str, Any]], **params: Any) -> Any:
    """The result of answering a new query of the person's so."""
    query = asked(caller, person, person.marker("q"))
    return caller.accepted(_ANSWER, {"inline_query_id": query["id"], "results": results, **params})


def refusal(caller: Caller, person: User, results: Any, **params: Any) -> int | None:
    """The code with which such an answer is refused."""
    query = asked(caller, person, person.marker("q"))
    refused = caller.refusal(_ANSWER, {"inline_query_id": query["id"], "results": results, **params})
    return refused.error_code


def chosen(caller: Caller, person: User, result: Mapping[str, Any]) -> dict[str, Any]:
    """The chosen_inline_result that comes when the person sends that result."""
    query = answered(caller, person, [dict(result)])
    person.act("choose_result", inline_query_id=query["id"], result_id=result["id"])
    update = caller.awaited("chosen_inline_result", lambda one: one.get("query") == query["query"])
    got: dict[str, Any] = update["chosen_inline_result"]
    return got


def sent(caller: Caller, person: User, result: Mapping[str, Any]) -> dict[str, Any]:
    """The message that the person sends by that result."""
    query = answered(caller, person, [dict(result)])
    person.act("choose_result", inline_query_id=query["id"], result_id=result["id"])
    update = caller.awaited("message", lambda one: "via_bot" in one)
    got: dict[str, Any] = update["message"]
    return got
