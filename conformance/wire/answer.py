"""A response read as the Bot API's envelope; status, envelope and error code are kept apart."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Answer", "read_answer"]


_NO_SUCH_METHOD = re.compile(
    r"method.{0,80}\bnot (?:supported|implemented|found)|unknown method", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. ``problem`` says why it is no envelope, and is empty where it is one.

    Source: Bot API, "Making requests".
    """

    status: int
    ok: bool = False
    result: Any = None
    error_code: int | None = None
    description: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    problem: str = ""

    @property
    def unsupported(self) -> bool:
        """Whether the method was refused as one that does not exist; without an envelope, by its words."""
        if self.problem:
            said = self.body.values() if isinstance(self.body, dict) else (self.body,)
            words = any(isinstance(text, str) and _NO_SUCH_METHOD.search(text) for text in said)
            return self.status in {404, 405, 501} or (self.status >= 400 and words)
        return not self.ok and (self.error_code in {404, 405, 501} or self.status in {404, 405, 501})


def read_answer(status: int, body: bytes) -> Answer:
    """Reads a body as an envelope; never raises, whatever the body."""
    if not body:
        return Answer(status, problem=f"HTTP {status} with an empty body")
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        text = body[:2000].decode("utf-8", "replace")
        what = "an HTML page" if text.lstrip().lower().startswith(("<!doctype", "<html")) else "no JSON"
        return Answer(status, body=text, problem=f"HTTP {status} with {what} in the body")
    if not isinstance(data, dict) or not isinstance(data.get("ok"), bool):
        return Answer(status, body=data, problem=f"HTTP {status} with JSON that has no boolean 'ok'")
    ok = data["ok"]
    if ok and "result" not in data:
        return Answer(status, body=data, problem=f"HTTP {status} with ok:true and no 'result'")
    code, description, parameters = (data.get(key) for key in ("error_code", "description", "parameters"))
    return Answer(
        status,
        ok,
        data.get("result"),
        code if isinstance(code, int) and not isinstance(code, bool) else None,
        description if isinstance(description, str) else None,
        parameters if isinstance(parameters, dict) else {},
        data,
    )
