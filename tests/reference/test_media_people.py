"""Files that people send, and the pictures of people, bots and chats."""

import base64
import io

import pytest
from PIL import Image

from conformance.spec import Spec, Validator

from .media_stage import animated_sticker, film, gif, picture, refused, sent, song, speech

VALID = Validator(Spec.load())


def encoded(content):
    return base64.b64encode(content).decode()


def heard(stage):
    return [update["message"] for update in stage.result("getUpdates") if "message" in update]


@pytest.mark.parametrize(
    ("kind", "content", "shown"),
    [
        ("photo", picture(), {}),
        ("video", film(), {"width": 400, "duration": 16}),
        ("animation", gif(), {"width": 320}),
        ("audio", song(), {"title": "La de da"}),
        ("document", song(), {"mime_type": "audio/mpeg"}),
        ("voice", speech(), {"duration": 3}),
        ("video_note", film(240, 240), {"length": 240}),
        ("sticker", animated_sticker(), {"is_animated": True}),
    ],
)
def test_a_person_sends_a_file_of_every_kind(stage, kind, content, shown):
    name = "a.mp3" if kind in {"audio", "document"} else None
    said = {"file_name": name} if name else {}
    stage.act(f"send_{kind}", content_base64=encoded(content), **said)

    (message,) = heard(stage)

    assert shown.items() <= dict(message[kind] if kind != "photo" else {}).items()
    again = sent(stage, "forwardMessage", from_chat_id=stage.user_id, message_id=message["message_id"])
    assert message[kind] == again[kind]
    assert [] == list(VALID.result("forwardMessage", again))


def test_a_person_sends_a_file_that_they_have_seen(stage):
    document = sent(stage, "sendDocument", {"document": ("a.pdf", b"%PDF")})["document"]

    stage.act("send_document", file_id=document["file_id"], caption="see https://example.org")

    (message,) = heard(stage)
    assert document == message["document"]
    assert ["url"] == [entity["type"] for entity in message["caption_entities"]]


def test_an_album_of_a_persons_is_an_update_for_each_file(stage):
    items = [
        {"kind": "photo", "content_base64": encoded(picture()), "caption": "c"},
        {"kind": "video", "content_base64": encoded(film())},
    ]

    done = stage.act("send_album", items=items)

    first, second = heard(stage)
    assert first["media_group_id"] == second["media_group_id"]
    assert ("c", 400) == (first["caption"], second["video"]["width"])
    assert done["message_ids"] == [first["message_id"], second["message_id"]]


@pytest.mark.parametrize(
    ("kind", "details", "words"),
    [
        ("send_video", {}, "the video cannot be sent: Bad Request: file must be non-empty"),
        ("send_voice", {"file_id": "x"}, "there is no such file"),
        (
            "send_album",
            {"items": [{"kind": "photo"}, {"kind": "audio"}]},
            "the picture cannot be sent: Bad Request: file must be non-empty",
        ),
    ],
)
def test_a_person_cannot_send_what_is_not_there(stage, kind, details, words):
    assert words == stage.act(kind, **details)["error"]


def test_profile_pictures_are_newest_first(stage):
    for width in (700, 300):
        stage.act("set_profile_photo", content_base64=encoded(picture(width, 300)))

    photos = stage.result("getUserProfilePhotos", user_id=stage.user_id)

    assert 2 == photos["total_count"]
    assert [(160, 160), (320, 320), (640, 640)] == [
        (size["width"], size["height"]) for size in photos["photos"][0]
    ]
    assert [] == list(VALID.result("getUserProfilePhotos", photos))
    rest = stage.result("getUserProfilePhotos", user_id=stage.user_id, offset=1, limit=1)
    assert photos["photos"][1:] == rest["photos"]
    assert {"total_count": 2, "photos": []} == stage.result(
        "getUserProfilePhotos", user_id=stage.user_id, offset=2
    )


