"""Which act is behind each update of a session: some have none, and some acts are told of twice."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.replay.acts.act import RecordedAct, Underivable, place_of, whole
from conformance.replay.acts.attendance import Attendance
from conformance.replay.acts.messages import edited, sent, unique_id
from conformance.replay.acts.paying import Till
from conformance.replay.acts.voting import Ballot
from conformance.session.model import Session, Step
from conformance.session.walking import objects

__all__ = ["Causes", "causes_of"]

_Update = Mapping[str, Any]


@dataclass(slots=True)
class Causes:
    """Acts by the update that they cause, and those of which no update tells, by the step that shows them.

    An update without an act follows from something else: the bot's own call, or an act that another
    update tells of. A text in an act's place is the reason why none is known.
    """

    acts: dict[Any, RecordedAct | str | None] = field(default_factory=dict)
    silent: dict[int, list[RecordedAct]] = field(default_factory=dict)


def causes_of(
    session: Session, bot_id: int | None, names: Mapping[str, int], leaders: Mapping[int, int]
) -> Causes:
    """What people did in a session.

    ``names`` are the ids of chats that its bot calls by name, ``leaders`` who can write in a chat's name.
    """
    inquiry = _Inquiry(bot_id, names, leaders, _contents(session))
    for step in session.steps:
        inquiry.hear(step)
    return inquiry.causes


def _contents(session: Session) -> dict[Any, bytes]:
    """The bytes of files by their unique ids, where the bot has downloaded them or sent them itself."""
    found: dict[Any, bytes] = {}
    for step in session.steps:
        result, files = step.answer.result, list(step.call.files.values())
        if not isinstance(result, dict):
            continue
        if step.call.method.lower() == "getfile" and result.get("file_path") in session.downloads:
            found[result.get("file_unique_id")] = session.downloads[result["file_path"]]
        elif len(files) == 1 and (id_ := unique_id(result)):
            found.setdefault(id_, files[0].content)
    return found


@dataclass(slots=True)
class _Inquiry:
    """What is known at one point of the story."""

    bot_id: int | None
    names: Mapping[str, int]
    leaders: Mapping[int, int]
    contents: Mapping[Any, bytes]
    causes: Causes = field(default_factory=Causes)
    till: Till = field(default_factory=Till)
    ballot: Ballot = field(default_factory=Ballot)
    attendance: Attendance = field(init=False)
    # Messages by sender and time.
    written: dict[tuple[Any, Any], tuple[int, int]] = field(default_factory=dict)
    pinned: set[tuple[Any, Any]] = field(default_factory=set)  # by the bot
    # Updates that came before the one that tells of their act.
    waiting: dict[tuple[str, Any], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.attendance = Attendance(self.bot_id)

    def hear(self, step: Step) -> None:
        if not step.answer.ok:
            return
        method, params = step.call.method.lower(), step.call.params
        for message in _messages(step.answer.result):
            self._note(message)
        if method == "sendinvoice" and isinstance(message := step.answer.result, dict):
            self.till.note(message, params)
        elif method == "pinchatmessage":
            self.pinned.add((self._chat(step), whole(params.get("message_id"))))
        elif method == "answershippingquery":
            self.till.note_shipping(params)
        elif method == "getchatmember" and isinstance(step.answer.result, dict):
            self._shown(step, step.answer.result)
        elif method in _MOVES:
            self.attendance.forget(self._chat(step), whole(params.get("user_id")))
        for update in step.deliveries:
            key = update.get("update_id")
            if key not in self.causes.acts:
                self.causes.acts[key] = self._cause(update, key)

    def _shown(self, step: Step, member: _Update) -> None:
        act = (
            self.attendance.shown(self._chat(step), member) if isinstance(member.get("user"), dict) else None
        )
        if act is not None:
            self.causes.silent.setdefault(step.number, []).append(act)

    def _chat(self, step: Step) -> Any:
        chat = whole(step.call.params.get("chat_id"))
        return self.names.get(chat.lower(), chat) if isinstance(chat, str) else chat

    def _note(self, message: _Update) -> None:
        self.ballot.note(message)
        sender = message.get("from")
        if isinstance(sender, dict) and "forward_origin" not in message:
            place = message["chat"]["id"], message["message_id"]
            self.written.setdefault((sender.get("id"), message.get("date")), place)

    def _cause(self, update: _Update, key: Any) -> RecordedAct | str | None:
        kind = next((name for name in update if name != "update_id"), "nothing")
        told, read = update.get(kind), _READERS.get(kind)
        if read is None or not isinstance(told, dict):
            return f"no act is known for an update with {kind}"
        try:
            return read(self, told, key)
        except Underivable as reason:
            return str(reason)

    def _message(self, message: _Update, key: Any) -> RecordedAct | None:
        sender = message.get("from")
        is_own = isinstance(sender, dict) and sender.get("id") == self.bot_id
        if is_own or _FOLLOWS & message.keys() or message.get("is_automatic_forward"):
            return None
        if isinstance(via := message.get("via_bot"), dict) and via.get("id") == self.bot_id:
            self.waiting["chosen", place_of(message)[0]] = key
            return None
        if "new_chat_members" in message or "left_chat_member" in message:
            return self.attendance.told(message)
        if isinstance(origin := message.get("forward_origin"), dict):
            return self._forward(message, origin)
        return self._with_content(message, sent(message))

    def _with_content(self, message: _Update, act: RecordedAct) -> RecordedAct:
        """The act with the file's own bytes, where they are known."""
        if "content" in act.details and (content := self.contents.get(unique_id(message))):
            return replace(act, details={**act.details, "content": content})
        return act

    def _forward(self, message: _Update, origin: _Update) -> RecordedAct:
        user, chat = place_of(message)
        source: tuple[int, int] | None = None
        if isinstance(origin.get("chat"), dict) and "message_id" in origin:
            source = origin["chat"]["id"], origin["message_id"]
        elif isinstance(writer := origin.get("sender_user"), dict):
            source = self.written.get((writer["id"], origin.get("date")))
        if source is None:
            raise Underivable("what was forwarded is not in the recording")
        return RecordedAct("forward", user, chat, {"from_chat_id": source[0], "message_id": source[1]})

    def _posted(self, post: _Update, _: Any) -> RecordedAct | None:
        """A channel's own; its service messages follow from what the bot does as well."""
        chat = post["chat"]["id"]
        if (
            isinstance(pinned := post.get("pinned_message"), dict)
            and (chat, pinned["message_id"]) in self.pinned
        ):
            return None
        return self._with_content(post, sent(post, self._leader(chat)))

    def _reposted(self, post: _Update, _: Any) -> RecordedAct:
        return edited(post, self._leader(post["chat"]["id"]))

    def _leader(self, chat: int) -> int:
        if chat not in self.leaders:
            raise Underivable("nobody is known who could write in the channel's name")
        return self.leaders[chat]

    def _edited(self, message: _Update, _: Any) -> RecordedAct | None:
        return None if message.get("from", {}).get("id") == self.bot_id else edited(message)

    def _pressed(self, query: _Update, _: Any) -> RecordedAct:
        user, message = query["from"]["id"], query.get("message")
        if "inline_message_id" in query and "data" in query:
            details = {"inline_message_id": query["inline_message_id"], "data": query["data"]}
            return RecordedAct("press_inline_button", user, user, details)
        if not isinstance(message, dict):
            raise Underivable("the pressed button's message is not told")
        place, number = message["chat"]["id"], {"message_id": message["message_id"]}
        if "game_short_name" in query:
            return RecordedAct("play_game", user, place, number)
        return RecordedAct("press_button", user, place, number | {"data": query["data"]})

    def _standing(self, change: _Update, _: Any) -> RecordedAct | None:
        return self.attendance.changed(change)

    def _voted(self, answer: _Update, key: Any) -> RecordedAct | None:
        return self._told_of(("poll", answer["poll_id"]), key, self.ballot.answered(answer))

    def _chosen(self, chosen: _Update, key: Any) -> RecordedAct | None:
        user = chosen["from"]["id"]
        details = {"query": chosen["query"], "result_id": chosen["result_id"]}
        return self._told_of(("chosen", user), key, RecordedAct("choose_result", user, user, details))

    def _told_of(self, wait: tuple[str, Any], key: Any, act: RecordedAct) -> RecordedAct | None:
        """Where an update came before this one by the same act, the act goes before that one."""
        earlier = self.waiting.pop(wait, None)
        if earlier is None or earlier == key:
            return act
        self.causes.acts[earlier] = act
        return None

    def _poll(self, poll: _Update, key: Any) -> RecordedAct | None:
        """Who voted is told by an answer that may come later."""
        act = self.ballot.counted(poll)
        if not poll.get("is_anonymous") and not poll.get("is_closed"):
            self.waiting["poll", poll["id"]] = key
        return act

    def _pays(self, query: _Update, _: Any) -> RecordedAct | None:
        return self.till.checks_out(query, self.causes.acts)

    def _ships(self, query: _Update, key: Any) -> RecordedAct:
        return self.till.ships(query, key)

    def _reacted(self, reaction: _Update, _: Any) -> RecordedAct:
        if "user" not in reaction:
            raise Underivable("who reacted is not told")
        details = {"message_id": reaction["message_id"], "reactions": reaction["new_reaction"]}
        return RecordedAct("react", reaction["user"]["id"], reaction["chat"]["id"], details)

    def _asks_in(self, request: _Update, _: Any) -> RecordedAct:
        link = request.get("invite_link")
        details = {"invite_link": link["invite_link"]} if isinstance(link, dict) else {}
        return RecordedAct("request_join", request["from"]["id"], request["chat"]["id"], details)


