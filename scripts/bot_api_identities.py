"""Which fields and parameters carry an identity or a time: the hand-made part of the bundle.

A rule names places by pattern (``Type.field`` or ``method.parameter``), the kind of identity found
there, and where its scope is: a path within the enclosing object (``chat.id``), or with ``@`` among
the call's parameters. Paths are tried in order. The first rule that matches wins.
"""

from dataclasses import dataclass
from fnmatch import fnmatchcase

__all__ = ["FIELDS", "PARAMS", "RESULTS", "Rule", "matching"]


@dataclass(frozen=True, slots=True)
class Rule:
    """``takes`` restricts a rule to places that hold one of these types; empty: any type."""

    pattern: str
    kind: str
    scope: tuple[str, ...] = ()
    takes: tuple[str, ...] = ("Integer", "String")


def matching(rules: tuple[Rule, ...], place: str, scalars: set[str]) -> Rule | None:
    """The first rule for a place that holds these scalar types."""
    return next(
        (
            rule
            for rule in rules
            if fnmatchcase(place, rule.pattern) and (not rule.takes or scalars & set(rule.takes))
        ),
        None,
    )


def _all(kind: str, *patterns: str, scope: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    return tuple(Rule(pattern, kind, scope) for pattern in patterns)


def _any_type(kind: str, *patterns: str) -> tuple[Rule, ...]:
    return tuple(Rule(pattern, kind, (), ()) for pattern in patterns)


_IN_CHAT = ("chat.id",)
_IN_CALLED_CHAT = ("@chat_id",)
_IN_SOURCE_CHAT = ("@from_chat_id",)
_DATE = ("Integer",)
_FILE = ("InputFile",)

FIELDS: tuple[Rule, ...] = (
    # People and chats: one namespace, as a private chat's id is its user's id.
    *_all("user", "User.id", "*.user_id", "*.user_ids", "*.receiver_user_id"),
    *_all("chat", "Chat.id", "ChatFullInfo.id", "GroupChat.id", "*.user_chat_id", "*.linked_chat_id"),
    *_all("chat", "*.migrate_to_chat_id", "*.migrate_from_chat_id", "*.chat_id"),
    # Messages count within their chat.
    *_all("message", "MessageId.message_id", scope=_IN_CALLED_CHAT),
    *_all("message", "ReplyParameters.message_id", scope=("chat_id", "@chat_id")),
    *_all("message", "Message.forward_from_message_id", scope=("forward_from_chat.id",)),
    *_all("message", "*.message_id", "*.message_ids", "GiveawayWinners.giveaway_message_id", scope=_IN_CHAT),
    # The chat is beside the boost, out of sight from its source.
    *_all("message", "ChatBoostSourceGiveaway.giveaway_message_id"),
    *_all("ephemeral_message", "ReplyParameters.ephemeral_message_id", scope=_IN_CALLED_CHAT),
    *_all("ephemeral_message", "*.ephemeral_message_id", scope=_IN_CHAT),
    *_all("thread", "ForumTopic.message_thread_id", scope=_IN_CALLED_CHAT),
    *_all("thread", "*.message_thread_id", scope=_IN_CHAT),
    *_all("topic", "DirectMessagesTopic.topic_id"),
    *_all("inline_message", "*.inline_message_id"),
    *_all("media_group", "*.media_group_id"),
    *_all("story", "Story.id", scope=_IN_CHAT),
    # What a bot answers once.
    *_all("update", "Update.update_id"),
    *_all("callback_query", "CallbackQuery.id", "*.callback_query_id"),
    *_all("inline_query", "InlineQuery.id"),
    *_all("shipping_query", "ShippingQuery.id"),
    *_all("pre_checkout_query", "PreCheckoutQuery.id"),
    *_all("guest_query", "*.guest_query_id"),
    *_all("join_request_query", "ChatJoinRequest.query_id"),
    *_all("chat_instance", "CallbackQuery.chat_instance"),
    # Files.
    *_all("file_unique", "*.file_unique_id", "*.small_file_unique_id", "*.big_file_unique_id"),
    *_all("file", "*.file_id", "*.small_file_id", "*.big_file_id", "*.*_file_id"),
    *(Rule(f"{kind}.*", "file", (), _FILE) for kind in ("InputMedia*", "InputPaidMedia*", "InputSticker")),
    *(Rule(f"{kind}.*", "file", (), _FILE) for kind in ("InputStory*", "InputProfilePhoto*")),
    *_all("file", "InputMedia*.media", "InputMedia*.thumbnail", "InputMedia*.thumb", "InputMedia*.cover"),
    *_all("file", "InputMediaLivePhoto.photo", "InputPaidMedia*.media", "InputPaidMedia*.thumbnail"),
    *_all("file", "InputPaidMedia*.photo", "InputPaidMedia*.cover", "InputStoryContent*.photo"),
    *_all("file", "InputStoryContent*.video", "InputProfilePhoto*.photo", "InputProfilePhoto*.animation"),
    *_all("file_path", "File.file_path"),
    # Other things with a name of their own.
    *_all("poll", "Poll.id", "PollAnswer.poll_id"),
    *_all("poll_option", "PollOption.persistent_id", "*.option_persistent_id", "*.option_persistent_ids"),
    *_all("poll_option", "*.poll_option_id", "*.reply_to_poll_option_id"),
    *_all("business_connection", "BusinessConnection.id", "*.business_connection_id"),
    *_all("sticker_set", "StickerSet.name", "Sticker.set_name", "*.sticker_set_name"),
    *_all("sticker_set", "*.custom_emoji_sticker_set_name"),
    *_all(
        "profile", "Chat.emoji_status_*", "ChatFullInfo.emoji_status_*", "Chat.*background_custom_emoji_id"
    ),
    *_all("profile", "ChatFullInfo.*background_custom_emoji_id"),
    *_all("custom_emoji", "*.custom_emoji_id", "*.*_custom_emoji_id"),
    *_all("invite_link", "ChatInviteLink.invite_link", "Chat.invite_link", "ChatFullInfo.invite_link"),
    *_all("gift", "Gift.id", "*.gift_id"),
    *_all("owned_gift", "*.owned_gift_id"),
    *_all("boost", "*.boost_id"),
    *_all("community", "Community.id"),
    *_all("payment", "*.telegram_payment_charge_id", "StarTransaction.id"),
    *_all("provider_payment", "*.provider_payment_charge_id"),
    *_all("prepared_message", "PreparedInlineMessage.id", "PreparedKeyboardButton.id"),
    *_all("page", "OwnedGifts.next_offset"),
    # Names by which people are found.
    *_all("username", "User.username", "Chat.username", "ChatFullInfo.username", "SharedUser.username"),
    *_all("username", "ChatShared.username", "Chat.active_usernames", "ChatFullInfo.active_usernames"),
    *_all("username", "RichTextMention.username", "LoginUrl.bot_username"),
    # Times. InaccessibleMessage.date is the constant 0 and holds no Integer.
    *(Rule(f"*.{name}", "date", (), _DATE) for name in ("date", "*_date")),
    # Who plays the people, and how their bots and chats are set up.
    *_any_type("profile", "User.first_name", "User.last_name", "User.language_code", "User.is_premium"),
    *_any_type("profile", "User.added_to_attachment_menu", "User.can_*", "User.supports_*", "User.has_*"),
    *_any_type("profile", "User.allows_users_to_create_topics", "SharedUser.first_name"),
    *_any_type("profile", "SharedUser.last_name", "SharedUser.photo", "ChatShared.title", "ChatShared.photo"),
    *(
        rule
        for owner in ("Chat", "ChatFullInfo")
        for rule in _any_type(
            "profile",
            *(
                f"{owner}.{name}"
                for name in ("title", "first_name", "last_name", "photo", "bio", "birthdate")
            ),
            *(f"{owner}.{name}" for name in ("description", "accent_color_id", "profile_accent_color_id")),
            *(
                f"{owner}.{name}"
                for name in ("personal_chat", "business_*", "has_private_forwards", "rating")
            ),
            *(f"{owner}.{name}" for name in ("has_restricted_voice_and_video_messages", "location")),
        )
    ),
    *_any_type("profile", "GroupChat.title", "ChatFullInfo.first_profile_audio"),
    *_any_type("profile", "UserProfilePhotos.*", "UserProfileAudios.*", "MessageOrigin*.author_signature"),
    *_any_type("profile", "Message.author_signature", "Message.forward_signature"),
    *_any_type("profile", "Message.forward_sender_name", "MessageOriginHiddenUser.sender_user_name"),
    # What only the server determines.
    *_any_type("server", "PhotoSize.width", "PhotoSize.height", "*.file_size"),
    *_any_type("server", "WebhookInfo.ip_address", "WebhookInfo.last_error_message"),
    *_any_type("server", "WebhookInfo.pending_update_count", "ResponseParameters.retry_after", "Dice.value"),
    *_any_type("server", "ChatFullInfo.max_reaction_count", "StarAmount.*"),
    *_any_type("server", "Message.sender_boost_count"),
)

PARAMS: tuple[Rule, ...] = (
    *_all(
        "chat", "*.chat_id", "*.from_chat_id", "*.sender_chat_id", "*.actor_chat_id", "*.new_owner_chat_id"
    ),
    *_all("user", "*.user_id", "*.receiver_user_id", "*.added_user_ids"),
    *(
        Rule(f"{method}.{name}", "message", _IN_SOURCE_CHAT)
        for method in ("forwardMessage", "forwardMessages", "copyMessage", "copyMessages")
        for name in ("message_id", "message_ids")
    ),
    # Deleted through the connection, whose chat the call does not name.
    *_all("message", "deleteBusinessMessages.message_ids"),
    *_all("message", "*.message_id", "*.message_ids", "*.reply_to_message_id", scope=_IN_CALLED_CHAT),
    *_all("ephemeral_message", "*.ephemeral_message_id", scope=_IN_CALLED_CHAT),
    *_all("thread", "*.message_thread_id", scope=_IN_CALLED_CHAT),
    *_all("topic", "*.direct_messages_topic_id"),
    *_all("inline_message", "*.inline_message_id"),
    *_all("story", "*.from_story_id", scope=_IN_SOURCE_CHAT),
    *_all("story", "*.story_id"),
    *_all("update_offset", "getUpdates.offset"),
    *_all("callback_query", "*.callback_query_id"),
    *_all("inline_query", "*.inline_query_id"),
    *_all("shipping_query", "*.shipping_query_id"),
    *_all("pre_checkout_query", "*.pre_checkout_query_id"),
    *_all("web_app_query", "*.web_app_query_id"),
    *_all("guest_query", "*.guest_query_id"),
    *_all("join_request_query", "*.chat_join_request_query_id"),
    *_all("file", "getFile.file_id"),
    Rule("*", "file", (), _FILE),
    *(
        Rule(f"{method}.sticker", "file", (), ("String",))
        for method in ("setSticker*", "deleteStickerFromSet", "replaceStickerInSet")
    ),
    *_all("file", "replaceStickerInSet.old_sticker"),
    *_all("business_connection", "*.business_connection_id"),
    *_all("sticker_set", "addStickerToSet.name", "createNewStickerSet.name", "deleteStickerSet.name"),
    *_all("sticker_set", "getStickerSet.name", "replaceStickerInSet.name", "setStickerSet*.name"),
    *_all("sticker_set", "setCustomEmojiStickerSetThumbnail.name", "*.sticker_set_name"),
    *_all("custom_emoji", "*.custom_emoji_id", "*.*_custom_emoji_id", "*.custom_emoji_ids"),
    *_all("invite_link", "*.invite_link"),
    *_all("gift", "*.gift_id"),
    *_all("owned_gift", "*.owned_gift_id"),
    *_all("payment", "*.telegram_payment_charge_id"),
    *_all("page", "get*Gifts.offset"),
    *_all("username", "setBusinessAccountUsername.username"),
    *(Rule(f"*.{name}", "date", (), _DATE) for name in ("date", "*_date")),
)

RESULTS: tuple[Rule, ...] = (
    *_all("invite_link", "exportChatInviteLink"),
    *_all("server", "createInvoiceLink", "getManagedBotToken", "replaceManagedBotToken"),
    *_all("profile", "getChatMemberCount", "getChatMembersCount"),
)
