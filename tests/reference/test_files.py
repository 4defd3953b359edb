"""Files: their sizes, ids and bytes, and the way to them."""

import io

import pytest
from PIL import Image

from .chats_stage import found, updates
from .media_stage import film, picture, post, refused, sent

LARGE = 20 * 1024 * 1024 + 1


@pytest.fixture
def photo(stage, png):
    return sent(stage, "sendPhoto", {"p": ("a.png", png)}, photo="attach://p", caption="c")


@pytest.fixture
def other_stage(stage):
    """The same person with another bot."""
    bot = stage.client.post("/sandbox/bots", json={}).json()
    body = {"bot_token": bot["token"], "user_id": stage.user_id}
    stage.client.post("/sandbox/chats/private", json=body)
    return type(stage)(stage.client, bot["token"], bot["id"], stage.user_id)


def test_a_photo_has_a_ladder_of_sizes_and_is_never_blown_up(photo):
    sizes = [(size["width"], size["height"]) for size in photo["photo"]]

    assert [(90, 45), (320, 160), (800, 400), (1000, 500)] == sizes
    assert ["file_id", "file_unique_id", "file_size", "width", "height"] == list(photo["photo"][0])
    assert "c" == photo["caption"]


@pytest.mark.parametrize(
    ("measure", "sizes"),
    [
        ((800, 533), [(90, 60), (320, 213), (800, 533)]),
        ((640, 428), [(90, 60), (320, 214), (640, 428)]),
        ((799, 571), [(90, 64), (320, 229), (799, 571)]),
        ((1920, 1080), [(90, 51), (320, 180), (800, 450), (1280, 720)]),
    ],
)
def test_the_sizes_are_those_that_telegram_made(stage, measure, sizes):
    message = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture(*measure))})

    assert sizes == [(size["width"], size["height"]) for size in message["photo"]]


def test_a_photo_is_downloaded_at_its_path(stage, photo):
    file = stage.result("getFile", file_id=photo["photo"][-1]["file_id"])

    answer = stage.client.get(f"/file/bot{stage.token}/{file['file_path']}")

    assert file["file_path"].startswith("photos/file_")
    assert file["file_size"] == len(answer.content)
    assert (1000, 500) == Image.open(io.BytesIO(answer.content)).size


def test_a_file_can_be_looked_for_without_its_bytes(stage, photo):
    """Observed in a client: java-telegram-bot-api."""
    path = stage.result("getFile", file_id=photo["photo"][-1]["file_id"])["file_path"]

    look = stage.client.head(f"/file/bot{stage.token}/{path}")

    assert (200, str(photo["photo"][-1]["file_size"])) == (look.status_code, look.headers["content-length"])


def test_the_path_of_a_file_stays(stage, photo):
    file_id = photo["photo"][0]["file_id"]

    paths = {stage.result("getFile", file_id=file_id)["file_path"] for _ in range(2)}

    assert 1 == len(paths)


@pytest.mark.parametrize("size", [0, -1])
def test_any_size_of_a_photo_sends_the_whole_again(stage, photo, size):
    again = sent(stage, "sendPhoto", photo=photo["photo"][size]["file_id"])

    assert photo["photo"] == again["photo"]


def test_the_same_picture_has_the_same_unique_ids(stage, photo, png_text):
    stage.act("send_photo", content_base64=png_text)

    received = stage.result("getUpdates")[0]["message"]["photo"]

    assert [size["file_unique_id"] for size in photo["photo"]] == [
        size["file_unique_id"] for size in received
    ]
    assert len(photo["photo"]) == len({size["file_unique_id"] for size in photo["photo"]})


def test_a_file_id_is_one_bots_and_a_unique_id_everyones(stage, other_stage):
    mine, others = (
        sent(one, "sendDocument", {"document": ("a.pdf", b"%PDF")})["document"]
        for one in (stage, other_stage)
    )

    assert mine["file_id"] != others["file_id"]
    assert mine["file_unique_id"] == others["file_unique_id"]
    assert "Bad Request: wrong file identifier/HTTP URL specified" == refused(
        stage, "sendDocument", document=others["file_id"]
    )
    assert (400, "Bad Request: wrong file_id or the file is temporarily unavailable") == stage.refusal(
        "getFile", file_id=others["file_id"]
    )


def test_bots_of_one_group_get_ids_of_their_own(stage, other_stage, png_text):
    place = found(stage)
    place.act("promote", by=place.owner, member_id=other_stage.bot_id)
    place.act("send_photo", content_base64=png_text)

    mine, others = (
        next(update["photo"][0] for update in updates(one, "message") if "photo" in update)
        for one in (stage, other_stage)
    )

    assert mine["file_id"] != others["file_id"]
    assert mine["file_unique_id"] == others["file_unique_id"]
    assert sent(other_stage, "sendPhoto", photo=others["file_id"])


