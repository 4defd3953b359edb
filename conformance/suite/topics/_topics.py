"""Topics as the clauses of this area open and name them."""

from typing import Any

from conformance.suite.ground import Caller, Group, User

__all__ = ["opened", "said", "topic"]


def topic(caller: Caller, forum: Group, name: str | None = None, **params: Any) -> dict[str, Any]:
    """What names a new topic, which is the ground."""
    given = {"chat_id": forum.chat_id, "name": name or User.marker("موضوع"), **params}
    made = caller.given("createForumTopic", given)
    return {"chat_id": forum.chat_id, "message_thread_id": made["message_thread_id"]}


def opened(caller: Caller, forum: Group, **params: Any) -> dict[str, Any]:
    """The ForumTopic that createForumTopic gives."""
    given = {"chat_id": forum.chat_id, "name": User.marker("موضوع"), **params}
    made: dict[str, Any] = caller.accepted("createForumTopic", given)
    return made


def said(caller: Caller, chat_id: int, name: str) -> dict[str, Any]:
    """The message in the chat that has that field."""
    update = caller.awaited("message", lambda one: one["chat"]["id"] == chat_id and name in one)
    message: dict[str, Any] = update["message"]
    return message
