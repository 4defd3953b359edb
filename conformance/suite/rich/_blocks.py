"""A rich message is sent, and read back as its blocks."""

from typing import Any

from conformance.suite.ground import Caller, User
from conformance.wire import Upload

__all__ = ["blocks_of", "paragraph", "rich", "words"]


def rich(caller: Caller, user: User, files: dict[str, Upload] | None = None, **given: Any) -> dict[str, Any]:
    """The RichMessage that the message shows."""
    params = {"chat_id": user.chat_id, "rich_message": given}
    shown: dict[str, Any] = caller.accepted("sendRichMessage", params, files=files)["rich_message"]
    return shown


def blocks_of(caller: Caller, user: User, *blocks: dict[str, Any]) -> list[dict[str, Any]]:
    """The blocks that come of blocks."""
    shown: list[dict[str, Any]] = rich(caller, user, blocks=list(blocks))["blocks"]
    return shown


def paragraph(text: Any) -> dict[str, Any]:
    return {"type": "paragraph", "text": text}


def words(text: Any) -> str:
    """The words of a RichText without their looks."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(words, text))
    return words(text.get("text", ""))
