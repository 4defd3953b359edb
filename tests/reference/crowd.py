"""Bots and people in chats of every kind, within this process, and what calls can name of them."""

import asyncio
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from conformance.reference.server.app import Application
from conformance.reference.server.dispatch import Desk
from conformance.reference.server.journal import Journal, freeze, thaw
from conformance.reference.state import Platform
from conformance.reference.state.business import BUSINESS_RIGHTS
from conformance.reference.state.polls import Polls
from conformance.reference.state.stickers import StickerSets
from conformance.reference.state.updates import KINDS

KNOWN = ("photo", "video", "document", "sticker", "audio", "voice", "video_note", "animation")
_SWITCHES = (
    "supports_inline_queries",
    "can_connect_to_business",
    "can_manage_bots",
    "supports_guest_queries",
    "supports_join_request_queries",
)
_CHATS = (("group", False), ("supergroup", False), ("supergroup", True), ("channel", False))
_KEPT = 20  # of each name


class Crowd:
    """A platform, asked as a server asks it. With a ``path`` it keeps a state file there."""

    def __init__(self, path: Path | None = None) -> None:
        platform, self.names, self.messages, self.tokens, self.people, self._seen = thaw(_gathered())
        self.path = path
        self._runner = asyncio.Runner()
        self._open(platform)

    def close(self) -> None:
        self._runner.close()
        if self._journal is not None:
            self._journal.close()

    def reopen(self) -> None:
        """Goes on from the state file alone, as after a kill."""
        assert self._journal is not None
        self._journal.close()
        self._open(None)

    # -- asking -------------------------------------------------------------------------------

    def call(self, token: str, method: str, params: Any) -> tuple[int, Any]:
        """The status and the envelope; what there is in a result can be named from now on."""
        status, envelope = self._ask("POST", f"/bot{token}/{method}", json.dumps(params).encode())
        self.notice(envelope.get("result"))
        return status, envelope

    def act(self, body: Any) -> tuple[int, Any]:
        status, answer = self._ask("POST", "/sandbox/acts", json.dumps(body).encode())
        self.notice(answer)
        return status, answer

    def door(self, way: str, **body: Any) -> Any:
        status, answer = self._ask("POST", f"/sandbox/{way}", json.dumps(body).encode())
        assert status == 200, answer
        return answer

    def look(self, way: str, token: str) -> Any:
        return self._ask("GET", f"/sandbox/{way}", b"", f"bot_token={token}".encode())[1]

    @property
    def now(self) -> float:
        return self.desk.platform.clock.read()

    def updates(self) -> list[Any]:
        """What has come to the bots since this was asked last; it stays in their queues."""
        told = []
        for bot in self.desk.platform.bots.values():
            news = [one for one in bot.inbox.first(10_000) if one.id > self._seen.get(bot.token, 0)]
            if news:
                self._seen[bot.token] = news[-1].id
            told += [read(one.text) for one in news]
        self.notice(told)
        return told

    def visible(self) -> dict[str, Any]:
        """All that bots and people can see."""
        return dict(self._views())

    # -- naming -------------------------------------------------------------------------------

    def notice(self, value: Any, within: str = "") -> None:
        """Keeps the names of what the value tells of."""
        if isinstance(value, list):
            for item in value:
                self.notice(item, within)
        if not isinstance(value, dict):
            return
        if "message_id" in value and isinstance(value.get("chat"), dict):
            self.messages = [*self.messages[-60:], (value["chat"]["id"], value["message_id"])]
        if "id" in value:
            self._name("user_id" if "is_bot" in value else f"{within}_id", value["id"])
        for name, item in value.items():
            if isinstance(item, str | int) and not isinstance(item, bool):
                self._name(name, item)
            self.notice(item, name)

    def _name(self, name: str, value: Any) -> None:
        known = self.names.get(name, [])
        if value not in known:
            self.names[name] = [*known[-_KEPT:], value]

    # -- within -------------------------------------------------------------------------------

    def _open(self, platform: Platform | None) -> None:
        self._journal = Journal(self.path) if self.path is not None else None
        self.desk = Desk(platform or self._journal.state(), self._journal)
        if platform is None:
            for entry in self._journal.entries():
                self.desk.redo(entry)
        self.desk.keep()
        self._application = Application(self.desk)

    def _ask(self, verb: str, path: str, content: bytes, query: bytes = b"") -> tuple[int, Any]:
        sent: dict[str, Any] = {}

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": content}

        async def send(message: dict[str, Any]) -> None:
            sent.update(message)

        headers = [(b"content-type", b"application/json")]
        scope = {"type": "http", "method": verb, "path": path, "query_string": query, "headers": headers}
        self._runner.run(self._application(scope, receive, send))
        return sent["status"], read(sent["body"])

    def _views(self) -> Iterator[tuple[str, Any]]:
        for token, bot in self.desk.platform.bots.items():
            yield f"{token} updates", [one.text for one in bot.inbox.first(10_000)]
            yield f"{token} chats", self.look("chats", token)
            for method in ("getMe", "getMyName", "getMyCommands", "getMyStarBalance", "getStarTransactions"):
                yield f"{token} {method}", self.call(token, method, {})
            for chat_id in list(bot.chats):
                yield f"{token} {chat_id}", self.look(f"chats/{chat_id}/messages", token)
                for method in ("getChat", "getChatAdministrators", "getChatMenuButton"):
                    yield f"{token} {chat_id} {method}", self.call(token, method, {"chat_id": chat_id})
        for one in self.desk.platform.part(StickerSets)._by_name.values():
            yield f"set {one.name}", self.call(self.tokens[0], "getStickerSet", {"name": one.name})
        for path, file in self.desk.platform.files._by_path.items():
            yield f"file {path}", file.content
        for poll in self.desk.platform.part(Polls).by_id.values():
            yield f"poll {poll.view['id']}", (poll.update(), poll.votes)