def _asked(_: _Inquiry, query: _Update, __: Any) -> RecordedAct:
    user = query["from"]["id"]
    asked = {"query": query["query"], "offset": query["offset"]}
    # Older recordings do not say where it was asked; if the bot could see the place, it would have heard.
    elsewhere = {} if query.get("chat_type") == "sender" else {"chat_type": "private"}
    return RecordedAct("inline_query", user, user, asked | elsewhere)


def _messages(value: Any) -> Iterator[_Update]:
    """Every message in a result, those in updates and replies too."""
    return (one for one in objects(value) if "message_id" in one and isinstance(one.get("chat"), dict))


# What follows from the bot's answer, not from a person.
_FOLLOWS = frozenset({"successful_payment", "refunded_payment", "migrate_from_chat_id"})
_MOVES = frozenset(
    {"banchatmember", "kickchatmember", "unbanchatmember", "restrictchatmember", "promotechatmember"}
)
_READERS: Mapping[str, Callable[[_Inquiry, _Update, Any], RecordedAct | None]] = {
    "message": _Inquiry._message,  # noqa: SLF001 - the class's own table
    "edited_message": _Inquiry._edited,  # noqa: SLF001
    "channel_post": _Inquiry._posted,  # noqa: SLF001
    "edited_channel_post": _Inquiry._reposted,  # noqa: SLF001
    "callback_query": _Inquiry._pressed,  # noqa: SLF001
    "inline_query": _asked,
    "chosen_inline_result": _Inquiry._chosen,  # noqa: SLF001
    "my_chat_member": _Inquiry._standing,  # noqa: SLF001
    "chat_member": _Inquiry._standing,  # noqa: SLF001
    "chat_join_request": _Inquiry._asks_in,  # noqa: SLF001
    "message_reaction": _Inquiry._reacted,  # noqa: SLF001
    "poll_answer": _Inquiry._voted,  # noqa: SLF001
    "poll": _Inquiry._poll,  # noqa: SLF001
    "shipping_query": _Inquiry._ships,  # noqa: SLF001
    "pre_checkout_query": _Inquiry._pays,  # noqa: SLF001
}
