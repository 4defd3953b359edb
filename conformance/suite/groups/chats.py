"""What getChat tells."""

import secrets

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.groups._groups import full
from conformance.verdict import Consequence

_CHAT = documented("Bot API, ChatFullInfo")
_METHOD = "getChat"


@clause("groups.chat-is-whole", "#getchat", documented("Bot API, getChat"), since="7.3", method=_METHOD)
def chat_is_whole(caller: Caller, group: Group) -> None:
    """getChat gives the ChatFullInfo of a supergroup, schema-true."""
    assert caller.ask(_METHOD, {"chat_id": group.chat_id})["id"] == group.chat_id


@clause(
    "groups.chat-says-kind",
    "#chatfullinfo",
    _CHAT,
    since="2.1",
    method=_METHOD,
    features=("reads.chat_type",),
)
def chat_says_kind(caller: Caller, group: Group, new_group: NewGroup) -> None:
    """getChat tells a supergroup from a basic group."""
    kinds = [full(caller, one)["type"] for one in (group, new_group("group"))]
    assert kinds == ["supergroup", "group"]


@clause("groups.chat-has-title", "#chatfullinfo", _CHAT, since="2.1", method=_METHOD)
def chat_has_title(caller: Caller, new_group: NewGroup) -> None:
    """getChat has the group's Persian title as it is."""
    title = User.marker("فروشگاه‌های ما")
    assert full(caller, new_group("supergroup", title=title))["title"] == title


@clause(
    "groups.messages-say-kind",
    "#chat",
    documented("Bot API, Chat"),
    since="2.0",
    needs=("send_text",),
    update="message",
    features=("reads.chat_type",),
)
def messages_say_kind(caller: Caller, group: Group) -> None:
    """What a member writes in a supergroup says that it is one, and its title."""
    text = group.member.says(User.marker())
    chat = caller.awaited("message", lambda one: one.get("text") == text)["message"]["chat"]
    assert (chat["id"], chat["type"], chat["title"]) == (group.chat_id, "supergroup", group.title)


@clause(
    "groups.chat-by-name", "#getchat", documented("Bot API, getChat: @username"), since="2.1", method=_METHOD
)
def chat_by_name(caller: Caller, new_group: NewGroup) -> None:
    """A public group is found by its @name."""
    name = f"conf_{secrets.token_hex(6)}"
    group = new_group("supergroup", username=name)
    chat = caller.accepted(_METHOD, {"chat_id": f"@{name}"})
    assert (chat["id"], chat["username"]) == (group.chat_id, name)


@clause(
    "groups.chat-has-permissions",
    "#chatfullinfo",
    _CHAT,
    since="4.4",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def chat_has_permissions(caller: Caller, group: Group) -> None:
    """getChat has the permissions of a group's members."""
    assert isinstance(full(caller, group)["permissions"]["can_send_messages"], bool)


@clause(
    "groups.chat-has-pinned-message",
    "#chatfullinfo",
    _CHAT,
    since="3.3",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
    stands_on=("pinChatMessage",),
)
def chat_has_pinned_message(caller: Caller, new_group: NewGroup) -> None:
    """getChat has the message that was pinned last."""
    place = {"chat_id": new_group("supergroup").chat_id}
    sent = [caller.accepted("sendMessage", {**place, "text": User.marker()}) for _ in range(2)]
    for message in sent:
        caller.given("pinChatMessage", {**place, "message_id": message["message_id"]})
    assert caller.accepted(_METHOD, place)["pinned_message"]["message_id"] == sent[1]["message_id"]


@clause(
    "groups.chat-settings",
    "#chatfullinfo",
    _CHAT,
    since="4.4",
    consequence=Consequence.COSMETIC,
    needs=("change_settings",),
    method=_METHOD,
)
def chat_settings(caller: Caller, new_group: NewGroup) -> None:
    """getChat has the slow mode and the protection that the owner has set."""
    group = new_group("supergroup")
    group.owner.act("change_settings", slow_mode_delay=60, has_protected_content=True)
    chat = full(caller, group)
    assert (chat["slow_mode_delay"], chat["has_protected_content"]) == (60, True)


@clause(
    "groups.unknown-chat-refused",
    "#getchat",
    observed("tdlib/telegram-bot-api, Client.cpp: chat not found"),
    since="2.1",
    consequence=Consequence.DEGRADES,
    method=_METHOD,
)
def unknown_chat_refused(caller: Caller) -> None:
    """A name that no chat has is refused with 400 and Telegram's words."""
    refusal = caller.refusal(_METHOD, {"chat_id": "@conformance_nobody_has_this"})
    assert (refusal.error_code, refusal.description) == (400, "Bad Request: chat not found")


@clause("groups.private-chat", "#chatfullinfo", _CHAT, since="2.1", method=_METHOD)
def private_chat(caller: Caller, user: User) -> None:
    """getChat of a private chat has the person's first name and no title."""
    chat = caller.accepted(_METHOD, {"chat_id": user.chat_id})
    assert user.human is None or chat["first_name"] == user.human.first_name
    assert (chat["type"], "title" in chat) == ("private", False)


@clause(
    "groups.bio",
    "#chatfullinfo",
    _CHAT,
    since="4.8",
    consequence=Consequence.COSMETIC,
    needs=("set_profile",),
    method=_METHOD,
)
def bio(caller: Caller, user: User) -> None:
    """getChat of a private chat has what the person writes of themselves."""
    text = user.marker("خریدار")
    user.act("set_profile", bio=text)
    assert caller.accepted(_METHOD, {"chat_id": user.chat_id})["bio"] == text


@clause(
    "groups.stickers-of-small-group-refused",
    "#setchatstickerset",
    documented("Bot API, setChatStickerSet: use can_set_sticker_set to check if the bot can use this method"),
    since="3.4",
    consequence=Consequence.COSMETIC,
    method="setChatStickerSet",
)
def stickers_of_small_group_refused(caller: Caller, group: Group) -> None:
    """A group that cannot have a sticker set of its own is refused one with 400."""
    params = {"chat_id": group.chat_id, "sticker_set_name": "conformance_nobody_has_this"}
    assert caller.refusal("setChatStickerSet", params).error_code == 400


@clause(
    "groups.stickers-only-in-supergroups",
    "#deletechatstickerset",
    observed("tdlib/telegram-bot-api, Client.cpp, process_delete_chat_sticker_set_query"),
    since="3.4",
    consequence=Consequence.COSMETIC,
    method="deleteChatStickerSet",
)
def stickers_only_in_supergroups(caller: Caller, new_group: NewGroup) -> None:
    """A basic group has no sticker set to delete: 400 and Telegram's words."""
    refusal = caller.refusal("deleteChatStickerSet", {"chat_id": new_group("group").chat_id})
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: method is available only for supergroups",
    )