@pytest.mark.parametrize(
    ("kind", "prefix", "length"),
    [("photo", "AgACAg", 16), ("video", "BAACAg", 15), ("document", "BQACAg", 15)],
)
def test_ids_have_telegrams_form(stage, kind, prefix, length):
    content = {"photo": picture(), "video": film(), "document": b"%PDF"}[kind]
    shown = sent(stage, f"send{kind.title()}", {kind: ("a.mp4" if kind == "video" else "a", content)})[kind]

    file = shown[0] if kind == "photo" else shown

    assert prefix == file["file_id"][:6]
    assert ("AQAD" if kind == "photo" else "AgAD") == file["file_unique_id"][:4]
    assert length - 2 <= len(file["file_unique_id"]) <= length + 2


def test_a_caption_is_edited(stage, photo):
    edited = stage.result(
        "editMessageCaption",
        chat_id=stage.user_id,
        message_id=photo["message_id"],
        caption="<b>new</b>",
        parse_mode="HTML",
    )

    assert ("new", "bold") == (edited["caption"], edited["caption_entities"][0]["type"])
    assert photo["photo"] == edited["photo"]


def test_a_document_keeps_its_name_and_bytes(stage):
    document = sent(stage, "sendDocument", {"document": ("فاکتور.pdf", b"%PDF", "text/plain")})["document"]

    file = stage.result("getFile", file_id=document["file_id"])

    assert ("فاکتور.pdf", "application/pdf", 4) == (
        document["file_name"],
        document["mime_type"],
        document["file_size"],
    )
    assert b"%PDF" == stage.client.get(f"/file/bot{stage.token}/{file['file_path']}").content


@pytest.mark.parametrize(
    ("file_id", "words"),
    [
        ("", "Bad Request: file_id not specified"),
        ("no id", "Bad Request: invalid file_id"),
        ("CAADAQADRQADI6SdE8ZrNfql8D6AAg", "Bad Request: invalid file_id"),
    ],
)
def test_get_file_refuses_what_is_no_file(stage, file_id, words):
    assert (400, words) == stage.refusal("getFile", file_id=file_id)


def test_a_file_beyond_twenty_megabytes_can_be_sent_but_not_fetched(stage):
    sent_file = sent(stage, "sendDocument", {"document": ("a.bin", bytes(LARGE))})["document"]

    assert LARGE == sent_file["file_size"]
    assert (400, "Bad Request: file is too big") == stage.refusal("getFile", file_id=sent_file["file_id"])


def test_a_body_beyond_fifty_megabytes_is_too_large(stage):
    answer = post(stage, "sendDocument", {"document": ("a.bin", bytes(53 * 1024 * 1024))})

    assert (413, "Request Entity Too Large") == (answer["error_code"], answer["description"])


def test_a_file_can_be_known_by_a_given_id(stage):
    known = {"file_id": "CAADAQADHAADyIsGAAFZfq1bphjqlgI", "kind": "sticker", "emoji": "💪"}
    stage.client.post("/sandbox/files", json=known)

    sticker = sent(stage, "sendSticker", sticker=known["file_id"])["sticker"]

    assert ("💪", known["file_id"]) == (sticker["emoji"], sticker["file_id"])
    assert stage.result("getFile", file_id=known["file_id"])["file_path"].startswith("stickers/file_")


def test_files_outlive_a_snapshot(stage, photo):
    video = sent(stage, "sendVideo", {"video": ("a.mp4", film())})["video"]
    before = stage.result("getFile", file_id=video["file_id"])
    snapshot = stage.client.post("/sandbox/snapshots", json={}).json()
    stage.client.post(f"/sandbox/snapshots/{next(iter(snapshot.values()))}/restore", json={})

    after = stage.result("getFile", file_id=video["file_id"])

    assert before == after
    assert photo["photo"] == sent(stage, "sendPhoto", photo=photo["photo"][0]["file_id"])["photo"]
    assert film() == stage.client.get(f"/file/bot{stage.token}/{after['file_path']}").content


@pytest.mark.parametrize("mutant_stage", ["file_id_not_reusable"], indirect=True)
def test_a_mutant_forgets_its_files(mutant_stage):
    first = sent(mutant_stage, "sendPhoto", {"photo": ("a.jpg", picture())})["photo"][0]["file_id"]

    assert "Bad Request: wrong file identifier/HTTP URL specified" == refused(
        mutant_stage, "sendPhoto", photo=first
    )
