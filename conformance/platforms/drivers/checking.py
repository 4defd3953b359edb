"""Tells the author of a driver, in one call, whether it keeps its protocol."""

import io
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PIL import Image

from conformance.errors import TargetError
from conformance.platforms.drivers.protocol import Act, Bot, Driver, DriverError, Furnisher, Human, Onlooker
from conformance.wire import Address, Call, Client

__all__ = ["PROVEN", "check_driver"]

_SECONDS = 5.0  # how long an update may be on its way


class _Departure(Exception):
    """One thing that the driver does not keep, as a sentence."""


@dataclass(slots=True)
class _Scene:
    """A bot that polls, and a person in a chat with it."""

    driver: Driver
    bot: Bot
    client: Client
    human: Human
    chat_id: int
    offset: int = 0

    def result(self, method: str, params: Mapping[str, Any], patience: float = 0.0) -> Any:
        answer = self.client.send(Call(method, params), patience=patience).answer
        if not answer.ok:
            raise _Departure(f"{method} fails with {answer.problem or answer.description!r}")
        return answer.result

    def act(self, kind: str, **details: Any) -> None:
        self.driver.act(self.bot, Act(kind, self.human.id, self.chat_id, details))

    def seen(self, kind: str, name: str, value: Any = None) -> Mapping[str, Any]:
        """The next update of that kind, if it is this person's, in this chat, with that field."""
        update = self.next(kind)
        message = update.get("message", update)
        if _id(update, "from") != self.human.id:
            raise _Departure(f"the {kind} is from {_id(update, 'from')}, and {self.human.id} acted")
        if _id(message, "chat") != self.chat_id:
            raise _Departure(f"the {kind} is in chat {_id(message, 'chat')}, not in {self.chat_id}")
        if name not in update or value not in (None, update[name]):
            raise _Departure(f"the {kind} has {name} {update.get(name)!r}, not {value or 'what was sent'!r}")
        return update

    def next(self, kind: str) -> dict[str, Any]:
        """The next update of that kind, whoever it is from."""
        deadline = time.monotonic() + _SECONDS
        while time.monotonic() < deadline:
            for update in self.result("getUpdates", {"offset": self.offset, "timeout": 1}, patience=1):
                self.offset = update["update_id"] + 1
                if isinstance(update.get(kind), dict):
                    found: dict[str, Any] = update[kind]
                    return found
        raise _Departure(f"no {kind} came within {_SECONDS:g} s")


def check_driver(driver: Driver, api_base_url: str) -> list[str]:
    """What the driver does not keep, a sentence each; an empty list where it keeps all.

    Each act that it declares is done once, and its update awaited by the bot's getUpdates.
    """
    departures = [f"{kind!r} is no act of the protocol" for kind in sorted(driver.acts - _known())]
    try:
        bot = driver.new_bot()
        if bot is None:
            return departures + _without_bot(driver)
        human = driver.new_human(Human(0, "Sara"))
        chat_id = driver.open_chat(bot, human)
    except DriverError as error:
        return [*departures, f"the stage cannot be set: {error}"]
    with Client(Address.parse(api_base_url), bot.token) as client:
        scene = _Scene(driver, bot, client, human, chat_id)
        for kind in sorted(driver.acts & _PROOFS.keys()):
            departures += _kept(kind, _PROOFS[kind], scene)
        departures += _kept("messages", _shows, scene)
        departures += _kept("an act not declared", _refuses, scene)
        departures += _kept("new_group", _group, scene)
    return departures


def _known() -> frozenset[str]:
    """Every kind of act that the protocol or the reference platform's door describes."""
    from conformance.reference.acts import ACTS  # noqa: PLC0415 - only for who checks a driver

    return frozenset(_PROOFS.keys() | ACTS.keys())


def _kept(what: str, proof: Callable[[_Scene], object], scene: _Scene) -> list[str]:
    try:
        proof(scene)
    except (_Departure, DriverError, TargetError) as departure:
        return [f"{what}: {departure}"]
    return []


def _without_bot(driver: Driver) -> list[str]:
    """A driver may make no bots; what it declares can then not be seen here."""
    if driver.acts:
        return ["acts are declared, and new_bot gives no bot to see them by"]
    try:
        driver.new_human(Human(0, "Sara"))
    except DriverError:
        return []
    return ["no act is declared, and new_human makes people"]


