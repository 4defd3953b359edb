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

# Where a field stands in the server's order, if not beside the content. Source: the server's JsonMessage.
_FIRST = (
    "business_connection_id",
    "sender_business_bot",
    "message_id",
    "ephemeral_message_id",
    "from",
    "author_signature",
    "sender_chat",
    "chat",
    "date",
    "edit_date",
    "message_thread_id",
    "receiver_user",
    "forward_origin",
    "is_automatic_forward",
    "forward_from",
    "forward_from_chat",
    "forward_from_message_id",
    "forward_signature",
    "forward_sender_name",
    "forward_date",
    "reply_to_message",
    "external_reply",
    "quote",
    "reply_to_checklist_task_id",
    "reply_to_poll_option_id",
    "reply_to_story",
    "media_group_id",
    "guest_query_id",
)
_LAST = (
    "reply_markup",
    "via_bot",
    "guest_bot_caller_user",
    "guest_bot_caller_chat",
    "has_protected_content",
    "is_topic_message",
    "direct_messages_topic",
    "is_from_offline",
    "effect_id",
    "sender_boost_count",
    "sender_tag",
    "paid_star_count",
    "is_paid_post",
    "suggested_post_info",
)
_PLACES = {name: place - len(_FIRST) for place, name in enumerate(_FIRST)}
_PLACES |= {name: place for place, name in enumerate(_LAST, 1)}


def _ordered(view: dict[str, Any]) -> dict[str, Any]:
    return dict(sorted(view.items(), key=lambda field: _PLACES.get(field[0], 0)))


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
            # In a private chat a bot is its own, whose view is made already.
            view["from"] = chat.bot.view if sender.is_bot and chat.bot is not None else sender.view()
        view["chat"] = chat.view
        view["date"] = self.date
        if self.edit_date is not None:
            view["edit_date"] = self.edit_date
        if self.origin:
            view.update(self.origin)
        # What is said in a topic replies to the message that opened it, if to no other.
        reply_to = self.reply_to or self.extra.get("message_thread_id")
        if reply_to is not None and reply_to != self.id and not nested:
            replied = chat.messages.get(reply_to)
            if replied is not None:
                view["reply_to_message"] = replied.view(nested=True)
        if self.extra:
            view.update(self.extra)
        view.update(self.content)
        if self.markup is not None and self.markup.inline:
            view["reply_markup"] = self.markup.view
        return _ordered(view) if self.extra else view

    def seen(self) -> dict[str, Any]:
        """The message as the person sees it: with a reply keyboard too."""
        markup = {} if self.markup is None else {"reply_markup": self.markup.view}
        return self.view() | markup
