"""A chat with an owner, a customer and a bot; whatever comes out of it is true to the schema."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from conformance.reference.state.updates import KINDS
from conformance.spec import Spec, Validator


@cache
def judge() -> Validator:
    return Validator(Spec.load())


@dataclass(frozen=True)
class Place:
    """One chat, as the stage's bot and its people have it."""

    stage: Any  # conftest's
    id: int
    owner: int

    def call(self, method: str, **params: Any) -> Any:
        """What the bot gets from a method about this chat."""
        result = self.stage.result(method, **{"chat_id": self.id, **params})
        assert not judge().result(method, result)
        return result

    def refused(self, method: str, **params: Any) -> str:
        """The words of a refusal, without "Bad Request: " in front."""
        code, words = self.stage.refusal(method, **{"chat_id": self.id, **params})
        assert words.startswith({400: "Bad Request: ", 403: "Forbidden: "}[code])
        return words.removeprefix("Bad Request: ")

    def act(self, kind: str, by: int | None = None, **details: Any) -> Any:
        """What a person does here: the customer, or somebody else."""
        body = {"bot_token": self.stage.token, "kind": kind, "chat_id": self.id, "details": details}
        return self.stage.client.post("/sandbox/acts", json={**body, "user_id": by or self.customer}).json()

    @property
    def customer(self) -> int:
        return self.stage.user_id

    def member(self, user_id: int) -> Any:
        return self.call("getChatMember", user_id=user_id)

    def someone(self, name: str = "Ali") -> int:
        """A person who is not there yet."""
        return self.stage.client.post("/sandbox/users", json={"first_name": name}).json()["id"]

    def another_bot(self) -> Any:
        return self.stage.client.post("/sandbox/bots", json={}).json()


def found(stage: Any, kind: str = "supergroup", **given: Any) -> Place:
    """Such a chat; the bot leads it with every right, unless ``given`` says otherwise."""
    owner = stage.client.post("/sandbox/users", json={"first_name": "Owner"}).json()["id"]
    people = {"members": [stage.user_id], "creator": owner}
    body = {"bot_token": stage.token, "kind": kind, "title": "Shop", **people, **given}
    answer = stage.client.post("/sandbox/chats/group", json=body).json()
    return Place(stage, answer["chat_id"], owner)


def updates(stage: Any, *kinds: str) -> list[Any]:
    """The updates of those kinds that have come since the last time, without their ids."""
    got = stage.result("getUpdates", allowed_updates=list(KINDS))
    assert not judge().result("getUpdates", got)
    if got:
        stage.result("getUpdates", offset=got[-1]["update_id"] + 1)
    return [one[kind] for one in got for kind in kinds if kind in one]


def listen(stage: Any) -> None:
    """From now on the bot asks for updates of every kind."""
    stage.result("getUpdates", allowed_updates=list(KINDS))
