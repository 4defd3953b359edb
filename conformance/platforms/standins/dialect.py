"""How a native request becomes a Bot API call, and the answer a native one again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conformance.platforms.profile import Profile
from conformance.reference.behaviour import Behaviour
from conformance.reference.calls.errors import ApiError, bad_request
from conformance.reference.server.dispatch import Answer, Desk
from conformance.wire import Call

__all__ = ["Dialect", "Native", "Spoken", "reply", "result_of"]


@dataclass(frozen=True, slots=True)
class Native:
    """One request as the platform's client sends it, its address read by the profile's template."""

    token: str
    method: str
    verb: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""

    def json(self) -> Mapping[str, Any]:
        """The body as an object. Raises ApiError where it is none."""
        try:
            value = json.loads(self.body or b"{}")
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise bad_request("the body is no JSON object")
        return value


class Dialect:
    """One platform's form of the Bot API; here each step is as Telegram has it, but for ``asked``."""

    def __init__(self, profile: Profile) -> None:
        self.profile = profile

    async def serve(self, request: Native, desk: Desk) -> Answer:
        """The native answer to a native request; a refusal is one too."""
        try:
            bot = desk.bot(self.bot_token(request.token))
            answer = await desk.call(bot, self.asked(request))
            return self.answered(request, answer)
        except ApiError as error:
            return self.refused(error)

    def bot_token(self, token: str) -> str:
        """The token that the door gave out, of the one that travelled."""
        return token

    def asked(self, request: Native) -> Call:
        """The Bot API call that a request means. Raises ApiError where the platform would refuse it."""
        raise NotImplementedError

    def answered(self, request: Native, answer: Answer) -> Answer:  # noqa: ARG002 - a seam
        """The Bot API's answer, a refusal too, in the platform's form."""
        return answer

    def refused(self, error: ApiError) -> Answer:
        """The platform's own refusal of what never became a call."""
        return reply(error.code, error.envelope())

    def kinds(self) -> frozenset[str] | None:
        """The kinds of updates that ever come, in the Bot API's names; None: as the bot asks."""
        return None

    def elsewhere(self, path: str) -> str | None:  # noqa: ARG002 - a seam
        """The method that is at a path outside the profile's template, if one is."""
        return None

    def event(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002 - a seam
        """An update's content on its way into the queue."""
        return value

    def delivery(self, text: str) -> str:
        """A queued update, the Bot API's JSON, as a webhook gets it."""
        return text

    def settle(self, desk: Desk) -> None:
        """Holds every bot to the platform's kinds of updates; done after each word at the door."""
        kinds = self.kinds()
        if kinds is not None:
            for bot in desk.platform.bots.values():
                bot.inbox.allowed = kinds


class Spoken(Behaviour):
    """The reference platform's seams, led through a dialect."""

    name = "stand-in"

    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect
        self.secret_header = dialect.profile.updates.secret_header or Behaviour.secret_header

    def event(self, kind: str, value: dict[str, Any]) -> dict[str, Any]:
        return self._dialect.event(kind, value)

    def delivery(self, text: str) -> str:
        return self._dialect.delivery(text)

    def __reduce__(self) -> tuple[type[Behaviour], tuple[()]]:
        """A snapshot holds the reference's own kinds alone; the stand-in takes its seat again after it."""
        return Behaviour, ()


def result_of(answer: Answer) -> Any:
    """What the Bot API's answer holds. Raises ApiError where it is a refusal."""
    body = json.loads(answer.body)
    if not body["ok"]:
        raise ApiError(body["error_code"], body["description"], body.get("parameters"))
    return body["result"]


def reply(status: int, body: Any) -> Answer:
    """An answer of JSON."""
    return Answer(status, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())
