"""People at hand play the users: the terminal asks, and sees by the updates that it is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from conformance.platforms.drivers.asking import Asker, Reply
from conformance.platforms.drivers.hand import KINDS, asked, sentence
from conformance.platforms.drivers.overhearing import Overheard
from conformance.platforms.drivers.peeking import Peek, Update
from conformance.platforms.drivers.protocol import Act, Bot, CannotDo, DriverError, Human
from conformance.wire import Exchange

__all__ = ["TerminalDriver"]

_SAID: Mapping[str, Mapping[str, str]] = {
    "greet": {
        "en": "Person {0}: open the bot in the app, and press Start (or write /start)",
        "fa": "نفر {0}: بات را در برنامه باز کنید و «شروع» را بزنید (یا ‎/start‎ بنویسید)",
    },
    "group": {
        "en": "Make a {0} called «{1}», and make the bot an administrator of it",
        "fa": "یک {0} به نام «{1}» بسازید و بات را در آن مدیر کنید",
    },
    "members": {"en": " and let the other person in", "fa": " و نفر دیگر را هم عضو کنید"},
    "in_group": {"en": "In the group «{0}»: ", "fa": "در گروه «{0}»: "},
    "person": {"en": "Person {0}: ", "fa": "نفر {0}: "},
    "hint": {
        "en": "It is seen by itself. Enter: done; s: this cannot be done; q: stop here",
        "fa": "خودش دیده می‌شود. Enter: انجام شد؛ s: نمی‌شود؛ q: پایان",
    },
}
_GROUPS = {
    "en": {"group": "group", "supergroup": "supergroup", "channel": "channel"},
    "fa": {"group": "گروه", "supergroup": "ابرگروه", "channel": "کانال"},
}


@dataclass(slots=True)
class TerminalDriver:
    """Asks as many ``people`` as are at hand, in ``language``; what nobody can do is skipped.

    ``peek`` sees updates as they come; without it Enter says that a thing is done, and ``chat`` must be
    the id of the one person, which is their private chat's too. ``labels`` are the words on buttons by
    their data, where they are known beforehand: a person sees no data.
    """

    asker: Asker
    language: str = "en"
    people: int = 1
    peek: Peek | None = None
    chat: int | None = None
    labels: Mapping[str, str] = field(default_factory=dict)
    name: str = "terminal"
    overheard: Overheard = field(default_factory=Overheard)
    _played: list[Human] = field(default_factory=list)
    _titles: dict[int, str] = field(default_factory=dict)
    _hinted: bool = False

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(KINDS)

    def hear(self, exchange: Exchange) -> None:
        """Listens to what the bot shows, to name buttons by their labels."""
        self.overheard.hear(exchange)

    def new_bot(self, first_name: str = "Conformance", username: str | None = None) -> None:
        del first_name, username

    def new_human(self, like: Human) -> Human:
        if len(self._played) >= self.people:
            count = "one person is" if self.people == 1 else f"{self.people} people are"
            raise DriverError(f"{count} at hand, who play somebody else already")
        human = replace(like, id=self.chat) if self.chat is not None and not self._played else self._met()
        self._played.append(human)
        return human

    def open_chat(self, bot: Bot, human: Human) -> int:
        del bot
        return human.id

    def new_group(self, bot: Bot, kind: str, title: str, members: tuple[Human, ...]) -> int:
        del bot
        if self._sees() is None:
            raise DriverError(f"a {kind} {title!r} must be made by hand, and its id is not seen")
        said = self._said("group", _GROUPS[self.language].get(kind, kind), title)
        said += self._said("members") if len(members) > 1 else ""
        found = self._asked(sentence(said, self.language), lambda update: _came_in(update, kind))
        if found is None:
            raise CannotDo("the person at hand has made no group that the bot hears of")
        chat_id = int(found["my_chat_member"]["chat"]["id"])
        self._titles[chat_id] = title
        return chat_id

    def act(self, bot: Bot, act: Act) -> None:
        del bot
        if act.kind not in KINDS:
            raise DriverError(f"the terminal driver cannot {act.kind.replace('_', ' ')}")
        about = act.details.get("message_id", act.details.get("reply_to_message_id"))
        data = act.details.get("data")
        label = self.overheard.label(act.chat_id, about, data) or self.labels.get(str(data), "")
        text = self.overheard.text(act.chat_id, about)
        said = asked(act.kind, act.details, self.language, label, text)
        lead = self._who(act.user_id) + self._where(act.chat_id)
        self._asked(f"{sentence(lead, self.language)}{said}" if lead else said, lambda one: _shows(one, act))

    def close(self) -> None:
        for held in (self.peek, self.asker):
            getattr(held, "close", lambda: None)()

    def _met(self) -> Human:
        """Whoever writes to the bot next."""
        if self._sees() is None:
            raise DriverError("nobody can be told from another here: say whose chat it is with --chat")
        known = {human.id for human in self._played}
        said = self._said("greet", len(self._played) + 1)
        found = self._asked(sentence(said, self.language), lambda update: _writes(update, known))
        if found is None or self.peek is None:
            raise CannotDo("nobody has written to the bot")
        self.peek.confirm(found)
        person = found["message"]["from"]
        names = (person.get(name) for name in ("last_name", "username", "language_code"))
        return Human(person["id"], person.get("first_name", ""), *names)

    def _asked(self, said: str, wanted: Callable[[Update], bool]) -> Update | None:
        """The update by which it was seen, where it was. Raises CannotDo, KeyboardInterrupt."""
        if not self._hinted:
            self._hinted = True
            self.asker.tell(sentence(self._said("hint"), self.language))
        found: list[Update] = []

        def seen() -> bool:
            peek = self._sees()
            update = peek.found(wanted) if peek else None
            found.extend([update] if update else [])
            return update is not None

        if peek := self._sees():
            peek.begin()
        reply = self.asker.ask(said, seen)
        if reply is Reply.QUIT:
            raise KeyboardInterrupt("the person at hand has stopped the run")
        if reply is Reply.SKIP:
            raise CannotDo("the person at hand cannot do this")
        return found[0] if found else None

    def _sees(self) -> Peek | None:
        return None if self.peek is None or self.peek.is_blind else self.peek

    def _said(self, key: str, *values: Any) -> str:
        return _SAID[key][self.language].format(*values)

    def _who(self, user_id: int) -> str:
        if self.people == 1:
            return ""
        number = next((n for n, one in enumerate(self._played, 1) if one.id == user_id), 1)
        return self._said("person", number)

    def _where(self, chat_id: int) -> str:
        return self._said("in_group", self._titles[chat_id]) if chat_id in self._titles else ""


def _shows(update: Update, act: Act) -> bool:
    """Whether the bot hears by this update that the act was done."""
    kind = KINDS[act.kind]
    value = update.get(kind.update)
    if not isinstance(value, dict) or (value.get("from") or {}).get("id") != act.user_id:
        return False
    chat = (value.get("message") or value).get("chat")
    if isinstance(chat, dict) and chat.get("id") != act.chat_id:
        return False
    name, detail = kind.proof
    wanted = act.details.get(detail)
    return not name or wanted is None or str(value.get(name, "")).strip() == str(wanted).strip()


def _writes(update: Update, known: set[int]) -> bool:
    message = update.get("message")
    if not isinstance(message, dict):
        return False
    chat, person = message.get("chat") or {}, message.get("from") or {}
    return chat.get("type") == "private" and isinstance(person.get("id"), int) and person["id"] not in known


def _came_in(update: Update, kind: str) -> bool:
    event = update.get("my_chat_member")
    if not isinstance(event, dict) or (event.get("chat") or {}).get("type") != kind:
        return False
    return (event.get("new_chat_member") or {}).get("status") == "administrator"
