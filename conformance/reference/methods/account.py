"""The bot itself: who it is."""

from dataclasses import asdict
from typing import Any

from conformance.reference.calls.registry import Request, method


@method("getMe")
def get_me(request: Request) -> Any:
    return request.bot.view | asdict(request.bot.switches)
