"""A world that is made beforehand, and one that is open to whoever comes."""

import base64
from pathlib import Path

import httpx
import pytest

from conformance.errors import TargetUnreachable
from conformance.reference import ReferenceProcess

WORLDS = Path(__file__).parents[2] / "docs" / "worlds"
TOKEN = "153667468:AAHlSHlMqSt1f_uFmVRJbm5gntu2HI4WW8I"
OTHER = "153667469:AAHlSHlMqSt1f_uFmVRJbm5gntu2HI4WW8I"
PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAFElEQVR4nGNkYGhgwAaYsIoOWgkAaYgAkK2VydMAAAAASUVORK5CYII="
)
WORLD = f"""
[[users]]
id = 76918703
first_name = "Sara"

[[bots]]
token = "{TOKEN}"

[[bots]]
token = "{OTHER}"

[[groups]]
kind = "channel"
id = -1001120141283
username = "shop_news"
creator = 76918703
bots = [{{ bot_token = "{TOKEN}" }}, {{ bot_token = "{OTHER}", rights = ["can_post_messages"] }}]
last_message_id = 375820

[[private]]
bot_token = "{TOKEN}"
user_id = 76918703
last_message_id = 34

[[pages]]
url = "https://shop.example/blue.png"
content_path = "blue.png"

[[pages]]
url = "https://short.example/b"
leads_to = "https://shop.example/blue.png"

[[acts]]
bot_token = "{TOKEN}"
kind = "send_text"
user_id = 76918703
chat_id = -1001120141283
details = {{ text = "Open again" }}

[[acts]]
bot_token = "{TOKEN}"
kind = "set_profile_photo"
user_id = 76918703
chat_id = 76918703
details = {{ content_path = "blue.png" }}

[[acts]]
bot_token = "{TOKEN}"
kind = "set_profile"
user_id = 76918703
chat_id = 76918703
details = {{ personal_chat_id = -1001120141283 }}
"""


