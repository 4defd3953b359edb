"""One call in, one answer out: the way of every method, from the wire and from webhook replies alike."""

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import CoroutineType
from typing import Any

from conformance.reference.behaviour import Behaviour
from conformance.reference.calls.errors import ApiError, internal_error, not_found, unauthorized
from conformance.reference.calls.registry import Request, Written
from conformance.reference.chats.openness import is_open, is_token, naming, welcome
from conformance.reference.methods import HANDLERS
from conformance.reference.sandbox import Reply, Sandbox, changes
from conformance.reference.server.fetching import NO_ADDRESSES, Fetcher, addresses
from conformance.reference.server.journal import Entry, Journal, freeze, thaw
from conformance.reference.state import Bot, Platform, Taken
from conformance.reference.state.flood import OwnFlood
from conformance.reference.state.updates import OTHER_POLL
from conformance.reference.state.web import Web
from conformance.reference.webhooks import Trouble
from conformance.reference.webhooks.courier import Couriers
from conformance.wire.call import Call, Upload

__all__ = ["Answer", "Desk"]

_log = logging.getLogger(__name__)

encode = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

Fetched = Mapping[str, Upload | None]
Watcher = Callable[[Bot, Call, "Answer", float, float], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status, and an envelope as it is written."""

    status: int
    body: bytes
    headers: tuple[tuple[bytes, bytes], ...] = ()
    kind: tuple[bytes, bytes] = (b"content-type", b"application/json")


class Desk:
    """Takes calls and acts one at a time, writes down what changes the state, and can do it all again."""

    def __init__(
        self, platform: Platform, journal: Journal | None = None, fetcher: Fetcher | None = None
    ) -> None:
        self.platform = platform
        self.snapshots: dict[str, bytes] = {}
        self.couriers = Couriers(self)
        self.watcher: Watcher | None = None
        self._sandbox = Sandbox(self)
        self._journal = journal
        self._fetcher = fetcher or Fetcher()
        self._timer: asyncio.TimerHandle | None = None
        self._behaviour = platform.behaviour
        self._is_faithful = _is_faithful(platform.behaviour)
        self._methods = platform.behaviour.method_names(HANDLERS)
        self._reads = {name for name in self._methods if _only_reads(name.lower())}

    def bot(self, token: str) -> Bot:
        """The bot that a token is of. Raises ApiError."""
        bot = self.platform.bots.get(token)
        if bot is None and is_token(token) and is_open(self.platform):
            self._welcome(token, {})
            bot = self.platform.bots.get(token)
        if bot is None:
            if token.startswith("0") and ":" in token:
                raise ApiError(401, "Unauthorized: invalid token specified")
            raise unauthorized() if token.partition(":")[0].isdigit() and ":" in token else not_found()
        return bot

    def begin(self) -> None:
        """Sends out who carries updates, and sets the alarm; a loop must run."""
        self.couriers.look_at_all()
        self.wind()

    async def call(self, bot: Bot, call: Call) -> Answer:
        """The answer to a call, once the files that it names by address are there; a refusal is one too.

        Raises ApiError where the bot is gone by then.
        """
        fetched = NO_ADDRESSES
        if named := addresses(call):
            fetched = await self._fetcher.fetch(named, self.platform.peek(Web))
            bot = self.bot(bot.token)  # a snapshot may have been brought back meanwhile
        if self.watcher is None:
            return await self._told(bot, call, fetched)
        began = time.perf_counter()
        answer = await self._told(bot, call, fetched)
        self.watcher(bot, call, answer, self.platform.moment, time.perf_counter() - began)
        return answer

    async def _told(self, bot: Bot, call: Call, fetched: Fetched) -> Answer:
        """The answer as the platform's fault has it, where it has one."""
        if self._is_faithful:
            return await self._answered(bot, call, fetched)
        call = self._behaviour.asked(bot.user.id, call)
        answer = await self._answered(bot, call, fetched)
        status, envelope = self._behaviour.told(call.method.lower(), answer.status, json.loads(answer.body))
        return replace(answer, status=status, body=encode(envelope).encode())

    async def _answered(self, bot: Bot, call: Call, fetched: Fetched) -> Answer:
        key = self._behaviour.method_key(call.method)
        try:
            result = self._begun(bot, key, call, fetched)
            if type(result) is CoroutineType:
                result = await result
        except ApiError as error:
            return self.refusal(error)
        except Exception:  # noqa: BLE001 - logged; the bot is told nothing of our inside
            _log.exception("%s failed", call.method)
            return self.refusal(internal_error())
        if type(result) is Written:
            return Answer(200, result.envelope().encode())
        text = self.platform.files.for_bot(bot.user.id, encode(self._behaviour.result(result)))
        return Answer(200, b'{"ok":true,"result":' + text.encode() + b"}")

    def _begun(self, bot: Bot, key: str, call: Call, fetched: Fetched) -> Any:
        """The result, or what waits for it.

        All that changes the state has happened by then, and is written down: a handler that waits is
        a function that does its work and returns a coroutine that only looks.
        """
        handler = self._methods.get(key)
        if handler is None or not self._behaviour.accepts(call.verb, call.form):
            raise not_found("method not found")
        platform, webhook = self.platform, bot.webhook
        platform.enter()
        if bot.away_until > platform.moment:
            raise ApiError(400, "Logged out")
        if is_open(platform):
            self._welcome(bot.token, naming(call.params))
        self._check_flood(bot, key, call)
        try:
            return handler(Request(platform, bot, call.params, call.files, fetched))
        finally:
            if key not in self._reads:
                self._write(platform.moment, ("call", bot.token, call, dict(fetched)))
            if bot.webhook is not webhook:
                self.couriers.look(bot)
            self.wind()

    def act(self, verb: str, path: str, query: str, body: bytes) -> Reply:
        """What the sandbox door answers."""
        self.platform.enter()
        moment, clock = self.platform.moment, self.platform.clock
        setting = clock.setting
        answer = self._sandbox.answer(verb, path, query, body)
        if verb == "POST" and changes(verb, path):
            self._write(moment, ("act", verb, path, query, body))
            if clock.setting != setting:
                # Done again it would be set by the time of then.
                self._write(moment, ("clock", *clock.setting))
                self.tick()
        return answer

    def redo(self, entry: Entry) -> None:
        """Does again what was written down, at the moment when it was."""
        self.platform.enter(entry.moment)
        match entry.what:
            case ("call", token, Call() as call, fetched):
                self._redo_call(self.platform.bots[token], call, fetched)
            case ("act", verb, path, query, body):
                self._sandbox.answer(verb, path, query, body)
            case ("welcomed", token, named):
                welcome(self.platform, token, named)
            case ("clock", ahead, stands):
                self.platform.clock.set(ahead, stands)
            case ("undelivered", token, reason):
                self.platform.bots[token].part(Trouble).note(self.platform.now(), reason)
            case ("delivered", token, update_id):
                self.platform.bots[token].inbox.take(update_id)

    def freeze(self) -> bytes:
        """The whole state as bytes: a snapshot."""
        return freeze(self.platform)

    def restore(self, snapshot: bytes) -> None:
        """Puts the state back to what it was; polls that wait now end."""
        for bot in self.platform.bots.values():
            bot.inbox.end_poll(OTHER_POLL)
        self.platform = thaw(snapshot)
        self.couriers.look_at_all()
        if self._journal is not None:
            self._journal.checkpoint(self.platform)

    def keep(self) -> None:
        """Puts the whole state into the journal, so that the next start has nothing to do again."""
        if self._journal is not None:
            self._journal.checkpoint(self.platform)

    def delivered(self, bot: Bot, update_id: int) -> None:
        """A webhook took the update."""
        self.platform.enter()
        bot.inbox.take(update_id)
        self._write(self.platform.moment, ("delivered", bot.token, update_id))

    def undelivered(self, bot: Bot, reason: str) -> None:
        """A webhook did not take an update."""
        self.platform.enter()
        bot.part(Trouble).note(self.platform.now(), reason)
        self._write(self.platform.moment, ("undelivered", bot.token, reason))

    def wind(self) -> None:
        """Sets the alarm for the next thing that is to happen by itself."""
        due = self.platform.schedule.next
        if due is None:
            return
        if self._timer is not None:
            self._timer.cancel()
        wait = max(0.0, due - self.platform.clock.read())
        self._timer = asyncio.get_running_loop().call_later(wait, self._strike)

    def _strike(self) -> None:
        self._timer = None
        self.tick()
        self.wind()

    def tick(self) -> None:
        """Lets happen what is due."""
        due = self.platform.schedule.next
        self.platform.enter()
        if due is not None and due <= self.platform.moment:
            self._write(self.platform.moment, ("tick",))

    def _welcome(self, token: str, named: Mapping[str, str]) -> None:
        """On an open platform: whoever is named comes."""
        self.platform.enter()
        with contextlib.suppress(Taken):  # another token has the same bot
            if welcome(self.platform, token, named):
                self._write(self.platform.moment, ("welcomed", token, named))

    def _write(self, moment: float, what: Any) -> None:
        if self._journal is not None:
            self._journal.write(moment, what)

    def _check_flood(self, bot: Bot, key: str, call: Call) -> None:
        own = bot.peek(OwnFlood)
        for flood in (self.platform.flood, own.flood if own else None):
            if flood is not None:
                flood.check(bot.token, key, call.params, self.platform.moment)

    def _redo_call(self, bot: Bot, call: Call, fetched: Fetched) -> None:
        key = self._behaviour.method_key(call.method)
        handler = self._methods[key]
        # It is refused or fails as it did then.
        with contextlib.suppress(Exception):
            self._check_flood(bot, key, call)
            result = handler(Request(self.platform, bot, call.params, call.files, fetched))
            if isinstance(result, CoroutineType):
                result.close()

    def refusal(self, error: ApiError) -> Answer:
        refused = self._behaviour.refusal(error)
        headers: tuple[tuple[bytes, bytes], ...] = ()
        if refused.parameters and "retry_after" in refused.parameters:
            headers = ((b"retry-after", b"%d" % refused.parameters["retry_after"]),)
        return Answer(self._behaviour.status(refused.code), encode(refused.envelope()).encode(), headers)


def _is_faithful(behaviour: Behaviour) -> bool:
    """Whether neither calls nor answers are touched, so that nothing need be read again."""
    kind = type(behaviour)
    return kind.asked is Behaviour.asked and kind.told is Behaviour.told


def _only_reads(name: str) -> bool:
    """Whether a method leaves the state as it was; getFile gives out paths, getUpdates confirms."""
    return name.startswith("get") and name not in {"getupdates", "getfile"}
