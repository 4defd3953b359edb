"""A group's title, description and photo."""

from conformance.suite.clause import clause, documented, observed
from conformance.suite.ground import Caller, Group, NewGroup, User
from conformance.suite.ground.media import picture
from conformance.suite.groups._groups import full
from conformance.verdict import Consequence

_TITLE = documented("Bot API, setChatTitle")
_DESCRIPTION = documented("Bot API, setChatDescription")
_PHOTO = documented("Bot API, setChatPhoto")
_FULL = ("getChat",)


def _at(group: Group) -> dict[str, int]:
    return {"chat_id": group.chat_id}


@clause("groups.title", "#setchattitle", _TITLE, since="3.1", method="setChatTitle", stands_on=_FULL)
def title(caller: Caller, new_group: NewGroup) -> None:
    """The group has the title that was set."""
    group, name = new_group("supergroup"), User.marker("می‌فروشیم 🛒")
    assert caller.ask("setChatTitle", {**_at(group), "title": name}) is True
    assert full(caller, group)["title"] == name


@clause(
    "groups.title-in-messages",
    "#chat",
    documented("Bot API, Chat: title"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatTitle",
)
def title_in_messages(caller: Caller, new_group: NewGroup) -> None:
    """The next message's chat has the new title."""
    group, name = new_group("supergroup"), User.marker("تازه")
    caller.accepted("setChatTitle", {**_at(group), "title": name})
    sent = caller.accepted("sendMessage", {**_at(group), "text": User.marker()})
    assert sent["chat"]["title"] == name


@clause(
    "groups.title-is-told",
    "#message",
    documented("Bot API, Message: new_chat_title"),
    observed("a bot hears of the titles that it sets itself"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatTitle",
    update="message",
)
def title_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A new title shows in the group as a message with new_chat_title."""
    group, name = new_group("supergroup"), User.marker("تازه")
    caller.accepted("setChatTitle", {**_at(group), "title": name})
    message = caller.awaited("message", lambda one: one.get("new_chat_title") == name)["message"]
    assert message["chat"]["id"] == group.chat_id


@clause(
    "groups.empty-title-refused",
    "#setchattitle",
    documented("Bot API, setChatTitle: 1-128 characters"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatTitle",
)
def empty_title_refused(caller: Caller, new_group: NewGroup) -> None:
    """An empty title is refused with 400."""
    assert caller.refusal("setChatTitle", {**_at(new_group("supergroup")), "title": ""}).error_code == 400


@clause(
    "groups.title-needs-right",
    "#setchattitle",
    documented("Bot API, setChatTitle: must have the appropriate administrator rights"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatTitle",
)
def title_needs_right(caller: Caller, new_group: NewGroup) -> None:
    """A bot without the right to change information cannot set a title: 400."""
    group = new_group("supergroup", bot_rights=("can_delete_messages",))
    assert caller.refusal("setChatTitle", {**_at(group), "title": "x"}).error_code == 400


@clause(
    "groups.title-in-private-refused",
    "#setchattitle",
    documented("Bot API, setChatTitle: titles can't be changed for private chats"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatTitle",
)
def title_in_private_refused(caller: Caller, user: User) -> None:
    """A private chat has no title to set: 400."""
    assert caller.refusal("setChatTitle", {"chat_id": user.chat_id, "title": "x"}).error_code == 400


@clause(
    "groups.description",
    "#setchatdescription",
    _DESCRIPTION,
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatDescription",
    stands_on=_FULL,
)
def description(caller: Caller, new_group: NewGroup) -> None:
    """The group has the description of 255 characters that was set."""
    group = new_group("supergroup")
    assert caller.ask("setChatDescription", {**_at(group), "description": "ش" * 255}) is True
    assert full(caller, group)["description"] == "ش" * 255


@clause(
    "groups.description-taken-away",
    "#setchatdescription",
    documented("Bot API, setChatDescription: 0-255 characters"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatDescription",
    stands_on=_FULL,
)
def description_taken_away(caller: Caller, new_group: NewGroup) -> None:
    """An empty description takes away the one that was there."""
    group = new_group("supergroup")
    for text in ("فروشگاه", ""):
        caller.accepted("setChatDescription", {**_at(group), "description": text})
    assert not full(caller, group).get("description")


@clause(
    "groups.same-description-refused",
    "#setchatdescription",
    observed("tdlib/telegram-bot-api, Client.cpp, fail_query_with_error: CHAT_ABOUT_NOT_MODIFIED"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatDescription",
)
def same_description_refused(caller: Caller, new_group: NewGroup) -> None:
    """Setting the description that is there already is refused with 400 and Telegram's words."""
    params = {**_at(new_group("supergroup")), "description": "فروشگاه"}
    caller.accepted("setChatDescription", params)
    refusal = caller.refusal("setChatDescription", params)
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: chat description is not modified",
    )


@clause(
    "groups.photo",
    "#setchatphoto",
    _PHOTO,
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="setChatPhoto",
    stands_on=_FULL,
)
def photo(caller: Caller, new_group: NewGroup) -> None:
    """The group has the photo that was uploaded, small and big."""
    group = new_group("supergroup")
    assert caller.ask("setChatPhoto", _at(group), files={"photo": picture(320, 320)}) is True
    shown = full(caller, group)["photo"]
    assert shown["small_file_id"] != shown["big_file_id"]


@clause(
    "groups.photo-is-told",
    "#message",
    documented("Bot API, Message: new_chat_photo"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatPhoto",
    update="message",
)
def photo_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A new photo shows in the group as a message with new_chat_photo."""
    group = new_group("supergroup")
    caller.accepted("setChatPhoto", _at(group), files={"photo": picture(320, 320)})
    message = caller.awaited(
        "message", lambda one: one["chat"]["id"] == group.chat_id and "new_chat_photo" in one
    )["message"]
    assert message["new_chat_photo"][-1]["file_id"]


@clause(
    "groups.photo-must-be-uploaded",
    "#setchatphoto",
    documented("Bot API, setChatPhoto: photo, uploaded using multipart/form-data"),
    observed("tdlib/telegram-bot-api, Client.cpp, process_set_chat_photo_query"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="setChatPhoto",
)
def photo_must_be_uploaded(caller: Caller, new_group: NewGroup) -> None:
    """A photo that is no upload is refused with 400 and Telegram's words."""
    params = {**_at(new_group("supergroup")), "photo": "https://example.com/face.jpg"}
    refusal = caller.refusal("setChatPhoto", params)
    assert (refusal.error_code, refusal.description) == (
        400,
        "Bad Request: photo must be uploaded as an InputFile",
    )


@clause(
    "groups.photo-deleted",
    "#deletechatphoto",
    documented("Bot API, deleteChatPhoto"),
    since="3.1",
    consequence=Consequence.DEGRADES,
    method="deleteChatPhoto",
    stands_on=("setChatPhoto", "getChat"),
)
def photo_deleted(caller: Caller, new_group: NewGroup) -> None:
    """After deleteChatPhoto the group has no photo."""
    group = new_group("supergroup")
    caller.given("setChatPhoto", _at(group), files={"photo": picture(320, 320)})
    assert caller.ask("deleteChatPhoto", _at(group)) is True
    assert "photo" not in full(caller, group)


@clause(
    "groups.photo-deletion-is-told",
    "#message",
    documented("Bot API, Message: delete_chat_photo"),
    since="3.1",
    consequence=Consequence.COSMETIC,
    method="deleteChatPhoto",
    update="message",
    stands_on=("setChatPhoto",),
)
def photo_deletion_is_told(caller: Caller, new_group: NewGroup) -> None:
    """A photo's end shows in the group as a message with delete_chat_photo."""
    group = new_group("supergroup")
    caller.given("setChatPhoto", _at(group), files={"photo": picture(320, 320)})
    caller.accepted("deleteChatPhoto", _at(group))
    caller.awaited(
        "message", lambda one: one["chat"]["id"] == group.chat_id and one.get("delete_chat_photo") is True
    )
