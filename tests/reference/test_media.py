"""Files of every kind: what comes of them, and what is refused."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conformance.spec import Spec, Validator

from .media_stage import (
    animated_sticker,
    film,
    gif,
    picture,
    refused,
    sent,
    silence,
    song,
    speech,
    vorbis,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "media", "thumbnail", "cover", "photo", "width"]), inner)
    ),
    max_leaves=6,
)
MEDIA = st.fixed_dictionaries(
    {"type": st.sampled_from(["photo", "video", "live_photo", "audio", "document", "animation"])},
    optional={
        "media": st.sampled_from(["attach://p", "attach://v", "http://a.io", "AgAD", "."]) | JSON,
        "caption": JSON,
        "thumbnail": JSON,
        "cover": st.just("attach://p") | JSON,
        "photo": st.just("attach://p") | JSON,
        "duration": JSON,
        "start_timestamp": JSON,
    },
)
VALID = Validator(Spec.load())
TEXT = b"not a picture"


@pytest.mark.parametrize(
    ("method", "file", "field", "shown"),
    [
        ("sendAudio", ("a.mp3", song()), "audio", {"duration": 2, "mime_type": "audio/mpeg"}),
        ("sendAudio", ("a.mp3", song()), "audio", {"title": "La de da", "performer": "Bill Wurtz"}),
        ("sendAudio", ("a.mp3", silence()), "audio", {"duration": 2, "file_name": "a.mp3"}),
        ("sendVideo", ("a.mp4", film()), "video", {"duration": 16, "width": 400, "height": 300}),
        ("sendVideo", ("a.mp4", film(sound=False)), "video", {"mime_type": "video/mp4"}),
        ("sendAnimation", ("a.mp4", film(sound=False)), "animation", {"duration": 16, "width": 400}),
        ("sendAnimation", ("a.gif", gif()), "animation", {"duration": 2, "mime_type": "video/mp4"}),
        ("sendVoice", ("record.ogg", speech()), "voice", {"duration": 3, "mime_type": "audio/ogg"}),
        ("sendVoice", ("record.mp3", silence()), "voice", {"mime_type": "audio/mpeg"}),
        ("sendVideoNote", ("a.mp4", film(240, 240)), "video_note", {"duration": 16, "length": 240}),
        ("sendSticker", ("a.webp", picture(510, 512, "WEBP")), "sticker", {"width": 510, "height": 512}),
        ("sendSticker", ("a.tgs", animated_sticker()), "sticker", {"is_animated": True, "is_video": False}),
        ("sendSticker", ("a.jpg", picture()), "sticker", {"is_animated": False, "type": "regular"}),
        ("sendDocument", ("a.txt", TEXT), "document", {"mime_type": "text/plain", "file_name": "a.txt"}),
    ],
)
def test_a_file_tells_what_it_is(stage, method, file, field, shown):
    message = sent(stage, method, {field: file})

    assert shown.items() <= message[field].items()
    assert len(file[1]) == message[field]["file_size"]
    assert [] == list(VALID.result(method, message))


@pytest.mark.parametrize(
    ("method", "name", "file", "becomes"),
    [
        ("sendVideoNote", "video_note", ("a.mp4", film(400, 300)), "video"),
        ("sendVoice", "voice", ("a.wav", b"RIFF" + bytes(40)), "audio"),
        ("sendVoice", "voice", ("a.png", picture(form="PNG")), "document"),
        ("sendAnimation", "animation", ("a.mp4", film()), "video"),
        ("sendVideo", "video", ("a.gif", gif()), "animation"),
        ("sendDocument", "document", ("a.mp3", song()), "audio"),
        ("sendDocument", "document", ("a.mp4", film()), "video"),
        ("sendDocument", "document", ("a.gif", gif()), "animation"),
        ("sendDocument", "document", ("a.webp", picture(512, 512, "WEBP")), "sticker"),
        ("sendDocument", "document", ("a.ogg", vorbis()), "document"),
        ("sendDocument", "document", ("a.png", picture(form="PNG")), "document"),
    ],
)
def test_a_file_becomes_what_its_content_is(stage, method, name, file, becomes):
    message = sent(stage, method, {name: file})

    assert becomes in message
    assert [] == list(VALID.result(method, message))


def test_a_document_stays_one_where_detection_is_off(stage):
    message = sent(
        stage, "sendDocument", {"document": ("a.mp3", song())}, disable_content_type_detection=True
    )

    assert ("a.mp3", "audio/mpeg") == (message["document"]["file_name"], message["document"]["mime_type"])


def test_an_animation_is_among_the_documents_too(stage):
    message = sent(stage, "sendAnimation", {"animation": ("game.gif", gif())})

    assert message["animation"]["file_id"] == message["document"]["file_id"]
    assert "game.gif.mp4" == message["animation"]["file_name"]
    assert not {"duration", "width", "height"} & message["document"].keys()


def test_what_the_bot_says_of_a_file_counts_before_what_is_in_it(stage):
    said = {"duration": 191, "title": "t", "performer": "p"}

    audio = sent(stage, "sendAudio", {"audio": ("a.mp3", song())}, **said)["audio"]

    assert said.items() <= audio.items()


@pytest.mark.parametrize(
    ("method", "name", "file", "shown"),
    [
        ("sendVideo", "video", ("a.mp4", film(400, 120)), (400, 120, 100)),
        ("sendAnimation", "animation", ("a.gif", gif(2)), (320, 180, 2)),
    ],
)
def test_a_film_is_measured_whatever_the_bot_says(stage, method, name, file, shown):
    """Observed in a client: java-telegram-bot-api."""
    film = sent(stage, method, {name: file}, width=2, height=1, duration=100)[name]

    assert shown == (film["width"], film["height"], film["duration"])


@pytest.mark.parametrize(
    ("method", "files", "measure"),
    [
        ("sendAudio", {"audio": ("a.mp3", silence())}, (50, 50)),
        ("sendDocument", {"document": ("a.pdf", b"%PDF")}, (50, 50)),
        ("sendDocument", {"document": ("a.png", picture(300, 300, "PNG"))}, (300, 300)),
        ("sendVideo", {"video": ("a.mp4", film(360, 640))}, (180, 320)),
        ("sendAnimation", {"animation": ("a.gif", gif())}, (320, 180)),
        ("sendVideoNote", {"video_note": ("a.mp4", film(240, 240))}, (240, 240)),
    ],
)
@pytest.mark.parametrize("name", ["thumbnail", "thumb"])
def test_a_thumbnail_is_made_of_the_file_if_it_can_be(stage, method, files, measure, name):
    message = sent(stage, method, {**files, name: ("t.jpg", picture(50, 50))})

    shown = next(value for value in message.values() if isinstance(value, dict) and "thumbnail" in value)
    assert measure == (shown["thumbnail"]["width"], shown["thumbnail"]["height"])
    assert shown["thumb"] == shown["thumbnail"]


def test_a_video_has_a_cover_and_a_beginning(stage):
    files = {"video": ("a.mp4", film()), "c": ("c.jpg", picture())}

    message = sent(stage, "sendVideo", files, cover="attach://c", start_timestamp=7)

    assert (7, 640) == (message["video"]["start_timestamp"], message["video"]["cover"][-1]["width"])
    assert [] == list(VALID.result("sendVideo", message))
    again = sent(stage, "sendVideo", video=message["video"]["file_id"])
    assert "cover" not in again["video"]


def test_a_caption_can_stand_above_what_is_hidden(stage):
    flags = {"show_caption_above_media": True, "has_spoiler": True, "protect_content": True}

    message = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture())}, caption="c", **flags)

    said = ["photo", "caption", "show_caption_above_media", "has_media_spoiler", "has_protected_content"]
    assert said == [name for name in message if name in said]


def test_a_live_photo_is_a_film_with_a_still(stage):
    files = {"live_photo": ("a.mp4", film()), "photo": ("a.jpg", picture())}
    message = sent(stage, "sendLivePhoto", files)

    live = message["live_photo"]

    assert (16, "video/mp4", 640) == (live["duration"], live["mime_type"], live["photo"][-1]["width"])
    again = sent(stage, "sendLivePhoto", live_photo=live["file_id"], photo=live["photo"][0]["file_id"])
    assert live == again["live_photo"]
    assert [] == list(VALID.result("sendLivePhoto", message))


def test_paid_media_is_shown_to_the_bot_that_sells_it(stage):
    media = [{"type": "photo", "media": "attach://p"}, {"type": "video", "media": "attach://v"}]
    files = {"p": ("a.jpg", picture()), "v": ("a.mp4", film())}

    message = sent(stage, "sendPaidMedia", files, star_count=5, media=media, caption="c")

    assert 5 == message["paid_media"]["star_count"]
    assert ["photo", "video"] == [item["type"] for item in message["paid_media"]["paid_media"]]
    assert [] == list(VALID.result("sendPaidMedia", message))


@pytest.mark.parametrize(
    ("stars", "media", "words"),
    [
        (0, [{"type": "photo", "media": "attach://p"}], "Invalid media price specified"),
        (1, [], "Invalid number of paid media specified"),
        (1, [{"type": "audio", "media": "attach://p"}], 'type "audio" is unsupported'),
        (1, "[", "can't parse paid media JSON object"),
        (1, {}, "expected an Array of InputPaidMedia"),
    ],
)
def test_paid_media_must_be_right(stage, stars, media, words):
    description = refused(stage, "sendPaidMedia", {"p": ("a.jpg", picture())}, star_count=stars, media=media)

    assert words.lower() in description.lower()


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("sendPhoto", "photo"),
        ("sendAudio", "audio"),
        ("sendDocument", "document"),
        ("sendVideo", "video"),
        ("sendAnimation", "animation"),
        ("sendVoice", "voice"),
        ("sendVideoNote", "video note"),
        ("sendSticker", "sticker"),
        ("sendLivePhoto", "live photo"),
    ],
)
@pytest.mark.parametrize("given", [{}, {"value": "attach://nothing"}])
def test_a_file_must_be_there(stage, method, name, given):
    params = {name.replace(" ", "_"): value for value in given.values()}

    assert f"Bad Request: there is no {name} in the request" == refused(stage, method, **params)


def test_a_live_photo_moves(stage):
    files = {"live_photo": ("a.mp3", song()), "photo": ("a.jpg", picture())}

    assert "Bad Request: MEDIA_INVALID" == refused(stage, "sendLivePhoto", files)


@pytest.mark.parametrize(
    ("method", "file", "words"),
    [
        ("sendPhoto", picture()[:200], "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", TEXT, "IMAGE_PROCESS_FAILED"),
        ("sendPhoto", picture(2000, 50), "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", picture(9000, 1500), "PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", b"", "file must be non-empty"),
        ("sendDocument", b"", "file must be non-empty"),
        (
            "sendPhoto",
            bytes(10 * 1024 * 1024 + 1),
            "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes",
        ),
    ],
)
def test_a_file_that_cannot_be_is_refused(stage, method, file, words):
    name = method.removeprefix("send").lower()

    assert f"Bad Request: {words}" == refused(stage, method, {name: ("a.jpg", file)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("abcd", "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"),
        ("abc d", "wrong remote file identifier specified: Wrong string length"),
        ("abc!", "wrong remote file identifier specified: Wrong character in the string"),
        ("====", "wrong remote file identifier specified: Wrong string padding"),
        ("/home/me/photo.jpg", "invalid file HTTP URL specified: URL host is empty"),
        ("file:///home/me/photo.jpg", "invalid file HTTP URL specified: Unsupported URL protocol"),
        ("AgACAgQAAxkDAAM1ZnG8LabTxno661-KX9W17Je_uekAArXgMRtNXZFLifTnv9tqCs8BAAMCAANzAAM1BA", None),
        ("CAADAQADHAADyIsGAAFZfq1bphjqlgI", "can't use file of type Sticker as Photo"),
    ],
)
def test_an_id_that_names_no_file_is_refused_in_the_servers_words(stage, text, words):
    expected = words or "wrong file identifier/HTTP URL specified"

    assert f"Bad Request: {expected}" == refused(stage, "sendPhoto", photo=text)


def test_a_photo_and_a_document_cannot_be_sent_as_each_other(stage):
    video = sent(stage, "sendVideo", {"video": ("a.mp4", film())})["video"]
    photo = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture())})["photo"][0]

    refusals = (
        refused(stage, "sendPhoto", photo=video["file_id"]),
        refused(stage, "sendPhoto", photo=video["thumbnail"]["file_id"]),
        refused(stage, "sendDocument", document=photo["file_id"]),
    )

    assert (
        "Bad Request: can't use file of type Video as Photo",
        "Bad Request: can't use file of type Thumbnail as Photo",
        "Bad Request: can't use file of type Photo as Document",
    ) == refusals


@pytest.mark.parametrize("method", ["sendDocument", "sendAudio", "sendVoice"])
def test_documents_of_any_kind_stay_what_they_are(stage, method):
    video = sent(stage, "sendVideo", {"video": ("a.mp4", film())})["video"]

    again = sent(stage, method, **{method.removeprefix("send").lower(): video["file_id"]})

    assert video == again["video"]


def test_media_is_edited_with_what_comes_with_the_call(stage):
    message_id = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture())})["message_id"]
    media = {"type": "video", "media": "attach://v", "caption": "*c*", "parse_mode": "MarkdownV2"}

    edited = sent(stage, "editMessageMedia", {"v": ("a.mp4", film())}, message_id=message_id, media=media)

    assert (400, "c", "bold") == (
        edited["video"]["width"],
        edited["caption"],
        edited["caption_entities"][0]["type"],
    )
    assert "photo" not in edited


@pytest.mark.parametrize(
    ("media", "words"),
    [
        ("{", "can't parse input media JSON object"),
        ("[]", "can't parse InputMedia: expected an Object"),
        ({"type": "photo"}, "can't parse InputMedia: media not found"),
        ({"type": "photo", "media": "attach://x"}, "can't parse InputMedia: media not found"),
        ({"media": "abcd"}, "can't parse InputMedia: Can't find field \"type\""),
        ({"type": "poll", "media": "abcd"}, 'can\'t parse InputMedia: type "poll" is unsupported'),
        (
            {"type": "photo", "media": "x", "has_spoiler": 1},
            'can\'t parse InputMedia: Field "has_spoiler" must be of type Boolean',
        ),
        ("", 'parameter "media" is required'),
    ],
)
def test_input_media_is_refused_in_the_servers_words(stage, media, words):
    message_id = sent(stage, "sendPhoto", {"photo": ("a.jpg", picture())})["message_id"]

    assert f"Bad Request: {words}" == refused(stage, "editMessageMedia", message_id=message_id, media=media)


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["sendMediaGroup", "sendPaidMedia", "editMessageMedia", "setMyProfilePhoto"]),
    st.lists(MEDIA | JSON, max_size=3) | MEDIA | JSON,
)
def test_whatever_stands_for_media_is_answered(stage, method, media):
    name = "photo" if method == "setMyProfilePhoto" else "media"
    data = {"chat_id": stage.user_id, "star_count": "1", "message_id": "1", name: json.dumps(media)}
    files = {"p": ("a.jpg", picture(20, 20)), "v": ("a.mp4", film())}

    answer = stage.client.post(f"/bot{stage.token}/{method}", data=data, files=files)

    assert answer.status_code in {200, 400}
    assert answer.json()["ok"] is (answer.status_code == 200)