def _send_text(scene: _Scene) -> Mapping[str, Any]:
    scene.act("send_text", text="سلام")
    return scene.seen("message", "text", "سلام")


def _send_photo(scene: _Scene) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (160, 120), "teal").save(picture, "JPEG")
    scene.act("send_photo", content=picture.getvalue(), caption="a picture")
    if "photo" not in scene.seen("message", "caption", "a picture"):
        raise _Departure("the message has no photo")


def _send_contact(scene: _Scene) -> None:
    scene.act("send_contact", phone_number="989120000000", first_name="Sara")
    scene.seen("message", "contact")


def _send_location(scene: _Scene) -> None:
    scene.act("send_location", latitude=35.7, longitude=51.4)
    scene.seen("message", "location")


def _edit_text(scene: _Scene) -> None:
    scene.act("edit_text", message_id=_send_text(scene)["message_id"], text="درود")
    scene.seen("edited_message", "text", "درود")


def _press_button(scene: _Scene) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Press", "callback_data": "pressed"}]]}
    sent = scene.result(
        "sendMessage", {"chat_id": scene.chat_id, "text": "A button", "reply_markup": keyboard}
    )
    scene.act("press_button", message_id=sent["message_id"], data="pressed")
    query = scene.seen("callback_query", "data", "pressed")
    if query["message"].get("message_id") != sent["message_id"]:
        raise _Departure(f"the button of message {sent['message_id']} was pressed, not {query['message']}")


def _send_document(scene: _Scene) -> None:
    scene.act("send_document", content=b"a file", file_name="file.bin", caption="a file")
    if "document" not in scene.seen("message", "caption", "a file"):
        raise _Departure("the message has no document")


def _inline_query(scene: _Scene) -> Mapping[str, Any]:
    if isinstance(scene.driver, Furnisher):
        scene.driver.turn_switches(scene.bot, {"supports_inline_queries": True})
    scene.act("inline_query", query="سلام", offset="")
    query = scene.next("inline_query")
    if query.get("query") != "سلام" or _id(query, "from") != scene.human.id:
        raise _Departure(f"the inline_query is {query}")
    return query


def _block(scene: _Scene) -> None:
    """Let back in at once, or nothing else could be tried."""
    scene.act("block")
    try:
        _standing(scene, "kicked")
    finally:
        if "unblock" in scene.driver.acts:
            scene.act("unblock")
    if "unblock" in scene.driver.acts:
        _standing(scene, "member")


def _standing(scene: _Scene, status: str) -> None:
    came = scene.seen("my_chat_member", "new_chat_member")["new_chat_member"].get("status")
    if came != status:
        raise _Departure(f"the bot's new status is {came!r}, not {status!r}")


def _shows(scene: _Scene) -> None:
    """An onlooker shows the chat as the person sees it."""
    if isinstance(scene.driver, Onlooker):
        sent = scene.result("sendMessage", {"chat_id": scene.chat_id, "text": "درود"})
        seen = {
            one.get("message_id"): one.get("text") for one in scene.driver.messages(scene.bot, scene.chat_id)
        }
        if seen.get(sent["message_id"]) != "درود":
            raise _Departure("it does not show what the bot has sent")


def _refuses(scene: _Scene) -> None:
    try:
        scene.act("no_such_act")
    except DriverError:
        return
    raise _Departure("it is taken without a DriverError")


def _group(scene: _Scene) -> None:
    """A driver may refuse groups; one that it makes has a negative id, and people write in it."""
    try:
        chat_id = scene.driver.new_group(scene.bot, "supergroup", "Group", (scene.human,))
    except DriverError:
        return
    if chat_id >= 0:
        raise _Departure(f"its id {chat_id} is not negative")
    scene.chat_id = chat_id
    if "send_text" in scene.driver.acts:
        _send_text(scene)


def _id(of: Mapping[str, Any], name: str) -> Any:
    value = of.get(name)
    return value.get("id") if isinstance(value, dict) else None


_PROOFS: dict[str, Callable[[_Scene], object]] = {
    "block": _block,
    "edit_text": _edit_text,
    "inline_query": _inline_query,
    "press_button": _press_button,
    "send_contact": _send_contact,
    "send_document": _send_document,
    "send_location": _send_location,
    "send_photo": _send_photo,
    "send_text": _send_text,
}
PROVEN = frozenset({*_PROOFS, "unblock"})  # what is done and seen; other acts are only known by name
