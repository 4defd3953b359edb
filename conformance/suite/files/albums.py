"""Albums: several files, each a message of its own."""

import base64
from typing import Any

from conformance.suite.clause import clause, documented, observed
from conformance.suite.files._posting import kept
from conformance.suite.ground import Caller, User
from conformance.suite.ground.media import film, paper, picture
from conformance.suite.ground.sending import refused
from conformance.verdict import Consequence
from conformance.wire import Upload

_SERVER = observed("tdlib/telegram-bot-api, Client.cpp")


_PICTURE = base64.b64encode(picture().content).decode()
_ALBUM = documented("Bot API, sendMediaGroup")


def _album(caller: Caller, user: User, *media: dict[str, Any], **files: Upload) -> list[dict[str, Any]]:
    params = {"chat_id": user.chat_id, "media": list(media)}
    messages: list[dict[str, Any]] = caller.accepted("sendMediaGroup", params, files=files)
    return messages


def _item(kind: str, name: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "media": f"attach://{name}", **more}


@clause(
    "files.album",
    "#sendmediagroup",
    _ALBUM,
    since="3.5",
    method="sendMediaGroup",
    features=("media_group", "reads.media_group_id"),
)
def album(caller: Caller, user: User) -> None:
    """An album is a message for each file, in their order, under one media_group_id."""
    media = [_item("photo", "a"), _item("video", "b")]
    params = {"chat_id": user.chat_id, "media": media}
    messages = caller.accepted("sendMediaGroup", params, files={"a": picture(), "b": film()})
    assert ["photo" in messages[0], "video" in messages[1]] == [True, True]
    assert messages[0]["media_group_id"] == messages[1]["media_group_id"]


@clause(
    "files.albums-apart",
    "#sendmediagroup",
    _ALBUM,
    since="3.5",
    method="sendMediaGroup",
    features=("media_group", "reads.media_group_id"),
)
def albums_apart(caller: Caller, user: User) -> None:
    """Two albums have two media_group_ids."""
    one, two = (
        _album(caller, user, _item("photo", "a"), _item("photo", "b"), a=picture(), b=picture(300, 400))
        for _ in range(2)
    )
    assert one[0]["media_group_id"] != two[0]["media_group_id"]


@clause(
    "files.album-captions",
    "#sendmediagroup",
    _ALBUM,
    since="3.5",
    method="sendMediaGroup",
    features=("media_group",),
)
def album_captions(caller: Caller, user: User) -> None:
    """Each file of an album has its own caption, with its formatting."""
    first = _item("photo", "a", caption="<b>یک</b>", parse_mode="HTML")
    messages = _album(
        caller, user, first, _item("photo", "b", caption="دو"), a=picture(), b=picture(300, 400)
    )
    assert [message["caption"] for message in messages] == ["یک", "دو"]
    assert messages[0]["caption_entities"][0]["type"] == "bold"


@clause(
    "files.album-of-ids",
    "#sendmediagroup",
    _ALBUM,
    since="3.5",
    method="sendMediaGroup",
    stands_on=("sendPhoto",),
    features=("media_group", "file_id_reuse"),
)
def album_of_ids(caller: Caller, user: User) -> None:
    """An album can be made of file_ids."""
    sizes = kept(caller, user, "photo", picture())["photo"]
    media = [{"type": "photo", "media": sizes[-1]["file_id"]}] * 2
    messages = _album(caller, user, *media)
    assert {message["photo"][-1]["file_unique_id"] for message in messages} == {sizes[-1]["file_unique_id"]}


@clause(
    "files.album-of-documents",
    "#sendmediagroup",
    _ALBUM,
    since="4.9",
    consequence=Consequence.DEGRADES,
    method="sendMediaGroup",
    features=("media_group",),
)
def album_of_documents(caller: Caller, user: User) -> None:
    """Documents make an album of documents."""
    files = {"a": paper(name="یک.txt"), "b": paper(name="دو.txt")}
    messages = _album(caller, user, *(_item("document", name) for name in files), **files)
    assert [message["document"]["file_name"] for message in messages] == ["یک.txt", "دو.txt"]


@clause(
    "files.album-replies",
    "#sendmediagroup",
    _ALBUM,
    since="7.0",
    consequence=Consequence.DEGRADES,
    method="sendMediaGroup",
    features=("media_group", "reply_to"),
)
def album_replies(caller: Caller, user: User) -> None:
    """An album can answer a message."""
    first = caller.accepted("sendMessage", {"chat_id": user.chat_id, "text": user.marker()})
    reply = {"message_id": first["message_id"]}
    media = [_item("photo", "a"), _item("photo", "b")]
    params = {"chat_id": user.chat_id, "media": media, "reply_parameters": reply}
    messages = caller.accepted("sendMediaGroup", params, files={"a": picture(), "b": picture(300, 400)})
    assert messages[0]["reply_to_message"]["message_id"] == first["message_id"]


@clause(
    "files.album-of-eleven-refused",
    "#sendmediagroup",
    _ALBUM,
    since="3.5",
    consequence=Consequence.DEGRADES,
    method="sendMediaGroup",
    features=("media_group",),
)
def album_of_eleven_refused(caller: Caller, user: User) -> None:
    """An album of eleven files is refused with 400."""
    params = {"chat_id": user.chat_id, "media": [_item("photo", "a")] * 11}
    assert caller.refusal("sendMediaGroup", params, files={"a": picture()}).error_code == 400


@clause(
    "files.album-mixed-refused",
    "#sendmediagroup",
    documented("Bot API, sendMediaGroup: documents and audio files are grouped with their like only"),
    since="3.5",
    consequence=Consequence.COSMETIC,
    method="sendMediaGroup",
    features=("media_group",),
)
def album_mixed_refused(caller: Caller, user: User) -> None:
    """Documents cannot be in an album with photos: 400."""
    params = {"chat_id": user.chat_id, "media": [_item("photo", "a"), _item("document", "b")]}
    files = {"a": picture(), "b": paper()}
    assert caller.refusal("sendMediaGroup", params, files=files).error_code == 400


@clause(
    "files.album-broken-refused",
    "#sendmediagroup",
    _SERVER,
    since="3.5",
    consequence=Consequence.COSMETIC,
    method="sendMediaGroup",
    features=("media_group",),
)
def album_broken_refused(caller: Caller, user: User) -> None:
    """Media that are no JSON are refused with 400 and Telegram's words."""
    got = refused(caller, "sendMediaGroup", {"chat_id": user.chat_id, "media": "junk"})
    assert got == (400, "Bad Request: can't parse media JSON object")


@clause(
    "files.persons-album",
    "#message",
    documented("Bot API, Message: media_group_id"),
    since="3.5",
    needs=("send_album",),
    method="getUpdates",
    features=("reads.media_group_id",),
)
def persons_album(caller: Caller, user: User) -> None:
    """The files of a person's album reach the bot under one media_group_id."""
    items = [{"kind": "photo", "content_base64": _PICTURE}, {"kind": "photo", "content_base64": _PICTURE}]
    user.act("send_album", items=items)
    first = caller.awaited("message", lambda message: "media_group_id" in message)
    group = first["message"]["media_group_id"]
    caller.updates(offset=first["update_id"] + 1, timeout=0)
    second = caller.awaited("message", lambda message: message.get("media_group_id") == group)
    assert second["message"]["message_id"] > first["message"]["message_id"]
