"""Sends, edits, deletes and forwards in any order, beside a model of what the chat then holds."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st

from conformance.suite.ground import Caller, User
from conformance.suite.properties._search import holds

_TEXTS = ("سلام", "bye", "🎂")


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One call: about the message that was sent as the ``which``-th, counted round."""

    kind: str
    which: int = 0
    text: str = ""

    def __repr__(self) -> str:
        said = [
            *([] if self.kind == "send" else [str(self.which)]),
            *([repr(self.text)] if self.text else []),
        ]
        return f"{self.kind}({', '.join(said)})"


_WHICH = st.integers(0, 3)
_STEPS = st.one_of(
    st.builds(Step, st.just("send"), st.just(0), st.sampled_from(_TEXTS)),
    st.builds(Step, st.just("edit"), _WHICH, st.sampled_from(_TEXTS)),
    st.builds(Step, st.sampled_from(["delete", "forward", "copy"]), _WHICH),
)
_STORIES = st.lists(_STEPS, min_size=1, max_size=8).map(lambda steps: [Step("send", 0, _TEXTS[0]), *steps])


@dataclass(slots=True)
class _Chat:
    """The bot's messages by the order in which they were sent; None where one was deleted."""

    caller: Caller
    user: User
    ids: list[int] = field(default_factory=list)
    texts: list[str | None] = field(default_factory=list)
    forwarded: set[int] = field(default_factory=set)

    def take(self, step: Step) -> None:
        """Makes the call, and compares what comes of it with the model. Raises AssertionError."""
        if step.kind == "send":
            self._send(step.text)
            return
        at = step.which % len(self.ids)
        if step.kind == "edit" and at in self.forwarded:
            return  # what was forwarded cannot be edited, and no document says so
        method = _METHODS[step.kind]
        params: dict[str, object] = {"message_id": self.ids[at], "chat_id": self.user.chat_id}
        if step.kind in {"forward", "copy"}:
            params["from_chat_id"] = self.user.chat_id
        if step.kind == "edit":
            params["text"] = step.text
        if self.texts[at] is None or (step.kind == "edit" and self.texts[at] == step.text):
            code = self.caller.refusal(method, params).error_code
            assert code == 400, f"{step} is refused with {code}, not 400"
            return
        self._took(step, at, self.caller.accepted(method, params))

    def _send(self, text: str) -> None:
        sent = self.caller.accepted("sendMessage", {"chat_id": self.user.chat_id, "text": text})
        assert sent["text"] == text, f"what was sent is {sent['text']!r}"
        self._keep(sent["message_id"], text)

    def _keep(self, message_id: int, text: str | None) -> None:
        assert message_id not in self.ids, f"message {message_id} is there already"
        self.ids.append(message_id)
        self.texts.append(text)

    def _took(self, step: Step, at: int, result: Any) -> None:
        match step.kind:
            case "delete":
                assert result is True, f"a deletion gives {result!r}"
                self.texts[at] = None
            case "edit":
                came = result["message_id"], result["text"]
                assert came == (self.ids[at], step.text), f"what was edited is {came}"
                self.texts[at] = step.text
            case "forward":
                assert result["text"] == self.texts[at], f"what was forwarded is {result['text']!r}"
                self.forwarded.add(len(self.ids))
                self._keep(result["message_id"], self.texts[at])
            case "copy":
                self._keep(result["message_id"], self.texts[at])


_METHODS = {
    "edit": "editMessageText",
    "delete": "deleteMessage",
    "forward": "forwardMessage",
    "copy": "copyMessage",
}


def check(caller: Caller, user: User) -> None:
    def as_the_model_says(steps: Sequence[Step]) -> None:
        chat = _Chat(caller, user)
        for step in steps:
            chat.take(step)

    holds(caller, _STORIES, as_the_model_says)
