"""What the facts do not say: how places looked in earlier versions, and which limits are the schema's.

Each entry is hand-made, with what it rests on.
"""

from typing import Any

__all__ = [
    "CLOSED_ENUMS",
    "EARLIER",
    "FORGOTTEN_FIELDS",
    "FORGOTTEN_PARAMS",
    "FORGOTTEN_TYPES",
    "OPEN_INPUTS",
    "REQUIRED_BEFORE",
    "REQUIRED_SINCE",
    "SINCE",
]

Types = list[Any]

# Before the version, the place held these types.
EARLIER: dict[str, tuple[str, Types]] = {
    "Message.chat": ("1.6", ["User", "GroupChat"]),  # Chat came with 1.6
    "Message.pinned_message": ("7.0", ["Message"]),  # InaccessibleMessage came with 7.0
    "CallbackQuery.message": ("7.0", ["Message"]),
    "ReplyKeyboardMarkup.keyboard": ("2.0", [{"array": [{"array": ["String"]}]}]),  # KeyboardButton: 2.0
    "sendPoll.options": ("7.3", [{"array": ["String"]}]),  # InputPollOption: 7.3
    "getChat.result": ("7.3", ["Chat"]),  # ChatFullInfo: 7.3
}

# Types that the facts date later than the shape they have.
SINCE: dict[str, str] = {
    # One type with a status before 5.3, and the same object on the wire.
    **{
        f"ChatMember{kind}{field}": "2.1"
        for kind in ("Owner", "Administrator", "Member", "Restricted", "Left", "Banned")
        for field in ("", ".status", ".user")
    },
    # The facts know when it went, and not when it came: with its type.
    "BusinessBotRights.can_delete_outgoing_messages": "9.0",
}

# Fields that servers left out before the version, though the field itself is older.
REQUIRED_SINCE: dict[str, str] = {
    # Telegram.Bot's PassportMessage.json, captured on 2018-07-27, one day into 4.0: six files without it.
    "PassportFile.file_size": "4.1",
}

# Fields and parameters that became optional with the version.
REQUIRED_BEFORE: dict[str, str] = {
    # python-telegram-bot, which is at 10.0, requires both.
    "editMessageText.text": "10.1",  # a rich message may stand in its place
    "ReplyParameters.message_id": "10.2",  # an ephemeral message may
}

_TEXT, _YES, _WHOLE = ["String"], ["Boolean"], ["Integer"]
_UPLOAD = ["InputFile", "String"]

# Names that went before the facts' sources begin to give types, by name; types from what replaced them.
FORGOTTEN_PARAMS: dict[str, Types] = {
    "emojis": _TEXT,
    "mask_position": ["MaskPosition"],
    "png_sticker": _UPLOAD,
    "tgs_sticker": _UPLOAD,
    "webm_sticker": _UPLOAD,
    "thumb": _UPLOAD,
    "contains_masks": _YES,
    "can_manage_voice_chats": _YES,
    "can_add_web_page_previews": _YES,
    "can_send_media_messages": _YES,
    "can_send_messages": _YES,
    "can_send_other_messages": _YES,
    "edit_message": _YES,
}

FORGOTTEN_FIELDS: dict[str, Types] = {
    "InputMedia*.thumb": _UPLOAD,
    "*.thumb": ["PhotoSize"],
    "*.thumb_url": _TEXT,
    "*.thumb_mime_type": _TEXT,
    "*.thumb_width": _WHOLE,
    "*.thumb_height": _WHOLE,
    "InlineQueryResult*.message_text": _TEXT,
    "InlineQueryResult*.parse_mode": _TEXT,
    "InlineQueryResult*.disable_web_page_preview": _YES,
    "Chat.all_members_are_administrators": _YES,
    "*.can_manage_voice_chats": _YES,
    "*.can_send_media_messages": _YES,
    "StickerSet.contains_masks": _YES,
    "Video.caption": _TEXT,
    "Message.*_chat_participant": ["User"],
    "Message.new_chat_member": ["User"],
    "Message.voice_chat_ended": ["VoiceChatEnded"],
    "Message.voice_chat_participants_invited": ["VoiceChatParticipantsInvited"],
    "Message.voice_chat_scheduled": ["VoiceChatScheduled"],
    "Message.voice_chat_started": ["VoiceChatStarted"],
}

# Types gone altogether: {field: (types, required)}.
FORGOTTEN_TYPES: dict[str, dict[str, tuple[Types, bool]]] = {
    "GroupChat": {"id": (_WHOLE, True), "title": (_TEXT, True)},
    "ReplyKeyboardHide": {"hide_keyboard": (["True"], True), "selective": (_YES, False)},
    "VoiceChatEnded": {"duration": (_WHOLE, True)},
    "VoiceChatParticipantsInvited": {"users": ([{"array": ["User"]}], False)},
    "VoiceChatScheduled": {"start_date": (_WHOLE, True)},
    "VoiceChatStarted": {},
}

# Enumerations of answers that are the schema's: a bot branches on them, and no version has widened them
# without a new feature around it. All others (entity types, currencies, gift origins) grow with versions
# and stay notes: an unknown value there is not a wrong shape.
CLOSED_ENUMS: frozenset[str] = frozenset(
    {
        "Chat.type",
        "ChatFullInfo.type",
        "MaskPosition.point",
        "Poll.type",
        "Sticker.type",
        "StickerSet.sticker_type",
    }
)

# Lists of accepted input that the server reads more widely than they are written: markup names in any
# case, currencies and emoji as they are added.
OPEN_INPUTS: tuple[str, ...] = ("*.parse_mode", "*_parse_mode", "*.emoji", "*.currency")
