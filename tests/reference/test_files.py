"""Photos and documents: sizes, ids and bytes."""

import io

import pytest
from PIL import Image


@pytest.fixture
def photo(stage, png):
    path, params = (
        f"/bot{stage.token}/sendPhoto",
        {"chat_id": stage.user_id, "photo": "attach://p", "caption": "c"},
    )
    return stage.client.post(path, data=params, files={"p": ("a.png", png)}).json()["result"]


def test_a_photo_has_a_ladder_of_sizes_and_is_never_blown_up(photo):
    sizes = [(size["width"], size["height"]) for size in photo["photo"]]

    assert [(90, 45), (320, 160), (800, 400), (1000, 500)] == sizes
    assert ["file_id", "file_unique_id", "file_size", "width", "height"] == list(photo["photo"][0])
    assert "c" == photo["caption"]


def test_a_photo_is_downloaded_at_its_path(stage, photo):
    file = stage.result("getFile", file_id=photo["photo"][-1]["file_id"])

    answer = stage.client.get(f"/file/bot{stage.token}/{file['file_path']}")

    assert file["file_path"].startswith("photos/file_")
    assert file["file_size"] == len(answer.content)
    assert (1000, 500) == Image.open(io.BytesIO(answer.content)).size


def test_a_file_id_can_be_sent_again(stage, photo):
    again = stage.result("sendPhoto", chat_id=stage.user_id, photo=photo["photo"][0]["file_id"])

    assert photo["photo"] == again["photo"]


def test_the_same_picture_has_the_same_unique_id(stage, photo, png_text):
    stage.act("send_photo", content_base64=png_text)

    received = stage.result("getUpdates")[0]["message"]["photo"]

    assert [size["file_unique_id"] for size in photo["photo"]] == [
        size["file_unique_id"] for size in received
    ]


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


def test_what_is_no_picture_is_refused(stage):
    path, files = f"/bot{stage.token}/sendPhoto", {"photo": ("a.png", b"junk")}

    answer = stage.client.post(path, data={"chat_id": stage.user_id}, files=files)

    assert "Bad Request: IMAGE_PROCESS_FAILED" == answer.json()["description"]


def test_a_document_keeps_its_name_and_bytes(stage):
    path, files = f"/bot{stage.token}/sendDocument", {"document": ("فاکتور.pdf", b"%PDF", "application/pdf")}

    sent = stage.client.post(path, data={"chat_id": stage.user_id}, files=files).json()["result"]["document"]

    assert ("application/pdf", 4) == (sent["mime_type"], sent["file_size"])
    assert "فاکتور.pdf" == sent["file_name"]
    file = stage.result("getFile", file_id=sent["file_id"])
    assert b"%PDF" == stage.client.get(f"/file/bot{stage.token}/{file['file_path']}").content
