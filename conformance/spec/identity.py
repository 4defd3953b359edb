"""What a value names, and where that name counts."""

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Identity", "IdentityKind"]


class IdentityKind(StrEnum):
    """Kinds of names, and of values that are no promise of the Bot API."""

    CHAT = "chat"
    USER = "user"
    USERNAME = "username"
    MESSAGE = "message"
    EPHEMERAL_MESSAGE = "ephemeral_message"
    INLINE_MESSAGE = "inline_message"
    PREPARED_MESSAGE = "prepared_message"
    MEDIA_GROUP = "media_group"
    THREAD = "thread"
    TOPIC = "topic"  # of a channel's direct messages
    STORY = "story"
    POLL = "poll"
    POLL_OPTION = "poll_option"
    UPDATE = "update"
    UPDATE_OFFSET = "update_offset"  # one more than the update that it confirms
    CALLBACK_QUERY = "callback_query"
    INLINE_QUERY = "inline_query"
    SHIPPING_QUERY = "shipping_query"
    PRE_CHECKOUT_QUERY = "pre_checkout_query"
    WEB_APP_QUERY = "web_app_query"
    GUEST_QUERY = "guest_query"
    JOIN_REQUEST_QUERY = "join_request_query"
    CHAT_INSTANCE = "chat_instance"
    FILE = "file"
    FILE_UNIQUE = "file_unique"
    FILE_PATH = "file_path"
    STICKER_SET = "sticker_set"
    CUSTOM_EMOJI = "custom_emoji"
    BUSINESS_CONNECTION = "business_connection"
    COMMUNITY = "community"
    INVITE_LINK = "invite_link"
    GIFT = "gift"
    OWNED_GIFT = "owned_gift"
    BOOST = "boost"
    PAYMENT = "payment"
    PROVIDER_PAYMENT = "provider_payment"
    PAGE = "page"  # where the next part of a list begins
    DATE = "date"
    PROFILE = "profile"  # how the people, chats and bots of a run are set up
    SERVER = "server"  # what only the server determines


@dataclass(frozen=True, slots=True)
class Identity:
    """A kind of name; ``scope`` lists the paths, tried in order, of what it counts within.

    A path runs within the enclosing object (``chat.id``), or with ``@`` among the call's
    parameters (``@chat_id``).
    """

    kind: IdentityKind
    scope: tuple[str, ...] = ()

    @property
    def namespace(self) -> str:
        """Names of one namespace are comparable: a private chat's id is its user's id."""
        return "peer" if self.kind in {IdentityKind.CHAT, IdentityKind.USER} else self.kind.value
