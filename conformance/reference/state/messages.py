"""Messages as they are kept, and as they are shown."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from conformance.reference.keyboards import Markup
from conformance.reference.state.people import User

if TYPE_CHECKING:
    from conformance.reference.state.chats import Chat

__all__ = ["NOTHING", "Message"]

_Json = Mapping[str, Any]


# Never written to; a mapping proxy could not be pickled.
NOTHING: _Json = {}


class Message(NamedTuple):
    """One message as it is now; an edit makes another with the same id."""

    chat: "Chat"
    id: int
    sender: User | None  # None where the chat itself speaks
    date: int
    content: _Json
    markup: Markup | None = None
    reply_to: int | None = None
    origin: _Json = NOTHING  # the fields that say where a forward comes from
    edit_date: int | None = None
    extra: _Json = NOTHING  # the album, the topic, a quote: what is neither content nor origin

    def view(self, *, nested: bool = False) -> dict[str, Any]:
        """The Message object, its keys in Telegram's order; a nested one has no reply of its own."""
        chat, sender = self.chat, self.sender
        view: dict[str, Any] = {"message_id": self.id}
        if sender is None:
            view["sender_chat"] = chat.view
        else:
            view["from"] = sender.view()
        view["chat"] = chat.view
        view["date"] = self.date
        if self.edit_date is not None:
            view["edit_date"] = self.edit_date
        if self.origin:
            view.update(self.origin)
        if self.reply_to is not None and not nested:
            replied = chat.messages.get(self.reply_to)
            if replied is not None:
                view["reply_to_message"] = replied.view(nested=True)
        if self.extra:
            view.update(self.extra)
        view.update(self.content)
        if self.markup is not None and self.markup.inline:
            view["reply_markup"] = self.markup.view
        return view

    def seen(self) -> dict[str, Any]:
        """The message as the person sees it: with a reply keyboard too."""
        markup = {} if self.markup is None else {"reply_markup": self.markup.view}
        return self.view() | markup