def read(text: str | bytes) -> Any:
    """JSON as others read it: without the numbers that only Python has."""

    def refuse(constant: str) -> None:
        raise ValueError(constant)

    return json.loads(text, parse_constant=refuse)


class _Gathering(Crowd):
    """A crowd while it comes together."""

    def __init__(self) -> None:
        self.names, self.messages, self.tokens, self.people, self._seen = {}, [], [], [], {}
        self.path = None
        self._runner = asyncio.Runner()
        self._open(Platform(seed=1))

    def come(self) -> None:
        self.door("clock", stand=1_800_000_000)
        for number in range(4):
            person = self.door("users", first_name=f"P{number}", username=f"person_{number}")
            self.people.append(person["id"])
        for number, switches in enumerate((dict.fromkeys(_SWITCHES, True), {})):
            bot = self.door("bots", username=f"crowd{number}_bot", **switches)
            self.tokens.append(bot["token"])
            self.call(bot["token"], "getUpdates", {"allowed_updates": list(KINDS)})
        chats = [self._chat(kind, is_forum=is_forum) for kind, is_forum in _CHATS]
        self.names |= {"chat_id": chats + self.people, "user_id": [*self.people]}
        self._bring()
        for person in self.people:
            self._greet(person)
        self.updates()

    def _chat(self, kind: str, *, is_forum: bool) -> int:
        people = {"creator": self.people[0], "members": self.people[1:]}
        bots = [{"bot_token": token} for token in self.tokens]
        chat = self.door("chats/group", kind=kind, title=kind, bots=bots, is_forum=is_forum, **people)
        return chat["chat_id"]

    def _bring(self) -> None:
        """What a bot can have beside chats."""
        token, name = self.tokens[0], "set_by_crowd0_bot"
        self.door("games", bot_token=token, short_name="chess")
        self.door("stars", bot_token=token, amount=1000)
        for kind in KNOWN:
            self.door("files", file_id=f"a-{kind}", kind=kind)
        stickers = [{"emoji": "👍", "custom_emoji_id": "5"}]
        self.door("sticker_sets", name=name, bot_token=token, stickers=stickers)
        self.names |= {"file_id": [f"a-{kind}" for kind in KNOWN], "game_short_name": ["chess"]}
        self.names |= {"name": [name], "sticker_set": [name]}

    def _greet(self, person: int) -> None:
        for token in self.tokens:
            self.door("chats/private", bot_token=token, user_id=person)
        token, first = self.tokens[0], self.people[0]
        doing = {"bot_token": token, "user_id": person, "chat_id": person}
        self.act({**doing, "kind": "connect_business", "details": {"rights": [*BUSINESS_RIGHTS]}})
        self.act({**doing, "kind": "send_text", "details": {"text": "سلام"}})
        self.act({**doing, "kind": "write_to_business", "chat_id": first, "details": {"text": "?"}})
        for chat_id in self.names["chat_id"][: len(_CHATS)]:
            self.act({**doing, "kind": "send_text", "chat_id": chat_id, "details": {"text": "/start"}})
            self.call(token, "sendMessage", {"chat_id": chat_id, "text": "hello"})


@cache
def _gathered() -> bytes:
    crowd = _Gathering()
    crowd.come()
    crowd.close()
    return freeze((crowd.desk.platform, crowd.names, crowd.messages, crowd.tokens, crowd.people, crowd._seen))