def caller(process):
    return lambda method, **params: httpx.post(f"{process.url}/bot{TOKEN}/{method}", json=params).json()


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """What a bot of the world gets."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "blue.png").write_bytes(PICTURE)
    (folder / "world.toml").write_text(WORLD)
    with ReferenceProcess(world=folder / "world.toml") as process:
        yield caller(process)


def test_a_world_has_the_ids_and_the_past_that_its_file_says(furnished):
    forwarded = furnished("forwardMessage", chat_id=76918703, from_chat_id="@shop_news", message_id=375821)

    assert "Open again" == forwarded["result"]["text"]
    assert 35 == forwarded["result"]["message_id"]
    posts = furnished("getUserPersonalChatMessages", user_id=76918703, limit=2)["result"]
    assert [375821] == [post["message_id"] for post in posts]
    assert 1 == furnished("getUserProfilePhotos", user_id=76918703)["result"]["total_count"]
    assert 2 == len(furnished("getChatAdministrators", chat_id="@shop_news", return_bots=True)["result"]) - 1


@pytest.mark.parametrize("file", sorted(WORLDS.glob("*.toml")), ids=lambda file: file.stem)
def test_every_world_in_the_docs_can_be_made(file):
    with ReferenceProcess(world=file) as process:
        assert httpx.get(f"{process.url}/sandbox/bots").json()


def test_nobody_is_told_of_a_worlds_past(furnished):
    assert [] == furnished("getUpdates")["result"]


def test_a_file_comes_from_the_worlds_web(furnished):
    sent = furnished("sendDocument", chat_id=76918703, document="https://short.example/b")["result"]

    assert ("blue.png", len(PICTURE)) == (sent["document"]["file_name"], sent["document"]["file_size"])


def test_a_world_that_names_no_file_is_a_sentence(tmp_path, capfd):
    (tmp_path / "world.toml").write_text('[[pages]]\nurl = "https://a.example/"\ncontent_path = "none.png"\n')

    with pytest.raises(TargetUnreachable), ReferenceProcess(world=tmp_path / "world.toml"):
        pass

    assert "none.png cannot be read" in capfd.readouterr().err


def test_a_page_can_be_put_into_the_web(stage, png):
    body = {"url": "https://a.example/x", "content_base64": base64.b64encode(png).decode()}
    stage.client.post("/sandbox/pages", json={**body, "content_type": "image/png"})

    sent = stage.result("sendDocument", chat_id=stage.user_id, document="https://a.example/x")

    assert ("x.png", "image/png") == (sent["document"]["file_name"], sent["document"]["mime_type"])


def test_a_set_has_the_thumbnail_and_ids_that_the_world_says(stage):
    thumbnail = {"content_base64": base64.b64encode(PICTURE).decode(), "width": 8, "height": 8}
    sticker = {
        "emoji": "😎",
        "file_id": "CAADAgADjudges",
        "thumbnail": {**thumbnail, "file_unique_id": "AQADx"},
    }
    stage.client.post("/sandbox/sticker_sets", json={"name": "Cool", "stickers": [sticker]})

    shown = stage.result("getStickerSet", name="Cool")["stickers"][0]

    assert "CAADAgADjudges" == shown["file_id"]
    assert ("AQADx", len(PICTURE)) == (shown["thumbnail"]["file_unique_id"], shown["thumbnail"]["file_size"])
    assert len(PICTURE) == stage.result("getFile", file_id=shown["thumbnail"]["file_id"])["file_size"]


def test_a_webhook_has_the_address_that_its_host_has_in_the_web(stage):
    stage.client.post("/sandbox/hosts", json={"name": "hooks.example", "ip_address": "203.0.113.9"})
    stage.result("setWebhook", url="https://hooks.example/x")
    stage.result("getMe")

    assert "203.0.113.9" == stage.result("getWebhookInfo")["ip_address"]


def test_each_quality_of_a_known_video_is_a_file(stage):
    quality = {"file_id": "BAADquality", "width": 464, "height": 848, "codec": "h264"}
    stage.client.post(
        "/sandbox/files", json={"file_id": "BAADwhole", "kind": "video", "qualities": [quality]}
    )

    sent = stage.result("sendVideo", chat_id=stage.user_id, video="BAADwhole")["video"]

    assert ["BAADquality"] == [one["file_id"] for one in sent["qualities"]]
    assert sent["qualities"][0]["file_size"] == stage.result("getFile", file_id="BAADquality")["file_size"]


def test_a_link_says_what_it_previews_where_the_web_has_a_page(stage):
    """Observed in a client: python-telegram-bot, and in recorded webhooks of others."""
    stage.client.post("/sandbox/pages", json={"url": "https://b.example/", "content_type": "text/html"})

    assert {"url": "https://b.example/"} == stage.say("See https://b.example/")["link_preview_options"]
    assert "link_preview_options" not in stage.say("See https://other.example/")


@pytest.fixture(scope="module")
def opened():
    """What any bot gets from an open platform."""
    with ReferenceProcess() as process:
        httpx.post(f"{process.url}/sandbox/open", json={"open": True})
        yield caller(process)


@pytest.mark.parametrize(
    ("chat_id", "kind"),
    [(76918703, "private"), (-1001120141283, "supergroup"), (-5000, "group"), ("@shop_news", "channel")],
)
def test_an_open_platform_has_whatever_chat_is_named(opened, chat_id, kind):
    sent = opened("sendMessage", chat_id=chat_id, text="x")

    assert kind == sent["result"]["chat"]["type"]


def test_an_open_platform_has_whatever_game_is_named(opened):
    sent = opened("sendGame", chat_id=76918703, game_short_name="chess")

    assert "chess" == sent["result"]["game"]["title"]


@pytest.mark.parametrize("file_id", ["BQADAgADRgADjMcoCdXg3lSIN49lAg", "CQADAgADRgADjMcoCdXg3lSIN49lAg"])
def test_an_open_platform_has_whatever_file_is_named(opened, file_id):
    sent = opened("sendAudio", chat_id=76918703, audio=file_id)

    assert file_id == sent["result"]["audio"]["file_id"]
    assert opened("getFile", file_id=file_id)["result"]["file_path"]


def test_an_open_supergroup_has_topics(opened):
    topic = opened("createForumTopic", chat_id=-1001120141283, name="News")

    assert "News" == topic["result"]["name"]


def test_whoever_is_named_with_an_open_group_is_in_it(opened):
    member = opened("getChatMember", chat_id=-1001120141283, user_id=5)

    assert "member" == member["result"]["status"]


def test_who_came_to_an_open_platform_is_still_there_after_a_kill(tmp_path):
    def seen(process):
        return caller(process)("getChat", chat_id=-1001120141283)

    with ReferenceProcess(state=tmp_path / "state.db") as process:
        httpx.post(f"{process.url}/sandbox/open", json={"open": True})
        first = seen(process)
        process.kill()
    with ReferenceProcess(state=tmp_path / "state.db") as process:
        httpx.post(f"{process.url}/sandbox/open", json={"open": False})
        assert first == seen(process)


def test_a_closed_platform_knows_no_stranger(platform):
    answer = caller(platform)("getMe")

    assert (401, "Unauthorized") == (answer["error_code"], answer["description"])