@pytest.mark.parametrize(("name", "side"), [("small", 160), ("big", 640)])
def test_a_chats_picture_is_downloaded_in_both_sizes(stage, name, side):
    chat_id = stage.group("supergroup")
    sent(stage, "setChatPhoto", {"photo": ("a.jpg", picture(700, 700))}, chat_id=chat_id)
    photo = stage.result("getChat", chat_id=chat_id)["photo"]

    file = stage.result("getFile", file_id=photo[f"{name}_file_id"])

    assert file["file_unique_id"] == photo[f"{name}_file_unique_id"]
    content = stage.client.get(f"/file/bot{stage.token}/{file['file_path']}").content
    assert (side, side) == Image.open(io.BytesIO(content)).size
    assert "Bad Request: can't use file of type ChatPhoto as Photo" == refused(
        stage, "sendPhoto", photo=photo[f"{name}_file_id"]
    )


def test_a_bot_changes_its_own_picture(stage):
    photo = {"type": "static", "photo": "attach://p"}
    assert sent(stage, "setMyProfilePhoto", {"p": ("a.jpg", picture())}, photo=photo)

    before = stage.result("getUserProfilePhotos", user_id=stage.bot_id)["total_count"]
    stage.result("removeMyProfilePhoto")

    assert (1, 0) == (before, stage.result("getUserProfilePhotos", user_id=stage.bot_id)["total_count"])


@pytest.mark.parametrize(
    ("photo", "words"),
    [
        ("", "photo isn't specified"),
        ("{", "can't parse photo JSON object"),
        ("[]", "object expected as profile photo"),
        ({"type": "round"}, "invalid profile photo type specified"),
        ({"type": "static", "photo": "abcd"}, "photo must be uploaded as a file"),
        ({"type": "animated"}, "photo must be uploaded as a file"),
    ],
)
def test_a_profile_picture_is_refused_in_the_servers_words(stage, photo, words):
    assert f"Bad Request: {words}" == refused(stage, "setMyProfilePhoto", photo=photo)


def test_profile_audios_are_shown(stage):
    stage.act("add_profile_audio", content_base64=encoded(song()), file_name="a.mp3")

    audios = stage.result("getUserProfileAudios", user_id=stage.user_id)

    assert (1, "La de da") == (audios["total_count"], audios["audios"][0]["title"])
    assert [] == list(VALID.result("getUserProfileAudios", audios))


@pytest.mark.parametrize("method", ["getUserProfilePhotos", "getUserProfileAudios"])
@pytest.mark.parametrize(("user_id", "words"), [(0, "invalid user_id specified"), (5, "user not found")])
def test_a_profile_is_somebodys(stage, method, user_id, words):
    assert (400, f"Bad Request: {words}") == stage.refusal(method, user_id=user_id)


@pytest.mark.parametrize("kind", ["send_document", "send_photo", "add_profile_audio"])
def test_a_part_of_a_file_is_not_sent_by_itself(stage, kind):
    thumbnail = sent(stage, "sendVideo", {"video": ("a.mp4", film())})["video"]["thumbnail"]

    assert "error" in stage.act(kind, file_id=thumbnail["file_id"])


def test_only_music_is_shown_as_music(stage):
    assert "error" in stage.act("add_profile_audio", content_base64=encoded(film()), file_name="a.mp4")


@pytest.mark.parametrize("item", [{"content_base64": 1}, {"file_name": []}, {"caption": {}}])
def test_an_album_of_nonsense_is_refused(stage, item):
    assert "error" in stage.act("send_album", items=[{"kind": "photo", **item}] * 2)


@pytest.mark.parametrize("odd", [True, [], {}, "no base64"])
def test_a_detail_that_an_act_does_not_know_is_not_looked_at(stage, odd):
    sent = stage.act("send_photo", content_base64=encoded(picture()), thumbnail_base64=odd)

    assert "error" not in sent
